package io.github.stowc.mime;

/** The boundary that a received Content-Type field names (RFC 2046 5.1.1). */
public final class BoundaryParameter {
    private BoundaryParameter() {}

    /** The boundary; empty if the field names none. */
    public static String of(String contentType) {
        return ContentType.parse(contentType).parameter("boundary").orElse("");
    }
}
