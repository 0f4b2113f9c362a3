package io.github.stowc.validate.check;

import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.text.Problem;
import io.github.stowc.threads.Handover;
import io.github.stowc.validate.finding.Finding;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads instances ahead: the first ones in the caller's thread, since most files have few, the others in a second
 * thread, so that one reads while the other checks.
 */
public final class InstanceFeed implements Closeable {
    private static final int BATCH_INSTANCES = 64;
    private static final long BATCH_BYTES = 256 * 1024;
    private static final int BATCHES_AHEAD = 3;
    /** Kilobytes of text that may be read ahead; a larger batch is read alone. */
    private static final int BUDGET = 4096;

    private final Counted counted;
    private final DicomJsonReader reader;
    private final Semaphore budget = new Semaphore(BUDGET);
    private final String file;
    private List<Finding> findings = new ArrayList<>();
    private int held;
    private @Nullable Handover<Batch> ahead;
    private boolean ended;

    public InstanceFeed(InputStream in, JsonReadOptions options) throws IOException {
        this.file = options.file();
        this.counted = new Counted(in);
        this.reader = DicomJsonReader.collecting(counted, options, this::add);
    }

    /** Keeps as many as anyone will read of those since the last instance. */
    private void add(Problem problem) {
        if (findings.size() <= Limits.FINDINGS) {
            findings.add(ReaderFindings.of(problem, file));
        }
    }

    /**
     * An instance, and what was found up to its end.
     *
     * @param instance null for findings without an instance
     * @param findings in the order in which they were met
     */
    public record Entry(@Nullable JsonInstance instance, List<Finding> findings) {}

    /**
     * Instances that were read in one go.
     *
     * @param entries in the order of the text
     * @param last whether nothing follows
     * @param cost its share of the budget
     */
    private record Batch(List<Entry> entries, boolean last, int cost) {}

    /** The next entries; none after the last. */
    public List<Entry> next() throws IOException {
        if (ended) {
            return List.of();
        }
        // A failure ends it.
        ended = true;
        Handover<Batch> others = ahead;
        Batch batch;
        if (others == null) {
            batch = read();
            if (!batch.last) {
                ahead = new Handover<>("stowc-read", BATCHES_AHEAD, this::readAhead);
            }
        } else {
            budget.release(held);
            batch = others.take();
            if (batch == null) {
                return List.of();
            }
            held = batch.cost;
        }
        ended = batch.last;
        return batch.entries;
    }

    private void readAhead(Handover<Batch> out) throws IOException, InterruptedException {
        boolean goesOn = true;
        while (goesOn && !Thread.currentThread().isInterrupted()) {
            Batch batch = read();
            budget.acquire(batch.cost);
            out.put(batch);
            if (batch.cost == BUDGET) {
                // Until it is done with.
                budget.acquire();
                budget.release();
            }
            goesOn = !batch.last;
        }
    }

    private Batch read() throws IOException {
        List<Entry> entries = new ArrayList<>(BATCH_INSTANCES);
        long start = counted.bytes;
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
                return new Batch(entries, true, cost(start));
            }
        }
        return new Batch(entries, false, cost(start));
    }

    private int cost(long start) {
        return (int) Math.min(BUDGET, 1 + (counted.bytes - start) / 1024);
    }

    @Override
    public void close() throws IOException {
        Handover<Batch> others = ahead;
        if (others != null) {
            others.close();
            others.awaitEnd();
        }
        reader.close();
    }

    /** Counts what was read, to keep batches of large instances small. */
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
