package io.github.stowc.dicom.syntax;

import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;

/** Appends JSON to a buffer of characters, which it flushes to a writer. */
public final class JsonText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Writer out;
    private final char[] buffer = new char[1 << 13];
    private int size;

    public JsonText(Writer out) {
        this.out = out;
    }

    /** Appends text that needs no escape. */
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

    public void spaces(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            reserve(1);
            buffer[size++] = ' ';
        }
    }

    /** Appends a string in quotes. */
    public void string(String text) throws IOException {
        if (isPlain(text)) {
            raw("\"");
            raw(text);
            raw("\"");
        } else {
            StringBuilder quoted = new StringBuilder(text.length() + 16);
            quote(text, quoted);
            raw(quoted.toString());
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || (c >= '\uD800' && c <= '\uDFFF')) {
                return false;
            }
        }
        return true;
    }

    /** Appends a string in quotes; half a surrogate pair, which UTF-8 cannot hold, becomes an escape. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else if (c < ' ' || Character.isSurrogate(c)) {
                        out.append("\\u").append(HEX.toHexDigits(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Hands everything appended to the writer. */
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
