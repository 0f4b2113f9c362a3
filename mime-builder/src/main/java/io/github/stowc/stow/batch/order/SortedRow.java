package io.github.stowc.stow.batch.order;

import io.github.stowc.stow.batch.table.TableRow;

/**
 * A row in the order of studies.
 *
 * @param study the number of its study, from 0, in the order of the studies' first rows
 * @param doubt what an earlier row of the table makes doubtful
 */
public record SortedRow(int study, Doubt doubt, TableRow row) {
    /** Why a row and an earlier one cannot both be right. */
    public enum Doubt {
        NONE,
        /** The patient has another name there. */
        OTHER_NAME,
        /** The study has another patient there. */
        OTHER_PATIENT
    }
}
