package io.github.stowc.dicom.json;

import io.github.stowc.dicom.syntax.Limits;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Decodes Base64 (RFC 4648 4) strictly, piece by piece: no line breaks, padding where it belongs. */
final class Base64Sink extends Writer {
    private byte[] bytes = new byte[256];
    private int size;
    private int bits;
    private int digits;
    private int padding;
    private long length;
    private long wrongAt = -1;
    private boolean full;
    /** Whether a colon is what is not allowed; of URIs, {@code data:} has bytes. */
    private boolean colon;

    /** Begins anew. */
    void clear() {
        if (bytes.length > 1 << 16) {
            bytes = new byte[256];
        }
        size = 0;
        bits = 0;
        digits = 0;
        padding = 0;
        length = 0;
        wrongAt = -1;
        full = false;
        colon = false;
    }

    @Override
    public void write(char[] chars, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            digit(chars[i]);
            length++;
        }
    }

    private void digit(char c) {
        if (wrongAt >= 0 || full) {
            return;
        }
        int value = value(c);
        if (value >= 0 && padding == 0) {
            bits = (bits << 6) | value;
            if (++digits == 4) {
                put(3);
            }
        } else if (c == '=' && digits + padding >= 2 && digits + padding < 4) {
            if (digits + ++padding == 4) {
                bits <<= 6 * padding;
                put(3 - padding);
            }
        } else {
            wrongAt = length;
            colon = c == ':' && length == 4;
        }
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    private void put(int count) {
        if (size + 3 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        for (int i = 0; i < count; i++) {
            bytes[size++] = (byte) (bits >> (16 - 8 * i));
        }
        digits = 0;
        bits = 0;
        full = size > Limits.INLINE_BYTES;
    }

    /** Whether the bytes exceed what the reader takes. */
    boolean isFull() {
        return full;
    }

    /** Whether the text is the URI that browsers make of bytes: {@code data:image/jpeg;base64,…}. */
    boolean isDataUri() {
        return colon;
    }

    /** What is wrong, as a clause; empty if nothing is. */
    String problem() {
        if (colon) {
            return "it is a data: URI";
        }
        if (wrongAt >= 0) {
            return "character " + (wrongAt + 1) + " of it is not allowed there";
        }
        return digits > 0 ? "its length, " + length + ", is not a multiple of 4" : "";
    }

    /** The bytes so far; valid until the next call. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
