package io.github.stowc.dicom.part10;

import java.util.List;

/** What is to be written where a dataset has a link to bulk data. Immutable. */
public sealed interface BulkContent {

    /**
     * A value as it is: native Pixel Data in little endian, a document. A byte is added where the length is odd.
     *
     * @param segments the bytes, one run after the other
     */
    record Plain(List<Segment> segments) implements BulkContent {
        /** Copies the list. */
        public Plain {
            segments = List.copyOf(segments);
        }
    }

    /**
     * Encapsulated Pixel Data with a table of its frames: the Basic Offset Table, or the Extended Offset Table where 32 bits
     * do not suffice (PS3.5 A.4, PS3.3 C.7.6.3.1.8).
     *
     * @param frames one compressed stream a frame
     */
    record Frames(List<List<Segment>> frames) implements BulkContent {
        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if there is no frame
         */
        public Frames {
            if (frames.isEmpty()) {
                throw new IllegalArgumentException("encapsulated Pixel Data has at least one frame");
            }
            frames = frames.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Encapsulated Pixel Data that is one stream for all frames, as videos are: fragments without regard to frames, and an
     * empty Basic Offset Table (PS3.5 8.2.5 to 8.2.9).
     *
     * @param segments the stream, one run after the other
     */
    record Stream(List<Segment> segments) implements BulkContent {
        /** Copies the list. */
        public Stream {
            segments = List.copyOf(segments);
        }
    }
}
