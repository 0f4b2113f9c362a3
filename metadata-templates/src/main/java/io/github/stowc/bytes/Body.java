package io.github.stowc.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Bytes of a known length that can be read again and again. Immutable.
 *
 * <p>A body keeps no file open and, except {@link Bytes}, no content in memory.
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

    /** What the body is made of, in order; itself if it is made of one thing. */
    default List<Body> pieces() {
        return List.of(this);
    }

    /**
     * A range of this body; a range of a file does not read the bytes before it.
     *
     * @param from the first byte, from 0
     * @param count the number of bytes
     * @throws IndexOutOfBoundsException if it is not inside this body
     */
    Body slice(long from, long count);

    /** The body as a source with a name; readers can jump in it if they can in what it is made of. */
    default Source source(String name) {
        return Source.of(name, length(), this::open);
    }

    /** Bytes in memory, copied. */
    static Body of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /** The first bytes of an array, copied. */
    static Body of(byte[] bytes, int length) {
        return new Bytes(Arrays.copyOf(bytes, length));
    }

    /** All of a source. */
    static Body of(Source source) {
        Path path = source.path().orElse(null);
        FileTime time = source.lastModified().orElse(null);
        return path == null || time == null
                ? new Streamed(source, source.size(), new Opener(source))
                : of(path, source.size(), time);
    }

    /** Opens a source; bodies of the same source are equal. */
    record Opener(Source source) implements Source.StreamOpener {
        @Override
        public InputStream open() throws IOException {
            return source.open();
        }
    }

    /** The bytes of a source, or made from it, that are the bulk data of an instance. */
    static Body of(Source source, Payload payload) {
        if (payload instanceof Payload.Decoded decoded) {
            return new Streamed(source, decoded.length(), decoded.opener());
        }
        Body whole = of(source);
        List<Slice> slices = ((Payload.Ranges) payload).slices();
        List<Body> kept = new ArrayList<>(slices.size());
        for (Slice slice : slices) {
            kept.add(whole.slice(slice.offset(), slice.length()));
        }
        return kept.size() == 1 ? kept.get(0) : concat(kept);
    }

    /**
     * Bytes made from a source while they are read; reading to the end fails if the source's file has changed.
     *
     * @param length the number of bytes that each stream gives
     */
    static Body of(Source source, long length, Source.StreamOpener opener) {
        return new Streamed(source, length, opener);
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

    /** All of a file, given its size and the time it was last written. */
    static Body of(Path file, long size, FileTime lastModified) {
        return new FileRange(file, 0, size, size, lastModified);
    }

    /**
     * A stream that can be opened again.
     *
     * @param name what it is called in errors
     * @param length the number of bytes that each stream gives
     */
    static Body of(String name, long length, Source.StreamOpener opener) {
        return of(Source.of(name, length, opener));
    }

    /** Bodies one after the other. */
    static Body concat(List<Body> bodies) {
        List<Body> pieces = new ArrayList<>();
        for (Body body : bodies) {
            pieces.addAll(body.pieces());
        }
        return new Sequence(pieces);
    }

    /** Bytes in memory. */
    final class Bytes implements Body {
        private final byte[] bytes;

        private Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Body slice(long from, long count) {
            Objects.checkFromIndexSize(from, count, bytes.length);
            return count == bytes.length
                    ? this
                    : new Bytes(Arrays.copyOfRange(bytes, (int) from, (int) (from + count)));
        }

        /** A copy of the bytes. */
        public byte[] toArray() {
            return bytes.clone();
        }

        /** The bytes themselves, for writing them without a copy. */
        public byte[] array() {
            return bytes;
        }

        @Override
        public String toString() {
            return bytes.length + " bytes in memory";
        }
    }

    /**
     * A range of a file that must not change until it has been written.
     *
     * @param file the file
     * @param offset the first byte, from 0
     * @param length the number of bytes
     * @param fileSize the size of the whole file
     * @param lastModified when it was last written
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

        @Override
        public FileRange slice(long from, long count) {
            Objects.checkFromIndexSize(from, count, length);
            return count == length ? this : new FileRange(file, offset + from, count, fileSize, lastModified);
        }

        @Override
        public InputStream open() throws IOException {
            return new FileRangeStream(this);
        }

        @Override
        public Source source(String name) {
            return new FileSource(file, file.toString(), fileSize, lastModified).range(name, offset, length);
        }
    }

    /**
     * A stream that can be opened again.
     *
     * @param source what it is made of
     * @param length the number of bytes that each stream gives
     * @param opener opens it
     */
    record Streamed(Source source, long length, Source.StreamOpener opener) implements Body {
        /** What it is called in errors. */
        public String name() {
            return source.name();
        }

        @Override
        public Body slice(long from, long count) {
            Objects.checkFromIndexSize(from, count, length);
            return count == length
                    ? this
                    : new Streamed(source, count, () -> CountedStream.range(opener.open(), source, from, count));
        }

        @Override
        public InputStream open() throws IOException {
            return CountedStream.whole(opener.open(), source, length);
        }

        @Override
        public Source source(String name) {
            return opener instanceof Opener ? source.range(name, 0, length) : Source.of(name, length, this::open);
        }
    }

    /**
     * Bodies one after the other.
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
        public Body slice(long from, long count) {
            Objects.checkFromIndexSize(from, count, length());
            List<Body> kept = new ArrayList<>();
            long start = 0;
            for (Body piece : pieces) {
                long first = Math.max(from - start, 0);
                long end = Math.min(from + count - start, piece.length());
                if (first < end) {
                    kept.add(piece.slice(first, end - first));
                }
                start += piece.length();
            }
            return kept.size() == 1 ? kept.get(0) : new Sequence(kept);
        }

        @Override
        public InputStream open() {
            return new PiecesStream(pieces);
        }
    }
}
