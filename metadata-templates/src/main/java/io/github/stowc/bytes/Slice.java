package io.github.stowc.bytes;

/**
 * A range of a source's bytes.
 *
 * @param offset where it begins, counted from 0
 * @param length the number of bytes, 0 or more
 */
public record Slice(long offset, long length) {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the offset or the length is negative
     */
    public Slice {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("a slice of " + length + " bytes at byte " + offset);
        }
    }

    /** The offset of the first byte after it. */
    public long end() {
        return offset + length;
    }
}
