package io.github.stowc.receiver.received;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, oldest first. Safe to share between threads. */
public final class ReceivedRequests {
    private static final int MOST = 100;

    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private long count;

    /** The number of the next request, from 1. */
    public synchronized long next() {
        return ++count;
    }

    /** Adds a request; the oldest goes if there are too many. */
    public synchronized void add(ReceivedRequest request) {
        requests.addLast(request);
        if (requests.size() > MOST) {
            requests.removeFirst();
        }
        notifyAll();
    }

    /** The requests that are kept. */
    public synchronized List<ReceivedRequest> all() {
        return List.copyOf(requests);
    }

    /** Forgets the requests. */
    public synchronized void clear() {
        requests.clear();
    }

    /**
     * Waits until that many requests are kept.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized List<ReceivedRequest> await(int least, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (requests.size() < least && System.nanoTime() < end) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        return all();
    }
}
