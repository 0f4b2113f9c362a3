package io.github.stowc.stow.send;

import io.github.stowc.wording.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy for HTTP, as curl reads its URL; texts never show its password. Immutable.
 *
 * @param host a name or an address, without brackets
 * @param port from 1 to 65535
 * @param authorization the value of Proxy-Authorization; null if it wants none
 */
record ProxyServer(String host, int port, @Nullable String authorization) {
    /** curl's port for a proxy that names none. */
    private static final int USUAL_PORT = 1080;

    /**
     * Reads {@code [http://][USER[:PASSWORD]@]HOST[:PORT][/]}, with percent-encoding in user and password.
     *
     * @throws UsageException if it is something else, or a proxy that Java's client cannot use
     */
    static ProxyServer parse(String text) {
        int scheme = text.indexOf("://");
        String name = scheme < 0 ? "http" : text.substring(0, scheme).toLowerCase(Locale.ROOT);
        if (name.startsWith("socks") || name.equals("https")) {
            throw new UsageException(
                    "Java cannot send through a proxy of the kind " + name + "://; expected http://HOST:PORT");
        }
        if (!name.equals("http")) {
            throw unreadable();
        }
        String rest = text.substring(scheme < 0 ? 0 : scheme + 3);
        int path = rest.indexOf('/');
        String authority = path < 0 ? rest : rest.substring(0, path);
        int at = authority.lastIndexOf('@');
        String place = authority.substring(at + 1);
        int bracket = place.indexOf(']');
        int colon = place.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? place : place.substring(0, colon);
        boolean isAddress = host.startsWith("[") && host.endsWith("]");
        String bare = isAddress ? host.substring(1, host.length() - 1) : host;
        if (bare.isEmpty() || bare.chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
            throw unreadable();
        }
        return new ProxyServer(
                bare,
                colon < 0 ? USUAL_PORT : port(place.substring(colon + 1)),
                at < 0 ? null : basic(authority.substring(0, at)));
    }

    private static int port(String text) {
        try {
            int port = text.isEmpty() ? USUAL_PORT : Integer.parseInt(text);
            if (port >= 1 && port <= 0xFFFF) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw unreadable();
    }

    /** The URL is not shown, since it may hold a password. */
    private static UsageException unreadable() {
        return new UsageException("expected a proxy such as http://HOST:PORT, found something else");
    }

    private static String basic(String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
        String password = colon < 0 ? "" : decoded(userInfo.substring(colon + 1));
        byte[] bytes = (user + ':' + password).getBytes(StandardCharsets.ISO_8859_1);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    /** One character a byte. */
    private static String decoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0) {
                out.append((char) (bytes[i] & 0xFF));
            } else {
                out.append((char) (high * 16 + low));
                i += 2;
            }
        }
        return out.toString();
    }

    /** Host and port. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }
}
