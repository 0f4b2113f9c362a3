package io.github.stowc.stow.batch.table;

import io.github.stowc.template.AttributePath;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table: a role, an attribute, or neither if it is not used.
 *
 * @param number its place among the columns, from 1
 * @param header as it is written in the table
 * @param dates the form of its dates; null if they are in DICOM's form, or it has none
 */
record Column(
        int number,
        String header,
        Columns.@Nullable Role role,
        @Nullable AttributePath path,
        @Nullable DateForm dates) {
    /** What the column means: its role or the path of its attribute; empty if it is not used. */
    String meaning() {
        return role != null ? Headers.name(role) : path != null ? path.toString() : "";
    }

    /** The column as errors name it. */
    @Override
    public String toString() {
        return "column " + number + " " + Headers.shown(header);
    }
}
