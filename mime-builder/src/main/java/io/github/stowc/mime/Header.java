package io.github.stowc.mime;

import java.util.List;
import java.util.Optional;

/**
 * A header field of a part. Immutable.
 *
 * @param name a token (RFC 9110 5.6.2)
 * @param value visible ASCII characters, spaces and tabs
 */
public record Header(String name, String value) {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    /**
     * Checks the grammar.
     *
     * @throws IllegalArgumentException if a character is not allowed
     */
    public Header {
        boolean token = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            token &= (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || TOKEN_MARKS.indexOf(c) >= 0;
        }
        if (!token) {
            throw new IllegalArgumentException("\"" + name + "\" is not a header field's name (RFC 9110 5.1)");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < ' ' || c > '~')) {
                throw new IllegalArgumentException("header field " + name + ": the character at position " + (i + 1)
                        + " of its value is not visible ASCII; encode it (RFC 9110 5.5)");
            }
        }
    }

    /** A field; empty if a character of its name or value is not allowed. */
    public static Optional<Header> of(String name, String value) {
        try {
            return Optional.of(new Header(name, value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The value of the first field with that name, in any case. */
    public static Optional<String> find(List<Header> headers, String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
