package io.github.stowc.cli.options;

import io.github.stowc.cli.command.Terminal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The variables of the environment that name proxies, read as curl 7.88 reads them; empty ones count as not set. */
final class ProxyVariables {
    private final Terminal terminal;

    ProxyVariables(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * The name of the variable with the proxy for a scheme; null if there is none. Of HTTP_PROXY nothing is taken, since
     * web servers put a client's header field Proxy there.
     */
    @Nullable
    String nameFor(String scheme) {
        String own = scheme.toLowerCase(Locale.ROOT) + "_proxy";
        List<String> names = new ArrayList<>(List.of(own));
        if (!own.equals("http_proxy")) {
            names.add(own.toUpperCase(Locale.ROOT));
        }
        names.add("all_proxy");
        names.add("ALL_PROXY");
        for (String name : names) {
            if (!terminal.variable(name).isEmpty()) {
                return name;
            }
        }
        return null;
    }

    /**
     * Whether no_proxy or NO_PROXY names a host: as it is, by a domain that it is in, or by a range of addresses.
     *
     * @param host a name or an address, perhaps in brackets
     */
    boolean excludes(String host) {
        String list = terminal.variable("no_proxy");
        if (list.isEmpty()) {
            list = terminal.variable("NO_PROXY");
        }
        if (list.equals("*")) {
            return true;
        }
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        byte[] address = bracketed || isAddress(bare) ? bytes(bare) : null;
        int at = 0;
        while (at < list.length()) {
            int start = at;
            while (at < list.length() && " \t,".indexOf(list.charAt(at)) < 0) {
                at++;
            }
            String token = list.substring(start, at);
            at++;
            if (!token.isEmpty() && (address == null ? isIn(bare, token) : isIn(address, token))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(String host, String token) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String domain = token.endsWith(".") ? token.substring(0, token.length() - 1) : token;
        domain = domain.startsWith(".") ? domain.substring(1) : domain;
        int before = name.length() - domain.length();
        return before >= 0
                && name.regionMatches(true, before, domain, 0, domain.length())
                && (before == 0 || (!domain.isEmpty() && name.charAt(before - 1) == '.'));
    }

    private static boolean isIn(byte[] address, String token) {
        int slash = token.indexOf('/');
        String network = slash < 0 ? token : token.substring(0, slash);
        byte[] base = bytes(network);
        int bits = slash < 0 ? 0 : number(token.substring(slash + 1));
        if (base == null || base.length != address.length || bits > 8 * base.length || bits < 0) {
            return false;
        }
        int compared = bits == 0 ? 8 * base.length : bits;
        for (int i = 0; i < compared; i++) {
            int mask = 0x80 >> (i % 8);
            if ((base[i / 8] & mask) != (address[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** The number at the start of a text, as C's atoi reads it. */
    private static int number(String text) {
        int end = 0;
        while (end < text.length() && end < 6 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(text.substring(0, end));
    }

    /** Whether it is four numbers with dots. */
    private static boolean isAddress(String host) {
        int dots = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            dots += c == '.' ? 1 : 0;
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return dots == 3 && bytes(host) != null;
    }

    /** The bytes of an address; null if it is a name. No name is looked up. */
    private static byte @Nullable [] bytes(String text) {
        boolean four = !text.isEmpty() && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        boolean six = text.indexOf(':') >= 0;
        if ((!four || text.chars().filter(c -> c == '.').count() != 3) && !six) {
            return null;
        }
        try {
            return InetAddress.getByName(six ? '[' + text + ']' : text).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
