package io.github.stowc.stow.batch;

import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.batch.deliver.Courier;
import io.github.stowc.stow.batch.deliver.Fate;
import io.github.stowc.stow.batch.deliver.InstanceKey;
import io.github.stowc.stow.batch.journal.DonePortion;
import io.github.stowc.stow.batch.journal.Journal;
import io.github.stowc.stow.batch.journal.JournalRow;
import io.github.stowc.stow.batch.journal.OpenPortion;
import io.github.stowc.stow.batch.row.Identity;
import io.github.stowc.stow.batch.row.RowProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.send.SendListener;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Portions as messages that are sent. Safe to share between threads. */
final class SentMessages implements Output {
    /** How often an instance is sent that the server says it does not have. */
    private static final int TRIES = 3;

    /** What the courier says nothing of. */
    private static final Fate NOT_NAMED = new Fate(Fate.Kind.UNKNOWN, "batch/unknown", Sentence.EMPTY);

    private final Courier courier;
    private final int threads;
    private final boolean resendsUnknown;
    private final Journal journal;
    private final CompilerOptions options;
    private final Identity identity;
    private final Tally tally;
    private final BatchListener listener;
    private final AtomicInteger numbers;
    private final AtomicReference<@Nullable Fate> stop = new AtomicReference<>();

    SentMessages(
            Batch.Goal.Server goal,
            Journal journal,
            CompilerOptions options,
            Identity identity,
            Tally tally,
            BatchListener listener,
            AtomicInteger numbers) {
        this.courier = goal.courier();
        this.threads = goal.concurrency();
        this.resendsUnknown = goal.resendsUnknown();
        this.journal = journal;
        this.options = options;
        this.identity = identity;
        this.tally = tally;
        this.listener = listener;
        this.numbers = numbers;
    }

    @Override
    public void settle(OpenPortion open) throws IOException {
        if (!open.isSent()) {
            journal.forget(open);
            return;
        }
        List<InstanceKey> keys = new ArrayList<>();
        for (JournalRow row : open.rows()) {
            keys.add(new InstanceKey(row.study(), row.series(), row.sopInstance()));
        }
        Optional<Set<String>> stored = courier.stored(keys);
        if (stored.isPresent()) {
            journal.settle(open, stored.get(), 0);
        } else if (resendsUnknown) {
            journal.forget(open);
        } else {
            listener.unknown(open.number(), open.rows().size());
            journal.leaveUnknown(open);
        }
    }

    /** Why the server took nothing of a message; empty while it takes them. */
    Optional<Fate> stop() {
        return Optional.ofNullable(stop.get());
    }

    @Override
    public long take(Portion portion) throws IOException {
        Portion next = portion;
        long stored = 0;
        for (int tries = TRIES; next != null && stop.get() == null; tries--) {
            Step step = send(next, tries == 1);
            stored += step.stored;
            next = step.again;
        }
        return stored;
    }

    /**
     * What came of one request.
     *
     * @param again what is to be sent again; null if nothing
     */
    private record Step(long stored, @Nullable Portion again) {}

    private Step send(Portion portion, boolean isLast) throws IOException {
        StowMessage message = portion.message(options, identity);
        List<InstanceKey> keys = new ArrayList<>();
        for (Prepared row : portion.rows()) {
            keys.add(new InstanceKey(
                    row.made().study(), row.made().series(), row.made().sopInstance()));
        }
        journal.begun(new OpenPortion(portion.number(), "", true, portion.journaled()));
        Map<String, Fate> fates = courier.send(message, keys, new SendListener() {
            @Override
            public void written(long bytes) {}

            @Override
            public void waiting(String reason, Duration pause) {
                listener.waiting(reason, pause);
            }
        });
        return settle(portion, message, fates, isLast);
    }

    private Step settle(Portion portion, StowMessage message, Map<String, Fate> fates, boolean isLast)
            throws IOException {
        Map<String, List<String>> refused = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<Prepared> again = new ArrayList<>();
        long unknown = 0;
        for (Prepared row : portion.rows()) {
            String uid = row.made().sopInstance();
            Fate fate = fates.getOrDefault(uid, NOT_NAMED);
            switch (fate.kind()) {
                case STORED -> {}
                case UNKNOWN -> unknown++;
                case STOP, UNREACHABLE -> {
                    stop.set(fate);
                    missing.add(uid);
                }
                case MISSING -> {
                    if (isLast) {
                        refused.put(uid, List.of(fate.rule(), fate.message()));
                    } else {
                        missing.add(uid);
                        again.add(row);
                    }
                }
                case REFUSED -> refused.put(uid, List.of(fate.rule(), fate.message()));
            }
        }
        if (unknown > 0) {
            // The journal leaves it open: the next run asks for it.
            tally.unknown(portion.rows().size());
            listener.unknown(portion.number(), portion.rows().size());
            return new Step(0, null);
        }
        int stored = portion.rows().size() - refused.size() - missing.size();
        journal.done(
                new DonePortion(portion.number(), "", stored, stored == 0 ? 0 : message.length(), "", ""),
                refused,
                missing);
        for (Prepared row : portion.rows()) {
            List<String> why = refused.get(row.made().sopInstance());
            if (why != null) {
                tally.fail(row.row(), row.rank(), new RowProblem(why.get(0), "", why.get(1)));
            }
        }
        return new Step(stored, again.isEmpty() ? null : new Portion(numbers.incrementAndGet(), again));
    }

    @Override
    public boolean isStopped() {
        return stop.get() != null;
    }

    @Override
    public int threads() {
        return threads;
    }
}
