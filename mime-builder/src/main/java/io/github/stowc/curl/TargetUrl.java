package io.github.stowc.curl;

import io.github.stowc.bytes.Printable;
import io.github.stowc.wording.UsageException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The URL of a STOW-RS resource, {@code http(s)://HOST[:PORT]/…/studies[/STUDY][?QUERY]} (PS3.18 10.5), in the form
 * that a request uses.
 *
 * <p>Spaces and characters outside ASCII are percent-encoded as UTF-8, a host outside ASCII is in its ASCII form, and
 * the path does not end in a slash: with {@code -T} curl would append the file's name to it. Everything else stays as
 * it given. Immutable.
 *
 * @param value the URL's text, ASCII only
 */
public record TargetUrl(String value) {
    private static final String STUDIES = "/studies";
    private static final String EXAMPLE = "http://localhost:8080/dcm4chee-arc/aets/DCM4CHEE/rs/studies";
    private static final int MAX_PORT = 0xFFFF;

    /**
     * Checks a URL and normalizes it as described above.
     *
     * @throws IllegalArgumentException if it is not http(s), has no host, a port outside 1 to 65535, a user name, a
     *     fragment, an empty path, dot segments, a % without two digits in its path, or control characters; the message has reason and remedy
     */
    public TargetUrl {
        value = normalise(value);
    }

    /**
     * Parses a URL as a user writes it.
     *
     * @throws IllegalArgumentException as the constructor does
     */
    public static TargetUrl parse(String text) {
        return new TargetUrl(text);
    }

    /** The host's name or address in lower case, without the port. */
    String host() {
        int start = value.indexOf("://") + 3;
        String authority = value.substring(start, pathStart());
        int bracket = authority.indexOf(']');
        int colon = authority.indexOf(':', Math.max(bracket, 0));
        return (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
    }

    /** Whether it has no query, and a path of unreserved characters (RFC 3986 2.3) and slashes only. */
    boolean isPlain() {
        for (int i = pathStart(); i < value.length(); i++) {
            if (value.charAt(i) != '/' && !isUnreserved(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The study that the URL names: the path's last segment, if it is the only one after {@code /studies/}. */
    public Optional<String> studyUid() {
        String path = value.substring(pathStart(), queryStart());
        int slash = path.lastIndexOf('/');
        String last = path.substring(slash + 1);
        return path.startsWith(STUDIES, slash - STUDIES.length()) && !last.equals("studies")
                ? Optional.of(last)
                : Optional.empty();
    }

    /**
     * This URL with a study's UID after {@code /studies}; the same URL if it names that study already.
     *
     * @throws IllegalArgumentException if the URL names another study or does not end in {@code /studies}, or the
     *     UID has other characters than digits and dots
     */
    public TargetUrl withStudy(String uid) {
        requireUid(uid);
        Optional<String> named = studyUid();
        if (named.isPresent()) {
            if (named.get().equals(uid)) {
                return this;
            }
            throw new UsageException("the URL names the study " + named.get() + ", not " + uid
                    + "; name the same study in both, or end the URL in /studies");
        }
        int end = queryStart();
        if (!value.substring(pathStart(), end).endsWith(STUDIES)) {
            throw new UsageException("the study " + uid + " cannot be added to " + shown(value)
                    + ": its path does not end in /studies; write it like " + EXAMPLE);
        }
        return new TargetUrl(value.substring(0, end) + '/' + uid + value.substring(end));
    }

    /**
     * A search at the same server (PS3.18 10.6): this URL with another resource instead of {@code /studies}, and keys after
     * those that it has.
     *
     * @param resource such as {@code /instances}
     * @param keys such as {@code limit=10}, percent-encoded
     * @throws UsageException if the path ends neither in {@code /studies} nor in a study
     */
    public TargetUrl search(String resource, String keys) {
        int end = queryStart();
        String path =
                value.substring(0, end - studyUid().map(uid -> uid.length() + 1).orElse(0));
        if (!path.endsWith(STUDIES) || path.length() - STUDIES.length() < pathStart()) {
            throw new UsageException(
                    "nothing can be searched for at " + shown(value) + ": its path does not end in /studies");
        }
        String query = end == value.length() ? "?" : value.substring(end) + '&';
        return new TargetUrl(path.substring(0, path.length() - STUDIES.length()) + resource + query + keys);
    }

    /** Whether scheme, host and port are those of another URL. */
    public boolean isOfServer(TargetUrl other) {
        return value.substring(0, pathStart()).equalsIgnoreCase(other.value.substring(0, other.pathStart()));
    }

    /** The URL's text. */
    @Override
    public String toString() {
        return value;
    }

    private int pathStart() {
        return value.indexOf('/', value.indexOf("://") + 3);
    }

    /** The URL without its query, which may hold a secret. */
    public String withoutQuery() {
        return value.substring(0, queryStart());
    }

    private int queryStart() {
        int query = value.indexOf('?');
        return query < 0 ? value.length() : query;
    }

    private static String normalise(String text) {
        refuseControlCharacters(text);
        int authority = text.indexOf("://") + 3;
        int authorityEnd = firstOf(text, "/?#", authority);
        if (authority >= 3 && text.substring(authority, authorityEnd).indexOf('@') >= 0) {
            throw new UsageException("the URL has a user name or password before the host, where others can"
                    + " see it; move it to ~/.netrc and give curl --netrc");
        }
        String scheme = text.substring(0, Math.max(0, authority - 3));
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new UsageException(shown(text) + " is not an http(s) URL; write it like " + EXAMPLE);
        }
        if (text.indexOf('#') >= 0) {
            throw new UsageException(
                    shown(text) + " has a fragment (#…), which is never sent; remove it, or write %23 for a #");
        }
        int query = firstOf(text, "?", authorityEnd);
        return scheme
                + "://"
                + authority(text.substring(authority, authorityEnd), text)
                + encoded(path(text.substring(authorityEnd, query), text))
                + encoded(text.substring(query));
    }

    private static String authority(String authority, String text) {
        int hostEnd = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.lastIndexOf(':');
        if (hostEnd < 0 || (hostEnd == 0 && !authority.startsWith(":"))) {
            hostEnd = authority.length();
        }
        String host = authority.substring(0, hostEnd);
        if (host.isEmpty()) {
            throw new UsageException(shown(text) + " has no host; write it like " + EXAMPLE);
        }
        String port = authority.substring(hostEnd);
        if (!port.isEmpty() && !isPort(port)) {
            throw new UsageException(shown(text) + ": expected a port from 1 to " + MAX_PORT
                    + " after the host, found \"" + port + "\"");
        }
        return (host.startsWith("[") && host.endsWith("]") ? address(host, text) : hostName(host, text)) + port;
    }

    private static boolean isPort(String text) {
        if (text.charAt(0) != ':' || text.length() < 2) {
            return false;
        }
        int port = 0;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            port = Math.min(port * 10 + c - '0', MAX_PORT + 1);
        }
        return port >= 1 && port <= MAX_PORT;
    }

    /** An IPv6 address in brackets, also with a zone (RFC 6874). */
    private static String address(String host, String text) {
        int zone = firstOf(host, "%", 0);
        for (int i = 1; i < host.length() - 1; i++) {
            char c = host.charAt(i);
            boolean legal = i >= zone ? c == '%' || isUnreserved(c) : isHex(c) || c == ':' || c == '.';
            if (!legal) {
                throw new UsageException(
                        shown(text) + ": expected an IPv6 address between the brackets, found \"" + host + "\"");
            }
        }
        return host;
    }

    private static String hostName(String host, String text) {
        boolean ascii = true;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            ascii &= c < 0x80;
            if (c < 0x80 && !isUnreserved(c)) {
                throw new UsageException(
                        shown(text) + ": the host contains '" + c + "'; expected letters, digits, dots and dashes");
            }
        }
        if (ascii) {
            return host;
        }
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    shown(text) + ": the host cannot be converted to ASCII; write it in its xn-- form", e);
        }
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    private static String path(String path, String text) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        if (end == 0) {
            throw new UsageException(
                    shown(text) + " has an empty path; a STOW-RS URL ends in /studies, such as " + EXAMPLE);
        }
        refuseBrokenEscapes(path, text);
        int start = 1;
        for (int i = 1; i <= end; i++) {
            if (i == end || path.charAt(i) == '/') {
                if (isDotSegment(path.substring(start, i))) {
                    throw new UsageException(shown(text) + ": the path has a segment \"" + path.substring(start, i)
                            + "\", which clients resolve; remove it from the path");
                }
                start = i + 1;
            }
        }
        return path.substring(0, end);
    }

    /** Servers refuse a path with a percent sign that encodes nothing, or read it in different ways. */
    private static void refuseBrokenEscapes(String path, String text) {
        for (int at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
            String digits = path.substring(at + 1, Math.min(at + 3, path.length()));
            if (digits.length() < 2 || !isHex(digits.charAt(0)) || !isHex(digits.charAt(1))) {
                throw new UsageException(shown(text) + ": expected two hexadecimal digits after % in the path, found \""
                        + Printable.masked(digits) + "\"; write %25 for a percent sign (RFC 3986 2.1)");
            }
        }
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    /** A dot may also be written {@code %2e} (RFC 3986 6.2.2.2). */
    private static boolean isDotSegment(String segment) {
        String plain = segment.replace("%2e", ".").replace("%2E", ".");
        return plain.equals(".") || plain.equals("..");
    }

    private static void refuseControlCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == 0x7F) {
                throw new UsageException("the URL has the control character 0x" + Printable.hex(c) + " at position "
                        + (i + 1) + "; remove it");
            }
        }
        Quoting.requireText(text);
    }

    private static void requireUid(String uid) {
        for (int i = 0; i < uid.length(); i++) {
            char c = uid.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                throw new UsageException(
                        "\"" + uid + "\" is not a Study Instance UID: expected digits and dots (PS3.5 9.1)");
            }
        }
        if (uid.isEmpty()) {
            throw new UsageException("the Study Instance UID is empty; expected digits and dots (PS3.5 9.1)");
        }
    }

    private static int firstOf(String text, String characters, int from) {
        for (int i = from; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0x20) {
                out.append((char) b);
            } else {
                out.append('%').append(Printable.hex(b));
            }
        }
        return out.toString();
    }

    /**
     * A URL as errors show it: without its query, and not at all if it has an {@code @}, since both may hold secrets.
     */
    private static String shown(String text) {
        String head = text.substring(0, firstOf(text, "?#", 0));
        return head.indexOf('@') >= 0 ? "the URL" : '"' + head + '"';
    }
}
