package io.github.stowc.stow.batch.table;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a table in one of its forms. For one thread. */
sealed interface Rows extends Closeable permits CsvRows, JsonRows {
    TableColumns columns();

    boolean isFailedTable();

    /** The next row; null at the end. */
    @Nullable
    TableRow next() throws IOException;
}
