package io.github.stowc.stow.batch.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The table of the failed rows, in CSV with UTF-8, for spreadsheets and for the next run: the columns of the manifest,
 * InstanceNumber if the manifest has none, then line, rule and message. For one thread.
 *
 * <p>A cell that a spreadsheet would take for a formula gets an apostrophe, which {@link Manifest} takes away again.
 */
public final class FailedTable implements Closeable {
    private FailedTable() {}

    /** Creates the file, for the user alone (mode 0600 where the file system has modes), and writes the header. */
    public static FailedTable create(Path file, Columns columns) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Adds a row and why it failed. */
    public void add(TableRow row, OptionalInt instanceNumber, String rule, String message) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {}
}
