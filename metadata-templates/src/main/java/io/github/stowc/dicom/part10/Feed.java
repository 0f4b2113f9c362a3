package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.part10.Part10Exception.Place;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Gives a {@link ByteCursor} its bytes, forwards only. */
interface Feed {
    /** The size if it is unknown before the end. */
    long UNKNOWN = -1;

    /** Reads some bytes; negative at the end. */
    int read(byte[] bytes, int offset, int length) throws IOException;

    /** Skips bytes; returns how many, fewer than asked for only at the end. */
    long skip(long count) throws IOException;

    /** The number of all bytes, from the first; {@link #UNKNOWN} for a stream. */
    long size() throws IOException;

    /** Releases what reading has opened; the caller's input stays open. */
    default void close() {}

    /**
     * Reads a file.
     *
     * @param start the channel's position at byte 0 of what is read
     */
    record OfChannel(SeekableByteChannel channel, long start) implements Feed {
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(bytes, offset, length));
        }

        @Override
        public long skip(long count) throws IOException {
            long position = channel.position();
            long skipped = Math.min(count, Math.max(0, channel.size() - position));
            channel.position(position + skipped);
            return skipped;
        }

        @Override
        public long size() throws IOException {
            return channel.size() - start;
        }
    }

    /** Reads a stream. */
    record OfStream(InputStream stream) implements Feed {
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return stream.read(bytes, offset, length);
        }

        @Override
        public long skip(long count) throws IOException {
            return pass(this, count);
        }

        @Override
        public long size() {
            return UNKNOWN;
        }
    }

    /**
     * Reads a raw deflate stream, without the header of zlib (PS3.5 A.5).
     *
     * @param place where the deflated bytes begin
     */
    record OfDeflated(InflaterInputStream stream, Inflater inflater, Place place, long offset) implements Feed {
        static OfDeflated of(ByteCursor in) {
            Inflater inflater = new Inflater(true);
            return new OfDeflated(
                    new InflaterInputStream(in.stream(), inflater, 4096), inflater, in.place(), in.offset());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return stream.read(bytes, from, length);
            } catch (ZipException | EOFException e) {
                Part10Exception fault = new Part10Exception(
                        place,
                        offset,
                        null,
                        "a deflated dataset",
                        e instanceof EOFException ? "one without its end" : "bytes that are not deflated",
                        ElementCursor.CUT);
                fault.initCause(e);
                throw fault;
            }
        }

        @Override
        public long skip(long count) throws IOException {
            return pass(this, count);
        }

        @Override
        public long size() {
            return UNKNOWN;
        }

        @Override
        public void close() {
            inflater.end();
        }
    }

    /** Skips by reading: {@link InputStream#skip} may go beyond the end of a file. */
    private static long pass(Feed feed, long count) throws IOException {
        long skipped = 0;
        byte[] sink = new byte[(int) Math.min(count, 16 * 1024)];
        while (skipped < count) {
            int read = feed.read(sink, 0, (int) Math.min(sink.length, count - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }
}
