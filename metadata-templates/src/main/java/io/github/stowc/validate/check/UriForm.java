package io.github.stowc.validate.check;

import java.util.Optional;

/** The form of a URI reference (RFC 3986 4.1), which a message repeats in a header. */
public final class UriForm {
    private UriForm() {}

    /** What is wrong with a BulkDataURI, as a clause; empty if nothing is. */
    public static Optional<String> problem(String uri) {
        if (uri.length() > 2 && uri.charAt(1) == ':' && uri.charAt(2) == '\\') {
            return Optional.of("it is a Windows path");
        }
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '%') {
                boolean escape = i + 2 < uri.length() && isHex(uri.charAt(i + 1)) && isHex(uri.charAt(i + 2));
                if (!escape) {
                    return Optional.of(
                            "the percent sign at position " + (i + 1) + " is not followed by two hexadecimal digits");
                }
            } else if (c <= ' ' || c >= 0x7F || ("\"<>\\^`{|}[]".indexOf(c) >= 0 && !isBracketOfHost(uri, i))) {
                return Optional.of("the character at position " + (i + 1) + " must be percent-encoded");
            }
        }
        return scheme(uri);
    }

    /** Whether the bracket belongs to an IPv6 address (RFC 3986 3.2.2). */
    private static boolean isBracketOfHost(String uri, int at) {
        char c = uri.charAt(at);
        int host = uri.indexOf("://");
        if ((c != '[' && c != ']') || host < 0 || at < host) {
            return false;
        }
        int path = uri.indexOf('/', host + 3);
        return path < 0 || at < path;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    }

    /** A colon in the first segment ends a scheme (RFC 3986 3.1, 4.2). */
    private static Optional<String> scheme(String uri) {
        int colon = uri.indexOf(':');
        int end = firstOf(uri, '/', '?', '#');
        if (colon < 0 || colon > end) {
            return Optional.empty();
        }
        for (int i = 0; i < colon; i++) {
            char c = uri.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !other)) {
                return Optional.of("the text before the colon is not a scheme");
            }
        }
        return colon == 0 ? Optional.of("it begins with a colon") : Optional.empty();
    }

    private static int firstOf(String uri, char... ends) {
        int first = uri.length();
        for (char end : ends) {
            int at = uri.indexOf(end);
            first = at >= 0 && at < first ? at : first;
        }
        return first;
    }
}
