package io.github.stowc.receiver.faults;

import io.github.stowc.receiver.received.GivenAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Tries broken messages on receivers of each kind that run for one message. Safe to share between threads. */
final class Trials {
    private final TrialServers servers;
    /** One message is tried at a time: the receivers share the memory with the one that shows the page. */
    private final ReentrantLock one = new ReentrantLock();

    /** Of the made messages, whose answers stay the same, by their Content-Type. */
    private final Map<String, List<Trial>> known = new ConcurrentHashMap<>();

    Trials(TrialServers servers) {
        this.servers = servers;
    }

    /**
     * What a receiver answered.
     *
     * @param isOwn whether the receiver that shows the page is of that kind
     * @param answer empty if it closed the connection without one
     */
    record Trial(ServerKind kind, boolean isOwn, Optional<GivenAnswer> answer) {}

    /**
     * The answers of all kinds.
     *
     * @throws IOException if a receiver does not start, or does not answer
     */
    List<Trial> of(Broken broken) throws IOException {
        if (!broken.good().isMade()) {
            return tried(broken);
        }
        // A made message has a boundary of its own, for each fault.
        String key = broken.good().contentType();
        List<Trial> trials = known.get(key);
        if (trials == null) {
            trials = tried(broken);
            known.put(key, trials);
        }
        return trials;
    }

    private List<Trial> tried(Broken broken) throws IOException {
        one.lock();
        try {
            List<Trial> trials = new ArrayList<>();
            for (ServerKind kind : ServerKind.values()) {
                boolean isOwn = kind == servers.own();
                if (isOwn || kind != ServerKind.SAME) {
                    try (TrialServers.Running server = servers.start(kind)) {
                        trials.add(new Trial(kind, isOwn, RawExchange.send(broken.message(), server.url())));
                    }
                }
            }
            return List.copyOf(trials);
        } finally {
            one.unlock();
        }
    }
}
