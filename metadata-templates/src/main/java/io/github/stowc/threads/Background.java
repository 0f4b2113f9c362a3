package io.github.stowc.threads;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A thread that does not keep the process alive. */
public final class Background {
    private Background() {}

    /** Starts work in a thread of that name. */
    public static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Rethrows here what another thread threw; does nothing for null.
     *
     * @throws IOException if that is what it threw
     */
    public static void rethrow(@Nullable Throwable thrown) throws IOException {
        if (thrown instanceof IOException e) {
            throw e;
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }
}
