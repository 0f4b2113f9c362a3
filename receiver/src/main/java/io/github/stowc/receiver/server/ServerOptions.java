package io.github.stowc.receiver.server;

import java.util.Set;

/**
 * How the HTTP side is set up. Immutable.
 *
 * @param host the address to listen on
 * @param port 1 to 65535; 0 for a free one
 * @param maxSize the largest body in bytes
 * @param maxRequests how many requests are worked on at once
 * @param keepBytes how much of a body is kept whole in memory
 * @param hosts names in Host that are let through, apart from those of the loopback address
 * @param origins values of Origin that are let through
 */
public record ServerOptions(
        String host, int port, long maxSize, int maxRequests, int keepBytes, Set<String> hosts, Set<String> origins) {
    /** Copies the sets. */
    public ServerOptions {
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
    }
}
