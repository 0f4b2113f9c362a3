package io.github.stowc.dicom.text;

import java.io.IOException;
import java.io.Writer;

/** Appends JSON to a buffer of characters that empties itself into a writer. */
public final class JsonText {
    private static final String HEX = "0123456789ABCDEF";

    private final Writer out;
    private final char[] buffer = new char[1 << 13];
    private int size;

    public JsonText(Writer out) {
        this.out = out;
    }

    /** Appends what needs no escape. */
    public void raw(String text) throws IOException {
        int length = text.length();
        int from = 0;
        while (length - from > buffer.length - size) {
            int part = buffer.length - size;
            text.getChars(from, from + part, buffer, size);
            size = buffer.length;
            from += part;
            empty();
        }
        text.getChars(from, length, buffer, size);
        size += length - from;
    }

    /** Appends a whole number of 32 bits as eight upper-case hexadecimal digits. */
    public void hex(int value) throws IOException {
        reserve(8);
        for (int shift = 28; shift >= 0; shift -= 4) {
            buffer[size++] = HEX.charAt((value >>> shift) & 0xF);
        }
    }

    public void spaces(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            reserve(1);
            buffer[size++] = ' ';
        }
    }

    /** Appends a string in its quotes; half a surrogate pair, which UTF-8 cannot hold, as an escape. */
    public void string(String text) throws IOException {
        raw("\"");
        int length = text.length();
        int from = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || (c >= '\uD800' && c <= '\uDFFF')) {
                if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                    continue;
                }
                raw(text.substring(from, i));
                escape(c);
                from = i + 1;
            }
        }
        raw(from == 0 ? text : text.substring(from));
        raw("\"");
    }

    private void escape(char c) throws IOException {
        switch (c) {
            case '"' -> raw("\\\"");
            case '\\' -> raw("\\\\");
            case '\n' -> raw("\\n");
            case '\r' -> raw("\\r");
            case '\t' -> raw("\\t");
            case '\f' -> raw("\\f");
            case '\b' -> raw("\\b");
            default -> {
                reserve(6);
                buffer[size++] = '\\';
                buffer[size++] = 'u';
                for (int shift = 12; shift >= 0; shift -= 4) {
                    buffer[size++] = HEX.charAt((c >>> shift) & 0xF);
                }
            }
        }
    }

    /** Hands all that was appended to the writer. */
    public void flush() throws IOException {
        empty();
        out.flush();
    }

    private void reserve(int count) throws IOException {
        if (buffer.length - size < count) {
            empty();
        }
    }

    private void empty() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }
}
