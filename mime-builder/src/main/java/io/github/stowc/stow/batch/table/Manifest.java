package io.github.stowc.stow.batch.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A table of rows, read once from the beginning to the end with memory for one row. For one thread. */
public final class Manifest implements Closeable {
    private Manifest() {}

    /**
     * Opens a table and reads its header.
     *
     * @throws TableException if the header is wrong, or the text is not in the charset
     * @throws IOException if it cannot be read
     */
    public static Manifest open(Path file, TableOptions options) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** What the columns mean; in NDJSON those that were met so far, to which others are added at the end. */
    public Columns columns() {
        throw new UnsupportedOperationException();
    }

    /** Whether it is a table of failed rows that a run wrote: it ends in the columns line, rule and message. */
    public boolean isFailedTable() {
        throw new UnsupportedOperationException();
    }

    /**
     * The next row; null at the end.
     *
     * @throws TableException if the table cannot be read on, such as after a quote that never ends
     */
    public @Nullable TableRow next() throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {}
}
