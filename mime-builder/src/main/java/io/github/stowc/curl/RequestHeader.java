package io.github.stowc.curl;

import io.github.stowc.wording.UsageException;

/**
 * A header field of the request (RFC 9110 5.1).
 *
 * @param name a token
 * @param value one line without leading or trailing white space; may be empty
 */
public record RequestHeader(String name, String value) {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    /**
     * Checks that curl sends the field as it is.
     *
     * @throws IllegalArgumentException if the name is not a token, or the value has control characters other than tabs
     *     or white space at its ends
     */
    public RequestHeader {
        if (!isToken(name)) {
            throw new UsageException(Quoting.shown(name) + " is not a header name; expected letters, digits and "
                    + TOKEN_MARKS + " (RFC 9110 5.1)");
        }
        Quoting.requireText(value);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < 0x20 && c != '\t') || c == 0x7F) {
                throw new UsageException(
                        "the header " + name + " has a control character in its value; write it on one line");
            }
        }
        if (!value.isEmpty() && (isBlank(value.charAt(0)) || isBlank(value.charAt(value.length() - 1)))) {
            throw new UsageException(
                    "the header " + name + " has white space around its value; remove it (RFC 9110 5.5)");
        }
    }

    /** The field as {@code curl -H} takes it, which writes a semicolon after the name for an empty value. */
    String forCurl() {
        return value.isEmpty() ? name + ';' : name + ": " + value;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!alphanumeric && TOKEN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
