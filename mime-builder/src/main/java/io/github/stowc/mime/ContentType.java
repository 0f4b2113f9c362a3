package io.github.stowc.mime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The value of a received Content-Type field: a media type with parameters, whose values may be in quotes,
 * with comments anywhere (RFC 2045 5.1, RFC 5322 3.2). Immutable.
 *
 * <p>Lenient, as mail readers are: a parameter without an equals sign is skipped, and a closing quote may be missing.
 *
 * @param mediaType type and subtype as written
 * @param parameters by name in lower case; of two with the same name the first
 */
record ContentType(String mediaType, Map<String, String> parameters) {

    static ContentType parse(String field) {
        Scanner scanner = new Scanner(field);
        String mediaType = scanner.next(";", false);
        Map<String, String> parameters = new LinkedHashMap<>();
        while (scanner.skip(';')) {
            String name = scanner.next(";=", false).toLowerCase(Locale.ROOT);
            String value = scanner.skip('=') ? scanner.next(";", true) : "";
            parameters.putIfAbsent(name, value);
        }
        return new ContentType(mediaType, parameters);
    }

    boolean isMultipart() {
        return mediaType.regionMatches(true, 0, "multipart/", 0, 10);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Reads a field up to its delimiters. */
    private static final class Scanner {
        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        boolean skip(char delimiter) {
            boolean found = at < text.length() && text.charAt(at) == delimiter;
            at += found ? 1 : 0;
            return found;
        }

        /** The text before a delimiter, without comments, with one space between words. */
        String next(String delimiters, boolean mayBeQuoted) {
            StringBuilder words = new StringBuilder();
            boolean blank = false;
            while (at < text.length() && delimiters.indexOf(text.charAt(at)) < 0) {
                char c = text.charAt(at);
                if (c == '(') {
                    skipComment();
                } else if (isBlank(c)) {
                    at++;
                    blank = true;
                } else {
                    words.append(blank && !words.isEmpty() ? " " : "");
                    blank = false;
                    if (c == '"' && mayBeQuoted) {
                        quoted(words);
                    } else {
                        words.append(c);
                        at++;
                    }
                }
            }
            return words.toString();
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }

        private void quoted(StringBuilder words) {
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                words.append(text.charAt(at));
            }
            at++;
        }

        /** Comments may hold comments. */
        private void skipComment() {
            int depth = 0;
            do {
                char c = text.charAt(at++);
                if (c == '\\') {
                    at++;
                } else {
                    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                }
            } while (depth > 0 && at < text.length());
        }
    }
}
