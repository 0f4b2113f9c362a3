package io.github.stowc.bytes;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Makes foreign texts safe to print: a file may have any name, and must not move the cursor of a terminal. */
public final class Printable {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Printable() {}

    /** A byte as two upper-case hexadecimal digits. */
    public static String hex(int b) {
        return HEX.toHexDigits((byte) b);
    }

    /** The text, percent-encoded in UTF-8 but for ASCII letters, digits and some other characters (RFC 3986 2.1). */
    public static String percentEncoded(String text, String others) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (plain || others.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(hex(b));
            }
        }
        return out.toString();
    }

    /** A character itself if it is printable ASCII, else its code point. */
    public static String character(char c) {
        return c > ' ' && c < 0x7F ? String.valueOf(c) : code(c);
    }

    /** A code point as the standards write it: {@code U+000C}. */
    public static String code(int c) {
        return "U+" + HEX.toHexDigits(c, c > 0xFFFFF ? 6 : c > 0xFFFF ? 5 : 4);
    }

    /** Puts the text on one line, control characters as escapes: {@code \}{@code u000a}. */
    public static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                shown.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    /**
     * Replaces by U+FFFD each control character, each character that turns the direction of text, and each half of a
     * surrogate pair. The length stays, and so do columns.
     */
    public static String masked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return maskedFrom(i, text);
            }
        }
        return text;
    }

    private static String maskedFrom(int start, String text) {
        StringBuilder shown = new StringBuilder(text);
        for (int i = start; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < shown.length()
                    && Character.isLowSurrogate(shown.charAt(i + 1))) {
                i++;
            } else if (Character.isISOControl(c)
                    || Character.isSurrogate(c)
                    || Character.getType(c) == Character.FORMAT) {
                shown.setCharAt(i, '\uFFFD');
            }
        }
        return shown.toString();
    }
}
