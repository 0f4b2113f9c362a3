package io.github.stowc.threads;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A thread makes things while another uses the earlier ones; it stays a limited number ahead.
 *
 * <p>Unlike a pipe of the JDK, it lets any thread take them, and threads may end.
 */
public final class Handover<T> implements Closeable {
    private static final Object END = new Object();

    private final BlockingQueue<Object> ready;
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private boolean ended;

    /** Makes things and hands over each with {@link #put}. */
    public interface Maker<T> {
        void make(Handover<T> out) throws IOException, InterruptedException;
    }

    /**
     * Starts to make things.
     *
     * @param name the thread's name
     * @param ahead how many things may wait to be taken
     */
    public Handover(String name, int ahead, Maker<T> maker) {
        this.ready = new ArrayBlockingQueue<>(ahead);
        this.thread = Background.start(name, () -> run(maker));
    }

    private void run(Maker<T> maker) {
        try {
            try {
                maker.make(this);
            } catch (IOException | RuntimeException | Error e) {
                failure = e;
            }
            // The failure must be visible before the end is.
            ready.put(END);
        } catch (InterruptedException e) {
            // The taker has gone.
            Thread.currentThread().interrupt();
        }
    }

    /** Hands over a thing once there is room; the maker calls this. */
    public void put(T thing) throws InterruptedException {
        ready.put(thing);
    }

    /**
     * Waits for the next thing; null after the last.
     *
     * @throws IOException if the maker threw it; what was made before comes first
     * @throws InterruptedIOException if the caller's thread is interrupted while it waits
     */
    @SuppressWarnings("unchecked") // only things are put, apart from the end
    public @Nullable T take() throws IOException {
        if (ended) {
            return null;
        }
        Object next;
        try {
            next = ready.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another thread read ahead");
        }
        if (next != END) {
            return (T) next;
        }
        ended = true;
        Background.rethrow(failure);
        return null;
    }

    /** Interrupts the maker: its things are no longer wanted. */
    @Override
    public void close() {
        thread.interrupt();
        ready.clear();
    }

    /** Waits until the maker has ended, so that what it used can be closed. */
    public void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
