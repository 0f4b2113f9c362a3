package io.github.stowc.validate.check;

import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.validate.finding.Finding;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads instances ahead: the first ones in the caller's thread, since most files have few, the others in a thread of its
 * own, so that one reads while the other checks.
 */
public final class InstanceFeed implements Closeable {
    private static final int BATCH_INSTANCES = 64;
    private static final long BATCH_BYTES = 256 * 1024;
    private static final int BATCHES_AHEAD = 3;
    /** Kilobytes of text that may be read ahead; a batch that has more is the only one. */
    private static final int BUDGET = 4096;

    private final Counted counted;
    private final DicomJsonReader reader;
    private final ArrayBlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Semaphore budget = new Semaphore(BUDGET);
    private List<Finding> findings = new ArrayList<>();
    private int held;
    private @Nullable Thread thread;
    private boolean ended;

    public InstanceFeed(InputStream in, JsonReadOptions options) throws IOException {
        String file = options.file();
        this.counted = new Counted(in);
        this.reader =
                DicomJsonReader.collecting(counted, options, problem -> findings.add(ReaderFindings.of(problem, file)));
    }

    /**
     * An instance with what was found up to its end.
     *
     * @param instance null for findings that come with none
     * @param findings in the order in which they were met
     */
    public record Entry(@Nullable JsonInstance instance, List<Finding> findings) {}

    /**
     * Instances that were read in one go.
     *
     * @param entries in the order of the text
     * @param failure why reading ended; null where nothing failed
     * @param last whether nothing follows
     * @param cost what it takes of the budget
     */
    private record Batch(List<Entry> entries, @Nullable Throwable failure, boolean last, int cost) {}

    /** The next entries; none behind the last. */
    public List<Entry> next() throws IOException {
        if (ended) {
            return List.of();
        }
        Batch batch;
        if (thread == null) {
            batch = read();
            if (!batch.last && batch.failure == null) {
                start();
            }
        } else {
            batch = take();
        }
        ended = batch.last;
        if (batch.failure instanceof IOException failure) {
            throw failure;
        }
        if (batch.failure instanceof Error failure) {
            throw failure;
        }
        if (batch.failure != null) {
            throw new IllegalStateException("reading ahead failed", batch.failure);
        }
        return batch.entries;
    }

    private void start() {
        Thread started = new Thread(this::readAhead, "stowc-read");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void readAhead() {
        try {
            for (boolean goesOn = true; goesOn && !Thread.currentThread().isInterrupted(); ) {
                Batch batch = read();
                budget.acquire(batch.cost);
                queue.put(batch);
                if (batch.cost == BUDGET) {
                    // Until it is done with.
                    budget.acquire();
                    budget.release();
                }
                goesOn = !batch.last && batch.failure == null;
            }
        } catch (InterruptedException e) {
            // Nobody wants more.
            Thread.currentThread().interrupt();
        }
    }

    private Batch read() {
        List<Entry> entries = new ArrayList<>(BATCH_INSTANCES);
        long start = counted.bytes;
        try {
            while (entries.size() < BATCH_INSTANCES && counted.bytes - start < BATCH_BYTES) {
                Optional<JsonInstance> instance = reader.next();
                List<Finding> found = findings;
                if (!found.isEmpty()) {
                    findings = new ArrayList<>();
                }
                if (instance.isPresent() || !found.isEmpty()) {
                    entries.add(new Entry(instance.orElse(null), found.isEmpty() ? List.of() : found));
                }
                if (instance.isEmpty()) {
                    return new Batch(entries, null, true, cost(start));
                }
            }
            return new Batch(entries, null, false, cost(start));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Batch(entries, e, true, cost(start));
        }
    }

    private int cost(long start) {
        return (int) Math.min(BUDGET, 1 + (counted.bytes - start) / 1024);
    }

    private Batch take() throws IOException {
        try {
            budget.release(held);
            Batch batch = queue.take();
            held = batch.cost;
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading");
        }
    }

    @Override
    public void close() throws IOException {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            queue.clear();
            boolean interrupted = false;
            while (running.isAlive()) {
                try {
                    running.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        reader.close();
    }

    /** Counts what was read, so that batches of large instances are small. */
    private static final class Counted extends FilterInputStream {
        long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            bytes += Math.max(0, count);
            return count;
        }
    }
}
