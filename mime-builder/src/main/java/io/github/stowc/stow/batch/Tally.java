package io.github.stowc.stow.batch;

import io.github.stowc.dicom.text.Severity;
import io.github.stowc.stow.batch.deliver.Fate;
import io.github.stowc.stow.batch.journal.Journal;
import io.github.stowc.stow.batch.row.RowProblem;
import io.github.stowc.stow.batch.table.Columns;
import io.github.stowc.stow.batch.table.FailedTable;
import io.github.stowc.stow.batch.table.TableRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of rows, and keeps the table of those that failed. Safe to share between threads. */
final class Tally implements Closeable {
    private final BatchListener listener;
    private final @Nullable Path failedTable;
    private final Columns columns;
    private @Nullable FailedTable failed;
    private final Map<String, Long> rules = new TreeMap<>();
    private long made;
    private long before;
    private long failures;
    private long unknown;
    private long warnings;

    /**
     * Counts.
     *
     * @param failedTable null if none is to be written
     */
    Tally(BatchListener listener, @Nullable Path failedTable, Columns columns) {
        this.listener = listener;
        this.failedTable = failedTable;
        this.columns = columns;
    }

    /** A row fails. */
    synchronized void fail(TableRow row, int rank, RowProblem problem) throws IOException {
        failures++;
        rules.merge(problem.rule(), 1L, Long::sum);
        String message = problem.quotes() ? "" : problem.message();
        listener.note(new BatchNote(row.line(), problem.rule(), Severity.ERROR, problem.place(), message));
        if (failedTable == null) {
            return;
        }
        FailedTable table = failed;
        if (table == null) {
            Files.deleteIfExists(BatchFiles.part(failedTable));
            table = FailedTable.create(BatchFiles.part(failedTable), columns);
            failed = table;
        }
        table.add(row, rank == 0 ? OptionalInt.empty() : OptionalInt.of(rank), problem.rule(), problem.message());
    }

    /** Something is said of a row that does not fail. */
    synchronized void warn(TableRow row, String rule, String message) {
        warnings++;
        listener.note(new BatchNote(row.line(), rule, Severity.WARNING, "", message));
    }

    synchronized void made(long rows) {
        made += rows;
    }

    synchronized void before() {
        before++;
    }

    synchronized void unknown(long rows) {
        unknown += rows;
    }

    synchronized long failures() {
        return failures;
    }

    /** Lets the table of failed rows appear, of which the journal hears before; an older one goes. */
    synchronized Optional<Path> finish(Journal journal) throws IOException {
        if (failedTable == null) {
            return Optional.empty();
        }
        FailedTable table = failed;
        if (table == null) {
            Files.deleteIfExists(failedTable);
            return Optional.empty();
        }
        table.close();
        failed = null;
        journal.writesFailedTable(BatchOutputs.digest(BatchFiles.part(failedTable)));
        Files.move(
                BatchFiles.part(failedTable),
                failedTable,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return Optional.of(failedTable);
    }

    synchronized BatchSummary summary(
            UUID namespace,
            long rows,
            long studies,
            long messages,
            long bytes,
            Optional<Fate> stop,
            Optional<Path> table) {
        return new BatchSummary(
                namespace, rows, studies, made, before, failures, unknown, warnings, messages, bytes, rules, stop,
                table);
    }

    /** Removes a table that did not appear. */
    @Override
    public synchronized void close() throws IOException {
        if (failed != null && failedTable != null) {
            failed.close();
            Files.deleteIfExists(BatchFiles.part(failedTable));
        }
    }
}
