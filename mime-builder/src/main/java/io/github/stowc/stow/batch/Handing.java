package io.github.stowc.stow.batch;

import io.github.stowc.threads.Background;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Hands portions to an output, whose threads write or send while the next ones are made. */
final class Handing implements Closeable {
    private static final int AHEAD = 1;

    private final Output output;
    private final Tally tally;
    private final BlockingQueue<Optional<Portion>> waiting = new ArrayBlockingQueue<>(AHEAD);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();

    Handing(Output output, Tally tally) {
        this.output = output;
        this.tally = tally;
        for (int i = 0; i < output.threads(); i++) {
            threads.add(Background.start("stowc-messages", this::work));
        }
    }

    private void work() {
        try {
            for (Optional<Portion> next = waiting.take(); next.isPresent(); next = waiting.take()) {
                if (failure.get() == null) {
                    tally.made(output.take(next.get()));
                }
            }
            // For the other threads.
            waiting.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            // Nobody waits for room in vain.
            drain();
        }
    }

    private void drain() {
        try {
            while (waiting.take().isPresent()) {
                // They are made again by the next run.
            }
            waiting.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands one over. */
    void add(Portion portion) throws IOException {
        Background.rethrow(failure.get());
        put(Optional.of(portion));
    }

    private void put(Optional<Portion> next) throws IOException {
        try {
            waiting.put(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before all was written");
        }
    }

    /** Waits until all are written. */
    void end() throws IOException {
        put(Optional.empty());
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted before all was written");
            }
        }
        Background.rethrow(failure.get());
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
