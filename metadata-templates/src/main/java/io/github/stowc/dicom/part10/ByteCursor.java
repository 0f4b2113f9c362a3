package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.part10.Part10Exception.Place;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * Reads bytes forwards through a small window, and never reads or holds much more than is asked for.
 *
 * <p>Not safe for use by several threads.
 */
final class ByteCursor implements Closeable {
    /** Enough to read the header of nearly every file at once. */
    static final int WINDOW = 8 * 1024;
    /** The first read after a jump: after a value comes an element, often only for its header. */
    private static final int AFTER_JUMP = 512;

    private static final int CHUNK = 64 * 1024;

    private final Feed feed;
    private final Place place;
    private final byte[] window;
    private int next;
    private int limit;
    private int refill;
    /** Offset of the first byte in the window. */
    private long base;

    ByteCursor(Feed feed, Place place) {
        this.feed = feed;
        this.place = place;
        this.window = new byte[WINDOW];
        this.refill = WINDOW;
    }

    /** Reads a channel from its position on. */
    static ByteCursor of(String name, SeekableByteChannel channel) throws IOException {
        return new ByteCursor(new Feed.OfChannel(channel, channel.position()), new Place(name, false));
    }

    /** Reads what is left of a stream. */
    static ByteCursor of(String name, InputStream stream) {
        return new ByteCursor(new Feed.OfStream(stream), new Place(name, false));
    }

    /** The rest, inflated. */
    ByteCursor inflated() {
        return new ByteCursor(Feed.OfDeflated.of(this), new Place(place.file(), true));
    }

    Place place() {
        return place;
    }

    @Override
    public void close() {
        feed.close();
    }

    /** The offset of the next byte. */
    long offset() {
        return base + next;
    }

    /**
     * Loads up to {@code count} bytes into the window, fewer only at the end; returns how many are there, up to {@code
     * count}.
     */
    int fill(int count) throws IOException {
        while (limit - next < count) {
            if (next > 0) {
                System.arraycopy(window, next, window, 0, limit - next);
                base += next;
                limit -= next;
                next = 0;
            }
            int read = feed.read(window, limit, Math.min(window.length - limit, Math.max(count - limit, refill)));
            if (read < 0) {
                return limit;
            }
            limit += read;
            refill = Math.min(WINDOW, refill * 2);
        }
        return count;
    }

    /** The byte that far after the next one; {@link #fill} must have loaded it. */
    int peek(int distance) {
        return window[next + distance] & 0xFF;
    }

    int u16(int distance, boolean bigEndian) {
        int first = peek(distance);
        int second = peek(distance + 1);
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    long u32(int distance, boolean bigEndian) {
        long first = u16(distance, bigEndian);
        long second = u16(distance + 2, bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    /** Skips bytes that {@link #fill} loaded. */
    void advance(int count) {
        next += count;
    }

    /** Skips bytes; returns how many, fewer than asked for only at the end. */
    long skip(long count) throws IOException {
        int held = limit - next;
        if (count <= held) {
            next += (int) count;
            return count;
        }
        base += limit;
        next = 0;
        limit = 0;
        refill = AFTER_JUMP;
        long skipped = feed.skip(count - held);
        base += skipped;
        return held + skipped;
    }

    /** The number of bytes from here to the end, {@link Long#MAX_VALUE} if unknown. */
    long rest() throws IOException {
        long size = feed.size();
        return size == Feed.UNKNOWN ? Long.MAX_VALUE : Math.max(0, size - offset());
    }

    /** The next bytes, fewer only at the end. Never holds more memory than there are bytes, however many are asked for. */
    byte[] take(int count) throws IOException {
        if (count <= limit - next) {
            byte[] taken = Arrays.copyOfRange(window, next, next + count);
            next += count;
            return taken;
        }
        long rest = count > CHUNK ? rest() : count;
        // A stream's length is unknown: memory grows with the bytes that come.
        byte[] taken = new byte[(int) Math.min(count, rest == Long.MAX_VALUE ? CHUNK : rest)];
        int filled = 0;
        while (true) {
            filled += drain(taken, filled);
            if (filled < taken.length) {
                return Arrays.copyOf(taken, filled);
            }
            if (filled == count || rest != Long.MAX_VALUE) {
                return taken;
            }
            taken = Arrays.copyOf(taken, (int) Math.min(count, 2L * filled));
        }
    }

    private int drain(byte[] target, int from) throws IOException {
        int held = Math.min(limit - next, target.length - from);
        System.arraycopy(window, next, target, from, held);
        next += held;
        int filled = from + held;
        while (filled < target.length) {
            int read = feed.read(target, filled, target.length - filled);
            if (read < 0) {
                break;
            }
            // The window is empty here.
            base += read;
            filled += read;
        }
        return filled - from;
    }

    /** What is left, as a stream. */
    InputStream stream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                if (fill(1) == 0) {
                    return -1;
                }
                return window[next++] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (fill(1) == 0) {
                    return -1;
                }
                int count = Math.min(length, limit - next);
                System.arraycopy(window, next, bytes, offset, count);
                next += count;
                return count;
            }
        };
    }
}
