package io.github.stowc.dicom.part10;

import java.nio.ByteBuffer;

/** A run of bytes of a file that is yet to be written. Immutable. */
public sealed interface Segment {

    /** The number of bytes. */
    long length();

    /** Bytes of this run, from one on and so many, as a run of its own. */
    Segment part(long from, long count);

    /**
     * Bytes that are at hand.
     *
     * @param bytes read only, from position 0
     */
    record Literal(ByteBuffer bytes) implements Segment {
        /** Takes a view: the bytes must not change any more. */
        public Literal {
            bytes = bytes.slice().asReadOnlyBuffer();
        }

        /** A view of the bytes with a position of its own. */
        @Override
        public ByteBuffer bytes() {
            return bytes.duplicate();
        }

        @Override
        public long length() {
            return bytes.remaining();
        }

        @Override
        public Segment part(long from, long count) {
            return new Literal(bytes().slice((int) from, (int) count));
        }
    }

    /**
     * Bytes that are in a source of bulk data, which the caller numbers as it likes.
     *
     * @param source the caller's number
     * @param offset of the first byte in the source, from 0
     * @param length in bytes
     */
    record Slice(int source, long offset, long length) implements Segment {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if offset or length is negative
         */
        public Slice {
            if (offset < 0 || length < 0) {
                throw new IllegalArgumentException("offset and length are 0 or more: " + offset + ", " + length);
            }
        }

        @Override
        public Segment part(long from, long count) {
            return new Slice(source, offset + from, count);
        }
    }
}
