package io.github.stowc.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of a known length that can be read again and again. Immutable.
 *
 * <p>A body holds no file open and, but for {@link Bytes}, no content in memory.
 */
public sealed interface Body {

    /** The number of bytes. */
    long length();

    /**
     * A new stream at the first byte, which the caller closes.
     *
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;

    /** What the body is made of, in order; itself where it is made of one thing. */
    default List<Body> pieces() {
        return List.of(this);
    }

    /** Bytes in memory, copied. */
    static Body of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /**
     * All of a file, as it is now.
     *
     * @throws IOException if it is not there
     */
    static Body of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return of(file, attributes.size(), attributes.lastModifiedTime());
    }

    /** All of a file that had that size and was written last at that time. */
    static Body of(Path file, long size, FileTime lastModified) {
        return new FileRange(file, 0, size, size, lastModified);
    }

    /**
     * A stream that can be opened again.
     *
     * @param name what it is called in errors
     * @param length the number of bytes that each stream gives
     */
    static Body of(String name, long length, StreamOpener opener) {
        return new Streamed(name, length, opener);
    }

    /** Bodies one behind the other. */
    static Body concat(List<Body> bodies) {
        List<Body> pieces = new ArrayList<>();
        for (Body body : bodies) {
            pieces.addAll(body.pieces());
        }
        return new Sequence(pieces);
    }

    /** Opens a stream at the first byte of a body. */
    @FunctionalInterface
    interface StreamOpener {
        /**
         * A new stream, which the caller closes.
         *
         * @throws IOException if it cannot be opened
         */
        InputStream open() throws IOException;
    }

    /** Bytes in memory. */
    final class Bytes implements Body {
        private final byte[] bytes;

        private Bytes(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        /** A copy of the bytes. */
        public byte[] toArray() {
            return bytes.clone();
        }

        /** The bytes themselves, for writing them without a copy. */
        public byte[] array() {
            return bytes;
        }
    }

    /**
     * A range of a file that must not change until it has been written.
     *
     * @param file the file
     * @param offset the first byte, from 0
     * @param length the number of bytes
     * @param fileSize the size of the whole file
     * @param lastModified when it was written last
     */
    record FileRange(Path file, long offset, long length, long fileSize, FileTime lastModified) implements Body {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if it is not inside the file
         */
        public FileRange {
            if (offset < 0 || length < 0 || offset > fileSize - length) {
                throw new IllegalArgumentException(file + ": " + length + " bytes from byte " + offset
                        + " are not inside its " + fileSize + " bytes");
            }
        }

        /** A range of the same file, from its beginning. */
        public FileRange slice(long from, long count) {
            return new FileRange(file, from, count, fileSize, lastModified);
        }

        @Override
        public InputStream open() throws IOException {
            return new FileRangeStream(this);
        }
    }

    /**
     * A stream that can be opened again.
     *
     * @param name what it is called in errors
     * @param length the number of bytes that each stream gives
     * @param opener opens it
     */
    record Streamed(String name, long length, StreamOpener opener) implements Body {
        @Override
        public InputStream open() throws IOException {
            return new CountedStream(opener.open(), name, length);
        }
    }

    /**
     * Bodies one behind the other.
     *
     * @param pieces none of them a sequence itself
     */
    record Sequence(List<Body> pieces) implements Body {
        /** Copies the list. */
        public Sequence {
            pieces = List.copyOf(pieces);
        }

        @Override
        public long length() {
            long length = 0;
            for (Body piece : pieces) {
                length = Math.addExact(length, piece.length());
            }
            return length;
        }

        @Override
        public InputStream open() {
            return new PiecesStream(pieces);
        }
    }
}
