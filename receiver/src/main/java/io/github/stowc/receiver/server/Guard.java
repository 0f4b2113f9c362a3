package io.github.stowc.receiver.server;

import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may talk to the receiver: pages of other origins may not, nor may a name that was made to mean this machine (DNS
 * rebinding).
 */
final class Guard {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts;
    private final Set<String> origins;

    /**
     * Lets requests through.
     *
     * @param hosts names in Host, apart from those of the loopback address
     * @param origins values of Origin
     */
    Guard(Set<String> hosts, Set<String> origins) {
        this.hosts = hosts;
        this.origins = origins;
    }

    /** The answer to a request that is not let through. */
    Optional<WebAnswer> refusal(WebRequest request) {
        String host = name(request.field("Host").orElse(""));
        if (!LOOPBACK.contains(host) && !hosts.contains(host)) {
            return Optional.of(WebAnswer.text(403, "this receiver does not answer to the name in Host"));
        }
        String origin = request.field("Origin").orElse("");
        if (!origin.isEmpty() && !isOwn(origin, request) && !origins.contains(origin)) {
            return Optional.of(WebAnswer.text(403, "this receiver does not answer to pages of another origin"));
        }
        return Optional.empty();
    }

    /** Whether the page is the receiver's own. */
    private static boolean isOwn(String origin, WebRequest request) {
        return origin.equals("http://" + request.field("Host").orElse(""));
    }

    /** The name of a Host field, without the port. */
    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon > host.indexOf(']') ? host.substring(0, colon) : host;
        return name.toLowerCase(Locale.ROOT);
    }
}
