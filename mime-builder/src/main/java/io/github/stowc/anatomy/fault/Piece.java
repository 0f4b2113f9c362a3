package io.github.stowc.anatomy.fault;

import java.nio.charset.StandardCharsets;

/** Bytes of a broken message. */
sealed interface Piece {
    /** The number of bytes. */
    long length();

    /** Bytes of the source from an offset to another. */
    record Range(long from, long to) implements Piece {
        @Override
        public long length() {
            return to - from;
        }
    }

    /** Other bytes, as a text whose characters are below 256. */
    record Text(String text) implements Piece {
        @Override
        public long length() {
            return text.length();
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
