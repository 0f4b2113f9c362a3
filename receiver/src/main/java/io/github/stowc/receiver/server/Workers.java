package io.github.stowc.receiver.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The threads that work on requests; those that read never wait for those that store. Safe to share between threads. */
final class Workers {
    private static final int LEAST = 4;
    private static final long END_MILLIS = 500;

    private final ExecutorService stores = pool("store", many());
    private final ExecutorService reads = pool("read", many());
    private final ExecutorService alone = pool("store-alone", 1);

    private static int many() {
        return Math.max(LEAST, 2 * Runtime.getRuntime().availableProcessors());
    }

    private static ExecutorService pool(String name, int threads) {
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void store(Runnable task) {
        stores.execute(task);
    }

    /** Stores what needs so much memory that one must end before the next. */
    void storeAlone(Runnable task) {
        alone.execute(task);
    }

    void read(Runnable task) {
        reads.execute(task);
    }

    /** Ends them, and waits shortly for what they are at. */
    void stop() {
        stores.shutdownNow();
        alone.shutdownNow();
        reads.shutdownNow();
        try {
            stores.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS);
            alone.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
