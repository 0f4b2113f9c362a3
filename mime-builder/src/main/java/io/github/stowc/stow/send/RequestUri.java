package io.github.stowc.stow.send;

import io.github.stowc.bytes.Printable;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.wording.UsageException;
import java.net.URI;
import java.net.URISyntaxException;

/** A URL in the stricter form of Java's URI: characters outside RFC 3986 are percent-encoded. */
final class RequestUri {
    private static final String ILLEGAL = "\"<>\\^`{|}[]";

    private RequestUri() {}

    /**
     * The URI of a URL.
     *
     * @throws IllegalArgumentException if Java's client cannot send to its host
     */
    static URI of(TargetUrl url) {
        String text = url.value();
        int path = text.indexOf('/', text.indexOf("://") + 3);
        try {
            URI uri = new URI(text.substring(0, path) + encoded(text.substring(path)));
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Reported below without the query, which may hold a secret.
        }
        throw new UsageException("\"" + text.substring(0, path)
                + "\": Java cannot send to a host of this name (RFC 952: letters, digits and dashes); use its address");
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean stray = c == '%' && !(isHex(text, i + 1) && isHex(text, i + 2));
            if (stray || ILLEGAL.indexOf(c) >= 0) {
                out.append('%').append(Printable.hex(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && text.charAt(at) < 0x80 && Character.digit(text.charAt(at), 16) >= 0;
    }
}
