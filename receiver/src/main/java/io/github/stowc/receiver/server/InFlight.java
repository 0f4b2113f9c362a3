package io.github.stowc.receiver.server;

import java.util.concurrent.atomic.AtomicLong;

/** How many requests have no answer yet. Safe to share between threads. */
final class InFlight {
    private static final long LOOK_MILLIS = 10;

    private final AtomicLong count = new AtomicLong();

    void begin() {
        count.incrementAndGet();
    }

    void end() {
        count.decrementAndGet();
    }

    /** Waits until there is none. */
    void await(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        try {
            while (count.get() > 0 && System.nanoTime() - until < 0) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
