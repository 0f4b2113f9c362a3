package io.github.stowc.bytes;

import java.util.List;

/** The bytes of a source, or made from it, that are the bulk data of an instance. Immutable. */
public sealed interface Payload {

    /** The number of bytes. */
    long length();

    /** All of a source. */
    static Payload whole(Source source) {
        return new Ranges(List.of(new Slice(0, source.size())));
    }

    /**
     * Ranges of the source, unchanged.
     *
     * @param slices at least one, in ascending order
     */
    record Ranges(List<Slice> slices) implements Payload {
        /** Copies the list. */
        public Ranges {
            slices = List.copyOf(slices);
        }

        @Override
        public long length() {
            long length = 0;
            for (Slice slice : slices) {
                length += slice.length();
            }
            return length;
        }
    }

    /**
     * Bytes made from the source while they are read, in memory that does not grow with the number of frames.
     *
     * @param length the number of bytes that each stream gives
     * @param opener opens a stream that fails with an {@link java.io.IOException} if the source turns out to be broken
     */
    record Decoded(long length, Source.StreamOpener opener) implements Payload {}
}
