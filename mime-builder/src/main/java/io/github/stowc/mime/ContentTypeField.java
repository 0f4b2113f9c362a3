package io.github.stowc.mime;

/** A received Content-Type field, read as leniently as mail readers do (RFC 2045 5.1). Immutable. */
public final class ContentTypeField {
    private final ContentType parsed;

    private ContentTypeField(ContentType parsed) {
        this.parsed = parsed;
    }

    /** Reads a field's value; an empty one has an empty media type and no parameters. */
    public static ContentTypeField of(String value) {
        return new ContentTypeField(ContentType.parse(value));
    }

    /** Type and subtype as written. */
    public String mediaType() {
        return parsed.mediaType();
    }

    /** The value of a parameter, without quotes; empty if the field has none. */
    public String parameter(String name) {
        return parsed.parameter(name).orElse("");
    }
}
