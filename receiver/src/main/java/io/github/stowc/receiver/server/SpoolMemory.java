package io.github.stowc.receiver.server;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory the bodies that come in may take all together. Safe to share between threads. */
final class SpoolMemory {
    private final AtomicLong free;

    /** So many bytes. */
    SpoolMemory(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /** Whether so many bytes more may stay in memory. */
    boolean take(int bytes) {
        if (free.addAndGet(-bytes) >= 0) {
            return true;
        }
        free.addAndGet(bytes);
        return false;
    }

    void give(int bytes) {
        free.addAndGet(bytes);
    }
}
