package io.github.stowc.threads;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Work that the caller's thread and a helper share, and that ends early if one of them fails. For one run. */
public final class SharedWork {
    private volatile @Nullable Throwable failure;

    /** What one of the threads does: piece after piece while {@link #goesOn}. */
    public interface Share {
        void run() throws IOException;
    }

    /** Whether to begin another piece: true until a thread fails. */
    public boolean goesOn() {
        return failure == null;
    }

    /**
     * Does both shares, and rethrows what one of them threw.
     *
     * @param helper the name of the second thread
     * @param own what the caller's thread does
     * @param other what the helper does
     * @throws InterruptedIOException if the caller's thread is interrupted before the helper is done
     */
    public void run(String helper, Share own, Share other) throws IOException {
        Thread thread = Background.start(helper, () -> work(other));
        work(own);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted before all was done");
            // Nobody waits for the helper any more, so it must stop.
            failure = interrupted;
            throw interrupted;
        }
        Background.rethrow(failure);
    }

    private void work(Share share) {
        try {
            share.run();
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
    }
}
