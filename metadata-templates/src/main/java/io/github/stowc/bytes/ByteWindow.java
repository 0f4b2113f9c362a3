package io.github.stowc.bytes;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source through a small buffer that follows the reader: few reads for a header, none for what is skipped. Every
 * read fails with a {@link SourceChangedException} if the source is shorter than it was. Not safe for use by several
 * threads.
 */
public final class ByteWindow implements Closeable {
    private static final int CAPACITY = 8192;

    private final Source source;
    private final @Nullable SeekableByteChannel channel;
    private final ByteBuffer buffer;
    private final byte[] bytes = new byte[CAPACITY];
    private @Nullable InputStream stream;
    private long streamAt;
    private long start;
    private int length;

    public ByteWindow(Source source) throws IOException {
        this.source = source;
        this.channel = source.channel().orElse(null);
        this.buffer = ByteBuffer.wrap(bytes);
    }

    public Source source() {
        return source;
    }

    public long size() {
        return source.size();
    }

    /**
     * The source's channel at the first byte, for a reader that jumps; null if the source only has streams. The window
     * closes it.
     */
    public @Nullable SeekableByteChannel channel() throws IOException {
        return channel == null ? null : channel.position(0);
    }

    /**
     * All bytes from the first one on, for a reader that goes on after a look at them. A source that only has streams is not
     * opened again if the look did not go beyond the first buffer. After this call the window must not be read; closing one
     * closes the other.
     */
    public InputStream stream() throws IOException {
        if (channel != null) {
            return Channels.newInputStream(channel.position(0));
        }
        InputStream in = stream;
        if (in != null && start == 0 && streamAt == length) {
            return new SequenceInputStream(new ByteArrayInputStream(bytes, 0, length), in);
        }
        close();
        in = source.open();
        stream = in;
        return in;
    }

    /** The byte at an offset below {@link #size()}, 0 to 255. */
    public int u8(long offset) throws IOException {
        long index = offset - start;
        if (index < 0 || index >= length) {
            moveTo(offset);
            index = 0;
        }
        return bytes[(int) index] & 0xff;
    }

    /** The big-endian number of two bytes at an offset, both below {@link #size()}. */
    public int u16(long offset) throws IOException {
        return u8(offset) << 8 | u8(offset + 1);
    }

    /** Whether the bytes at an offset are these characters of ISO 8859-1; false if the source ends before. */
    public boolean has(long offset, String latin1) throws IOException {
        if (offset + latin1.length() > size()) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if (u8(offset + i) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The big-endian number of four bytes at an offset, all below {@link #size()}. */
    public long u32(long offset) throws IOException {
        return (long) u16(offset) << 16 | u16(offset + 2);
    }

    /** A copy of a range that lies below {@link #size()}. */
    public byte[] copy(long from, int count) throws IOException {
        byte[] copy = new byte[count];
        copy(from, copy, 0, count);
        return copy;
    }

    /** Copies a range that lies below {@link #size()} into an array. */
    public void copy(long from, byte[] into, int at, int count) throws IOException {
        int done = 0;
        while (done < count) {
            u8(from + done);
            int index = (int) (from + done - start);
            int some = Math.min(count - done, length - index);
            System.arraycopy(bytes, index, into, at + done, some);
            done += some;
        }
    }

    /** The offset of the first byte FF at or after an offset; {@link #size()} if there is none. */
    public long indexOfFf(long from) throws IOException {
        long at = from;
        while (at < size()) {
            u8(at);
            for (int i = (int) (at - start); i < length; i++) {
                if (bytes[i] == (byte) 0xff) {
                    return Math.min(start + i, size());
                }
            }
            at = start + length;
        }
        return size();
    }

    /** Loads the next bytes, so that they can be read in any order without going back in a stream. */
    public void near(long offset, int count) throws IOException {
        long index = offset - start;
        if (index >= 0 && index < length && index + count > length && start + length < size()) {
            // The buffer moves on, but keeps what it has from the offset on.
            int kept = (int) (length - index);
            System.arraycopy(bytes, (int) index, bytes, 0, kept);
            start = offset;
            length = kept;
            length += Math.max(0, read(offset + kept, kept));
        }
    }

    private void moveTo(long offset) throws IOException {
        length = 0;
        int read = read(offset, 0);
        if (read <= 0) {
            throw new SourceChangedException(source.name(), size() + " bytes", "its end after " + offset);
        }
        start = offset;
        length = read;
    }

    /** Reads from an offset of the source on into the buffer from an index on. */
    private int read(long offset, int index) throws IOException {
        if (channel == null) {
            return readStream(offset, index);
        }
        buffer.clear().position(index);
        return channel.position(offset).read(buffer);
    }

    private int readStream(long offset, int index) throws IOException {
        InputStream in = stream;
        if (in == null || offset < streamAt) {
            if (in != null) {
                in.close();
            }
            in = source.open();
            stream = in;
            streamAt = 0;
        }
        while (streamAt < offset) {
            long skipped = in.skip(offset - streamAt);
            if (skipped <= 0) {
                // A stream may decline to skip; only a read tells that it has ended.
                if (in.read() < 0) {
                    return -1;
                }
                skipped = 1;
            }
            streamAt += skipped;
        }
        int read = in.readNBytes(bytes, index, CAPACITY - index);
        streamAt += read;
        return read;
    }

    @Override
    public void close() throws IOException {
        InputStream in = stream;
        if (in != null) {
            in.close();
        }
        if (channel != null) {
            channel.close();
        }
    }
}
