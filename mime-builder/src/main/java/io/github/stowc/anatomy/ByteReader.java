package io.github.stowc.anatomy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a stream forwards through a buffer, by offsets, and searches it. Not for several threads. */
final class ByteReader implements Closeable {
    static final int NOT_FOUND = -1;

    /** How far one can look ahead of the last discarded byte. */
    static final int REACH = 256 * 1024;

    private static final int CAPACITY = 768 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[CAPACITY];
    private long base;
    private int length;
    private boolean drained;

    ByteReader(InputStream in) {
        this.in = in;
    }

    /** The byte at an offset, 0 to 255; -1 after the end. It must not lie before what was discarded. */
    int at(long offset) throws IOException {
        long index = offset - base;
        if (index < 0) {
            return -1;
        }
        while (index >= length && !drained) {
            more(offset);
            index = offset - base;
        }
        return index < length ? buffer[(int) index] & 0xFF : -1;
    }

    /** Loads more, and discards what lies more than {@link #REACH} before an offset. */
    private void more(long offset) throws IOException {
        if (length == buffer.length) {
            int drop = (int) Math.min(length, Math.max(0, offset - REACH - base));
            System.arraycopy(buffer, drop, buffer, 0, length - drop);
            base += drop;
            length -= drop;
        }
        int count = in.read(buffer, length, buffer.length - length);
        drained = count < 0;
        length += Math.max(count, 0);
    }

    /**
     * The offset of the next occurrence of a text (Horspool's search).
     *
     * @return {@link #NOT_FOUND} if there is none up to the end
     */
    long find(byte[] text, long from) throws IOException {
        int last = text.length - 1;
        int[] skip = skips(text);
        long at = from;
        while (true) {
            if (at(at + last) < 0) {
                return NOT_FOUND;
            }
            int index = (int) (at - base) + last;
            int end = length;
            while (index < end) {
                int step = skip[buffer[index] & 0xFF];
                if (step == 0) {
                    if (matches(text, index - last)) {
                        return base + index - last;
                    }
                    step = 1;
                }
                index += step;
            }
            at = base + index - last;
        }
    }

    private boolean matches(byte[] text, int start) {
        for (int i = 0; i < text.length; i++) {
            if (buffer[start + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** How far the text may move for each byte at its end; 0 where the byte is its last. */
    private static int[] skips(byte[] text) {
        int[] skip = new int[256];
        Arrays.fill(skip, text.length);
        for (int i = 0; i < text.length; i++) {
            skip[text[i] & 0xFF] = text.length - 1 - i;
        }
        return skip;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
