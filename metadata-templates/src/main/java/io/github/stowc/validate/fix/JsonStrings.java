package io.github.stowc.validate.fix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Strings and words of JSON, one character a byte of UTF-8. */
final class JsonStrings {
    private JsonStrings() {}

    /** The text that a string holds. */
    static String decoded(String inside) {
        if (inside.indexOf('\\') < 0) {
            return inside;
        }
        StringBuilder text = new StringBuilder(inside.length());
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\' || i + 1 == inside.length()) {
                text.append(c);
                continue;
            }
            char escaped = inside.charAt(++i);
            switch (escaped) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> i = decodeUnicode(inside, i + 1, text);
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }

    /** Appends the characters of a run of escapes with code units; the index of its last character. */
    private static int decodeUnicode(String inside, int from, StringBuilder text) {
        StringBuilder units = new StringBuilder();
        int at = from;
        while (isHex(inside, at)) {
            units.append((char) Integer.parseInt(inside.substring(at, at + 4), 16));
            at += 4;
            if (!inside.startsWith("\\u", at) || !isHex(inside, at + 2)) {
                break;
            }
            at += 2;
        }
        byte[] bytes = units.toString().getBytes(StandardCharsets.UTF_8);
        text.append(new String(bytes, StandardCharsets.ISO_8859_1));
        return at - 1;
    }

    static boolean isHex(String text, int from) {
        for (int i = from; i < from + 4; i++) {
            if (i >= text.length() || Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A control character in the escape of JSON. */
    static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) c);
        };
    }

    /** The strings between the backslashes of a string, all in the escapes of JSON. */
    static List<String> parts(String inside) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\' || i + 1 == inside.length()) {
                part.append(c);
            } else if (inside.charAt(i + 1) == '\\') {
                parts.add(part.toString());
                part.setLength(0);
                i++;
            } else if (inside.regionMatches(true, i, "\\u005c", 0, 6)) {
                parts.add(part.toString());
                part.setLength(0);
                i += 5;
            } else {
                part.append(c).append(inside.charAt(++i));
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /**
     * A number or a bare word as JSON has it.
     *
     * @throws IllegalArgumentException if JSON has nothing like it
     */
    static String word(String word) {
        return switch (word) {
            case "null", "true", "false" -> word;
            case "None", "NULL", "Null", "nil", "undefined" -> "null";
            case "True", "TRUE" -> "true";
            case "False", "FALSE" -> "false";
            case "NaN", "Infinity", "-Infinity" -> '"' + word + '"';
            default -> number(word);
        };
    }

    private static String number(String word) {
        String number = word.startsWith("+") ? word.substring(1) : word;
        if (number.startsWith(".")) {
            number = "0" + number;
        } else if (number.startsWith("-.")) {
            number = "-0" + number.substring(1);
        }
        number = number.endsWith(".") ? number.substring(0, number.length() - 1) : number;
        if (!isNumber(number)) {
            throw new IllegalArgumentException("no number");
        }
        return number;
    }

    /** A number of RFC 8259 6. */
    static boolean isNumber(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int end = digits(text, at);
        if (end == at || (end - at > 1 && text.charAt(at) == '0')) {
            return false;
        }
        if (end < text.length() && text.charAt(end) == '.') {
            at = end + 1;
            end = digits(text, at);
            if (end == at) {
                return false;
            }
        }
        if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            at = end + 1;
            at += at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? 1 : 0;
            end = digits(text, at);
            if (end == at) {
                return false;
            }
        }
        return end == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
