package io.github.stowc.stow.batch;

import io.github.stowc.stow.batch.RowPreparation.Ask;
import io.github.stowc.stow.batch.RowPreparation.Result;
import io.github.stowc.stow.batch.journal.Entry;
import io.github.stowc.stow.batch.journal.Journal;
import io.github.stowc.stow.batch.order.HashedInts;
import io.github.stowc.stow.batch.order.KeyHash;
import io.github.stowc.stow.batch.order.RowSorter;
import io.github.stowc.stow.batch.order.SortedRow;
import io.github.stowc.stow.batch.row.RowKeys;
import io.github.stowc.stow.batch.row.RowProblem;
import io.github.stowc.stow.batch.table.Columns;
import io.github.stowc.stow.batch.table.Columns.Role;
import io.github.stowc.stow.batch.table.RowException;
import io.github.stowc.stow.batch.table.TableRow;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through the rows in the order of studies: what is done already, what fails, and what goes into a message. */
final class RowPass {
    private static final int STEP = 64;

    private final Columns columns;
    private final @Nullable Journal journal;
    private final Tally tally;
    private final boolean isStrict;
    private final KeyHash hash;
    private final HashedInts contents = new HashedInts();
    private final HashedInts seen = new HashedInts();
    private final Map<String, Integer> ranks = new HashMap<>();
    private int study = -1;

    /** Takes the rows that go into a message. */
    interface Sink {
        void accept(int study, Prepared row) throws IOException;

        /** Whether it takes no more. */
        default boolean isStopped() {
            return false;
        }
    }

    /**
     * A pass.
     *
     * @param journal null if nothing was made before
     * @param salt of the digests of keys
     */
    RowPass(Columns columns, @Nullable Journal journal, Tally tally, boolean isStrict, String salt) {
        this.columns = columns;
        this.journal = journal;
        this.tally = tally;
        this.isStrict = isStrict;
        this.hash = new KeyHash(salt);
    }

    /** Goes through all rows. */
    void run(RowSorter.Rows rows, RowPreparation preparation, Sink sink, BatchListener listener, long total)
            throws IOException {
        long[] passed = new long[1];
        RowPreparation.Taker taker = (ask, result) -> {
            take(ask, result, sink);
            if (++passed[0] % STEP == 0 || passed[0] == total) {
                listener.progress(BatchListener.Phase.MAKING, passed[0], total);
            }
        };
        for (SortedRow row = rows.next(); row != null && !sink.isStopped(); row = rows.next()) {
            preparation.add(ask(row), taker);
        }
        preparation.end(taker);
    }

    private Ask ask(SortedRow sorted) throws IOException {
        if (sorted.study() != study) {
            study = sorted.study();
            ranks.clear();
        }
        TableRow row = sorted.row();
        RowKeys keys;
        try {
            keys = RowKeys.of(columns, row);
        } catch (RowException e) {
            RowProblem problem = new RowProblem(e.rule(), "", String.valueOf(e.getMessage()));
            return new Ask(study, row, null, 0, "", "", "", null, problem);
        }
        int rank = ranks.merge(keys.series(), 1, Integer::sum);
        String key = hash.text(keys.row());
        String file = columns.text(row, Role.FILE).orElse("");
        Entry known = known(key);
        return new Ask(
                study, row, keys, rank, key, content(row, keys, file), file, known, problem(sorted, file, known));
    }

    private @Nullable Entry known(String key) throws IOException {
        if (journal != null) {
            return journal.meet(key).orElse(null);
        }
        // A key that another row has matters without a journal too.
        return seen.put(hash.number(key), 1) == HashedInts.NONE ? null : new Entry.Seen();
    }

    private static @Nullable RowProblem problem(SortedRow sorted, String file, @Nullable Entry known) {
        if (known instanceof Entry.Seen) {
            return new RowProblem(
                    "batch/twice",
                    "",
                    "expected a key of its own, found that of another row; take one of both away, or give them different"
                            + " texts in the column key");
        }
        if (file.isEmpty()) {
            return new RowProblem("batch/file", "", "expected the name of a file in the column file, found no text");
        }
        return switch (sorted.doubt()) {
            case NONE -> null;
            case OTHER_NAME ->
                new RowProblem(
                        "batch/patient",
                        "PatientName",
                        "expected the name that the first row with this Patient ID has, found another; correct the one or the"
                                + " other");
            case OTHER_PATIENT ->
                new RowProblem(
                        "batch/patient",
                        "PatientID",
                        "expected the patient that the first row of this study has, found another; correct the patient, or"
                                + " the study");
        };
    }

    /** The digest of what decides about an instance, beside the bytes of its file. */
    private String content(TableRow row, RowKeys keys, String file) {
        StringBuilder text = new StringBuilder();
        for (String part : new String[] {
            file,
            keys.study(),
            keys.series(),
            columns.text(row, Role.TEMPLATE).orElse(""),
            columns.text(row, Role.LIKE).orElse("")
        }) {
            text.append(part).append('\0');
        }
        keys.attributes()
                .forEach((path, value) ->
                        text.append(path).append('\0').append(value).append('\0'));
        return hash.text(text.toString()).substring(0, 16);
    }

    private void take(Ask ask, Result result, Sink sink) throws IOException {
        if (result instanceof Result.Failed failed) {
            tally.fail(ask.row(), ask.rank(), failed.problem());
        } else if (result instanceof Result.Unknown) {
            tally.unknown(1);
        } else if (result instanceof Result.Done done) {
            warnOfCopy(ask, done.sha256());
            tally.before();
        } else if (result instanceof Result.Ready ready && isWanted(ask, ready)) {
            sink.accept(ask.study(), ready.row());
        }
    }

    private boolean isWanted(Ask ask, Result.Ready ready) throws IOException {
        int line = copied(ask, ready.row().made().sha256());
        if (line != HashedInts.NONE && isStrict) {
            tally.fail(ask.row(), ask.rank(), new RowProblem("batch/duplicate", "", copy(line)));
            return false;
        }
        if (line != HashedInts.NONE) {
            tally.warn(ask.row(), "batch/duplicate", copy(line));
        }
        return true;
    }

    private void warnOfCopy(Ask ask, String sha256) {
        int line = copied(ask, sha256);
        if (line != HashedInts.NONE) {
            tally.warn(ask.row(), "batch/duplicate", copy(line));
        }
    }

    /** The line of the first row whose file has the same bytes. */
    private int copied(Ask ask, String sha256) {
        long number = KeyHash.number64(sha256);
        int line = contents.get(number);
        if (line == HashedInts.NONE) {
            contents.put(number, (int) Math.min(Integer.MAX_VALUE, ask.row().line()));
        }
        return line;
    }

    private static String copy(int line) {
        return "expected a file of its own, found the same bytes as in the file of line " + line;
    }
}
