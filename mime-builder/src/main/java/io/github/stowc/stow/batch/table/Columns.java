package io.github.stowc.stow.batch.table;

import io.github.stowc.template.AttributeSetting;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What the columns of a table mean. Safe to share between threads; in NDJSON columns are added while rows are read. */
public sealed interface Columns permits TableColumns {
    /** A column that is no attribute. */
    enum Role {
        FILE,
        KEY,
        STUDY,
        SERIES,
        TEMPLATE,
        LIKE
    }

    /** The headers as they are written in the table. */
    List<String> names();

    /** Whether the table has a column with a role. */
    boolean has(Role role);

    /** Whether the table, or the map's constants, sets an attribute at the top of the dataset. */
    boolean sets(String keyword);

    /** The text in the column of a role; empty if there is no such column or no text in it. */
    Optional<String> text(TableRow row, Role role);

    /**
     * The attributes of a row, by canonical path ({@code PatientID}, {@code RequestAttributesSequence[0].StudyInstanceUID}),
     * dates in DICOM's form; cells without text and the map's constants are left out.
     *
     * @throws RowException if the row has too many or too few cells, or a date is not of the map's format
     */
    SortedMap<String, String> attributes(TableRow row) throws RowException;

    /**
     * The settings of a row, those of the map's constants first.
     *
     * @throws RowException as {@link #attributes}, and if a value does not fit its VR; it names the column by header and number
     */
    List<AttributeSetting> settings(TableRow row) throws RowException;
}
