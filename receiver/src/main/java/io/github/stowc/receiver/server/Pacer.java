package io.github.stowc.receiver.server;

import io.github.stowc.receiver.web.WebAnswer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Watches how fast bodies come in: one thread for all senders. Safe to share between threads. */
final class Pacer {
    /** A sender that sends less is too slow. */
    static final long LEAST_PER_SECOND = 1000;

    private final Set<Intake> intakes = ConcurrentHashMap.newKeySet();
    private final int patience;
    private final Executor others;
    private final ScheduledExecutorService clock;

    /**
     * Begins to watch.
     *
     * @param patience how long a sender may be too slow, in whole seconds
     * @param others takes what would make the clock wait
     */
    Pacer(Duration patience, Executor others) {
        this.patience = (int) patience.toSeconds();
        this.others = others;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "pace");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused = clock.scheduleAtFixedRate(this::measure, 1, 1, TimeUnit.SECONDS);
    }

    private void measure() {
        for (Intake intake : intakes) {
            intake.measure(patience, others);
        }
    }

    void add(Intake intake) {
        intakes.add(intake);
    }

    void remove(Intake intake) {
        intakes.remove(intake);
    }

    /** Runs something later, and that soon. */
    void after(Duration delay, Runnable task) {
        if (!clock.isShutdown()) {
            Future<?> unused = clock.schedule(() -> others.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Refuses all requests whose bodies are still coming. */
    void refuseAll(WebAnswer answer) {
        for (Intake intake : intakes) {
            others.execute(() -> intake.refuseLate(answer));
        }
    }

    void stop() {
        clock.shutdownNow();
    }
}
