package io.github.stowc.mime;

import java.io.IOException;

/** A boundary that a reader would find inside a part. */
public final class BoundaryFoundException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int part;
    private final long offset;

    BoundaryFoundException(Boundary boundary, String source, int part, long offset) {
        super("boundary \"" + boundary + "\": found at the start of a line in " + source + ", at byte " + offset
                + "; choose another boundary, or let one be generated (RFC 2046 5.1.1)");
        this.part = part;
        this.offset = offset;
    }

    /** The index of the part, from 0. */
    public int part() {
        return part;
    }

    /** The offset of the two dashes in the file or stream, or in the part's body if it is in memory; from 0. */
    public long offset() {
        return offset;
    }
}
