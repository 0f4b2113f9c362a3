package io.github.stowc.mime;

import io.github.stowc.bytes.Body;
import java.util.List;

/** A multipart message that somewhere stands already: its bytes go out as they are. Immutable. */
public final class WrittenMessage extends Message {
    private final String type;
    private final Boundary boundary;

    /**
     * A message.
     *
     * @param type the media type of the root part, the first one
     * @param boundary the one that its delimiters have
     * @param parts those that were found in it
     * @param whole all its bytes
     */
    public WrittenMessage(String type, Boundary boundary, List<Part> parts, Body whole) {
        super(parts, List.of(whole));
        this.type = type;
        this.boundary = boundary;
    }

    @Override
    public String contentType() {
        return Multipart.contentType(type, boundary);
    }
}
