package io.github.stowc.receiver.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The threads that work on requests; those that read never wait for those that store. Safe to share between threads. */
final class Workers {
    private static final int LEAST = 4;
    private static final long END_MILLIS = 500;

    private final ExecutorService stores = pool("store");
    private final ExecutorService reads = pool("read");

    private static ExecutorService pool(String name) {
        int threads = Math.max(LEAST, 2 * Runtime.getRuntime().availableProcessors());
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void store(Runnable task) {
        stores.execute(task);
    }

    void read(Runnable task) {
        reads.execute(task);
    }

    /** Ends them, and waits shortly for what they are at. */
    void stop() {
        stores.shutdownNow();
        reads.shutdownNow();
        try {
            stores.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
