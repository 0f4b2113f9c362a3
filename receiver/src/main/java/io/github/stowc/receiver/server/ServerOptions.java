package io.github.stowc.receiver.server;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How the HTTP side is set up. Immutable.
 *
 * @param host the address to listen on
 * @param port 1 to 65535; 0 for a free one
 * @param maxSize the largest body in bytes
 * @param maxRequests how many requests with a body are received at pace or worked on at once
 * @param hosts names in Host that are let through, apart from those of the loopback address
 * @param origins values of Origin that are let through
 * @param patience how long a sender may be too slow, in whole seconds, at least one
 * @param log takes a line for each request, from several threads
 */
public record ServerOptions(
        String host,
        int port,
        long maxSize,
        int maxRequests,
        Set<String> hosts,
        Set<String> origins,
        Duration patience,
        Consumer<String> log) {
    /** Copies the sets. */
    public ServerOptions {
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
    }
}
