package io.github.stowc.threads;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Things that a thread of its own makes while another thread uses the ones before, no more than some ahead.
 *
 * <p>Unlike a pipe of the JDK it does not mind which threads take, nor that they end.
 */
public final class Handover<T> implements Closeable {
    private static final Object END = new Object();

    private final BlockingQueue<Object> ready;
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private boolean ended;

    /** Makes things, and hands each over with {@link #put}. */
    public interface Maker<T> {
        void make(Handover<T> out) throws IOException, InterruptedException;
    }

    /**
     * Starts to make things.
     *
     * @param name the thread's
     * @param ahead how many may wait to be taken
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
            // The failure must be there before the end is.
            ready.put(END);
        } catch (InterruptedException e) {
            // Nobody takes any more.
            Thread.currentThread().interrupt();
        }
    }

    /** Hands a thing over once there is room; called by the maker. */
    public void put(T thing) throws InterruptedException {
        ready.put(thing);
    }

    /**
     * The next thing, once it is there; null after the last.
     *
     * @throws IOException if the maker threw it, once what was made before is taken
     * @throws InterruptedIOException if the caller's thread is interrupted while it waits
     */
    @SuppressWarnings("unchecked") // what is no end was put as a thing
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

    /** Interrupts the maker, whose things nobody takes any more. */
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
