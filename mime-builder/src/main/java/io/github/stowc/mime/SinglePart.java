package io.github.stowc.mime;

import java.util.List;

/** A message of one body without framing; its Content-Type is that of the request. Immutable. */
public final class SinglePart extends Message {
    private static final String CONTENT_TYPE = "Content-Type";

    private final String contentType;

    /**
     * Makes a message of a part.
     *
     * @throws IllegalArgumentException if the part has no Content-Type
     */
    public SinglePart(Part part) {
        super(List.of(part), part.body().pieces());
        this.contentType = part.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(CONTENT_TYPE))
                .map(Header::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a message of a single part needs a " + CONTENT_TYPE));
    }

    @Override
    public String contentType() {
        return contentType;
    }
}
