package io.github.stowc.stow.batch.table;

import java.util.List;

/**
 * One row of a table, as it is written there. Immutable.
 *
 * @param number its place among the rows of the table, from 1; the header does not count
 * @param line the physical line on which it begins, from 1
 * @param cells the texts in the order of the columns; fewer or more than columns in a row that is wrong
 */
public record TableRow(long number, long line, List<String> cells) {
    /** Copies the list. */
    public TableRow {
        cells = List.copyOf(cells);
    }
}
