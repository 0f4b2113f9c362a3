package io.github.stowc.dicom.part10;

import io.github.stowc.bytes.Body;
import java.util.List;

/** What to write for a link to bulk data in a dataset. Immutable. */
public sealed interface BulkContent {

    /**
     * A value as it is: native Pixel Data in little endian, a document. A byte is appended if the length is odd.
     *
     * @param body the bytes
     */
    record Plain(Body body) implements BulkContent {}

    /**
     * Encapsulated Pixel Data with a table of its frames: the Basic Offset Table, or the Extended Offset Table if 32 bits
     * do not suffice (PS3.5 A.4, PS3.3 C.7.6.3.1.8).
     *
     * @param frames one compressed stream a frame
     */
    record Frames(List<Body> frames) implements BulkContent {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if the list is empty
         */
        public Frames {
            if (frames.isEmpty()) {
                throw new IllegalArgumentException("encapsulated Pixel Data has at least one frame");
            }
            frames = List.copyOf(frames);
        }
    }

    /**
     * Encapsulated Pixel Data that is one stream for all frames, as videos are: fragments without regard to frames, and an
     * empty Basic Offset Table (PS3.5 8.2.5 to 8.2.9).
     *
     * @param body the stream
     */
    record Stream(Body body) implements BulkContent {}
}
