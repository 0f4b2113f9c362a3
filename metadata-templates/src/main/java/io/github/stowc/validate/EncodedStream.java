package io.github.stowc.validate;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** The text of a reader in UTF-8, without a byte order mark. */
final class EncodedStream extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[1 << 12];
    private byte[] bytes = {};
    private int next;
    /** A high surrogate whose other half was not read yet; 0 for none. */
    private char pending;

    private boolean isStarted;

    EncodedStream(Reader reader) {
        this.reader = reader;
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
