package io.github.stowc.mime;

import java.io.IOException;

/** A boundary that a reader would find inside a part. */
public final class BoundaryFoundException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int part;
    private final long offset;

    BoundaryFoundException(Boundary boundary, String source, int part, long offset) {
        super("boundary \"" + boundary + "\": found at the beginning of a line in " + source + ", at byte " + offset
                + "; choose another boundary, or leave it to be generated (RFC 2046 5.1.1)");
        this.part = part;
        this.offset = offset;
    }

    /** The index of the part, from 0. */
    public int part() {
        return part;
    }

    /** Where the two dashes stand in the file or stream, for bytes in memory in the part's body; from 0. */
    public long offset() {
        return offset;
    }
}
