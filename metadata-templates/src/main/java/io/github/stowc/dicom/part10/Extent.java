package io.github.stowc.dicom.part10;

/**
 * A run of bytes.
 *
 * @param offset of the first byte, from 0
 * @param length in bytes, 0 or more
 */
public record Extent(long offset, long length) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Extent {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("offset and length are 0 or more: " + offset + ", " + length);
        }
    }

    /** The byte behind the last. */
    public long end() {
        return offset + length;
    }
}
