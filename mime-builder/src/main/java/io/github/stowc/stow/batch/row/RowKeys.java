package io.github.stowc.stow.batch.row;

import io.github.stowc.stow.batch.table.Columns;
import io.github.stowc.stow.batch.table.Columns.Role;
import io.github.stowc.stow.batch.table.RowException;
import io.github.stowc.stow.batch.table.TableRow;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a row is called in its table: the texts from which its UIDs are made. Immutable.
 *
 * @param study the text in the column {@code study}; else the Study Instance UID of the row, what it is attached to, or the
 *     attributes that tell studies of a patient apart
 * @param series the text in the column {@code series}; else the Series Instance UID of the row, or the attributes that tell
 *     series of a study apart
 * @param hasSeries whether the column {@code series} has a text
 * @param row the text in the column {@code key}; else the file and all attributes but the Instance Number
 * @param attributes the attributes of the row by canonical path
 */
public record RowKeys(
        String study, String series, boolean hasSeries, String row, SortedMap<String, String> attributes) {
    /** The attribute that names a study, if a row has it. */
    static final String STUDY_UID = "StudyInstanceUID";

    /** The attribute that names a series, if a row has it. */
    static final String SERIES_UID = "SeriesInstanceUID";

    private static final List<String> OF_STUDY =
            List.of("PatientID", "IssuerOfPatientID", "StudyID", "AccessionNumber", "StudyDate", "StudyTime");
    /** What tells patients apart if they have no ID. */
    private static final List<String> OF_NAMELESS = List.of("PatientName", "PatientBirthDate");

    private static final List<String> OF_SERIES = List.of(
            "Modality",
            "SeriesNumber",
            "SeriesDescription",
            "SeriesDate",
            "SeriesTime",
            "BodyPartExamined",
            "Laterality");

    /**
     * The keys of a row.
     *
     * @throws RowException if the row has too many or too few cells, or a date that cannot be read
     */
    public static RowKeys of(Columns columns, TableRow row) throws RowException {
        SortedMap<String, String> attributes = columns.attributes(row);
        String like = columns.text(row, Role.LIKE).orElse("");
        String series = columns.text(row, Role.SERIES).orElse("");
        String own =
                columns.text(row, Role.KEY).map(RowKeys::plain).orElseGet(() -> file(columns, row) + text(attributes));
        String study = columns.text(row, Role.STUDY).map(RowKeys::plain).orElseGet(() -> study(attributes, like));
        return new RowKeys(
                // What belongs to nobody belongs to no study of others.
                study.isEmpty() ? own : study,
                series.isEmpty()
                        ? attributes.getOrDefault(
                                SERIES_UID,
                                text(attributes, OF_SERIES)
                                        + columns.text(row, Role.TEMPLATE)
                                                .map(RowKeys::plain)
                                                .orElse(""))
                        : plain(series),
                !series.isEmpty(),
                own,
                attributes);
    }

    private static String study(Map<String, String> attributes, String like) {
        String uid = attributes.get(STUDY_UID);
        if (uid != null) {
            return uid;
        }
        boolean isNamed = attributes.containsKey("PatientID");
        return (isNamed ? "" : text(attributes, OF_NAMELESS)) + text(attributes, OF_STUDY) + plain(like);
    }

    private static String file(Columns columns, TableRow row) {
        return plain(columns.text(row, Role.FILE).orElse("")) + "\n";
    }

    private static String text(Map<String, String> attributes) {
        StringBuilder text = new StringBuilder();
        attributes.forEach((path, value) -> {
            // The table of failed rows has a number that the first one may not have.
            if (!path.equals("InstanceNumber")) {
                add(text, path, value);
            }
        });
        return text.toString();
    }

    private static String text(Map<String, String> attributes, List<String> paths) {
        StringBuilder text = new StringBuilder();
        for (String path : paths) {
            String value = attributes.get(path);
            if (value != null) {
                add(text, path, value);
            }
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String path, String value) {
        text.append(path).append('=').append(plain(value)).append('\n');
    }

    /** A text on one line, so that two different lists of texts never make the same key. */
    private static String plain(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\\') < 0
                ? text
                : text.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
