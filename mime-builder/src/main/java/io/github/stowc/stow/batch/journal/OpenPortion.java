package io.github.stowc.stow.batch.journal;

import java.util.List;

/**
 * A message that was begun and is not known to be done. Immutable.
 *
 * @param number its number, from 1
 * @param output the name of its file; empty if it has none
 * @param isSent whether it may have been sent
 * @param rows those that are in it
 */
public record OpenPortion(int number, String output, boolean isSent, List<JournalRow> rows) {
    /** Copies the list. */
    public OpenPortion {
        rows = List.copyOf(rows);
    }
}
