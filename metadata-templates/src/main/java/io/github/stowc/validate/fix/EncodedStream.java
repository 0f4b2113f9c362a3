package io.github.stowc.validate.fix;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a reader in UTF-8, without a byte order mark. */
public final class EncodedStream extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[1 << 12];
    private byte[] bytes = {};
    private int next;
    /** A high surrogate whose other half has not been read yet; 0 for none. */
    private char pending;

    private boolean isStarted;

    EncodedStream(Reader reader) {
        this.reader = reader;
    }

    /** The text of a stream in UTF-8 without a byte order mark, whichever encoding that mark names. */
    public static InputStream utf8(InputStream in) throws IOException {
        byte[] head = in.readNBytes(4);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
        boolean big = head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF;
        boolean little = head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE;
        boolean wide = head.length == 4
                && ((little && head[2] == 0 && head[3] == 0)
                        || (head[0] == 0 && head[1] == 0 && head[2] == (byte) 0xFE && head[3] == (byte) 0xFF));
        if (wide) {
            return new EncodedStream(new InputStreamReader(whole, Charset.forName("UTF-32")));
        }
        if (big || little) {
            return new EncodedStream(new InputStreamReader(whole, StandardCharsets.UTF_16));
        }
        boolean marked = head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (marked) {
            whole.skipNBytes(3);
        }
        return whole;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (next == bytes.length) {
            int count = reader.read(chars, 0, chars.length);
            if (count < 0 && pending == 0) {
                return false;
            }
            StringBuilder text = new StringBuilder(chars.length + 1);
            if (pending != 0) {
                text.append(pending);
                pending = 0;
            }
            text.append(chars, 0, Math.max(0, count));
            int last = text.length() - 1;
            if (count > 0 && last >= 0 && Character.isHighSurrogate(text.charAt(last))) {
                pending = text.charAt(last);
                text.setLength(last);
            }
            if (!isStarted && text.length() > 0) {
                isStarted = true;
                if (text.charAt(0) == '\uFEFF') {
                    text.deleteCharAt(0);
                }
            }
            bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
