package io.github.stowc.stow.batch.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.template.AttributeSetting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rows set, and what is said of a cell that cannot be set: never with its value. */
class ColumnsTest {
    @TempDir
    Path folder;

    private Tables tables;

    @BeforeEach
    void setUp() {
        tables = new Tables(folder);
    }

    private record Row(Columns columns, TableRow row) {
        Map<String, String> attributes() throws RowException {
            return columns.attributes(row);
        }

        Dataset dataset() throws RowException {
            Dataset dataset = Dataset.EMPTY;
            for (AttributeSetting setting : columns.settings(row)) {
                dataset = setting.applyTo(dataset);
            }
            return dataset;
        }

        void refused(String rule, String message) {
            RowException thrown = assertThrows(RowException.class, () -> columns.settings(row));
            assertEquals(message, thrown.getMessage());
            assertEquals(rule, thrown.rule());
        }
    }

    private Row row(String text, TableOptions options) throws IOException {
        try (Manifest manifest = Manifest.open(tables.file("t.csv", text), options)) {
            return new Row(manifest.columns(), Tables.rows(manifest).get(0));
        }
    }

    private Row row(String text) throws IOException {
        return row(text, TableOptions.DEFAULT);
    }

    @Test
    void aHeaderIsAKeywordATagOrAPath() throws Exception {
        Row row = row("file,PatientID,00100010,\"(0008,0050)\",RequestAttributesSequence[0].RequestedProcedureID,"
                + "RequestAttributesSequence[1]/00401001,00090010,00091001:LO\n"
                + "a.jpg,4711,Doe^John,A1,R1,R2,ACME,x\n");
        assertEquals(
                Map.of(
                        "PatientID", "4711",
                        "PatientName", "Doe^John",
                        "AccessionNumber", "A1",
                        "RequestAttributesSequence[0].RequestedProcedureID", "R1",
                        "RequestAttributesSequence[1].RequestedProcedureID", "R2",
                        "00090010", "ACME",
                        "00091001:LO", "x"),
                row.attributes());
        Dataset set = row.dataset();
        assertEquals(Optional.of("4711"), set.text(Tags.PATIENT_ID));
        assertEquals(
                List.of(Optional.of("R1"), Optional.of("R2")),
                set.items(new Tag(0x00400275)).stream()
                        .map(item -> item.text(new Tag(0x00401001)))
                        .toList());
        assertEquals(
                Element.of(new Tag(0x00091001), VR.LO, "x"),
                set.get(new Tag(0x00091001)).orElseThrow());
    }

    @Test
    void itemsAreSetInTheirOrderWhateverThatOfTheColumns() throws Exception {
        StringBuilder header = new StringBuilder("file");
        StringBuilder cells = new StringBuilder("a.jpg");
        for (int i = 11; i >= 0; i--) {
            header.append(",RequestAttributesSequence[").append(i).append("].RequestedProcedureID");
            cells.append(",R").append(i);
        }
        Dataset set = row(header + "\n" + cells + "\n").dataset();
        assertEquals(12, set.items(new Tag(0x00400275)).size());
        assertEquals(Optional.of("R10"), set.items(new Tag(0x00400275)).get(10).text(new Tag(0x00401001)));
    }

    @Test
    void rolesAreNoAttributes() throws Exception {
        Row row = row("template,file,study,series,key,like,PatientID\nt,a.jpg,s,r,k, ,1\n");
        Columns columns = row.columns();
        assertEquals(Map.of("PatientID", "1"), row.attributes());
        assertEquals(Optional.of("a.jpg"), columns.text(row.row(), Columns.Role.FILE));
        assertEquals(Optional.of("s"), columns.text(row.row(), Columns.Role.STUDY));
        assertEquals(Optional.of("r"), columns.text(row.row(), Columns.Role.SERIES));
        assertEquals(Optional.of("k"), columns.text(row.row(), Columns.Role.KEY));
        assertEquals(Optional.of("t"), columns.text(row.row(), Columns.Role.TEMPLATE));
        assertEquals(Optional.empty(), columns.text(row.row(), Columns.Role.LIKE));
        assertTrue(columns.has(Columns.Role.LIKE));
        assertFalse(row("file\na.jpg\n").columns().has(Columns.Role.KEY));
    }

    @Test
    void anEmptyCellSetsNothing() throws Exception {
        Row row = row("file,PatientID,PatientName\na.jpg,,  \n");
        assertEquals(Map.of(), row.attributes());
        assertEquals(Dataset.EMPTY, row.dataset());
    }

    @Test
    void aBackslashSeparatesValues() throws Exception {
        Row row = row("file,ImageType,ImageComments\na.jpg,ORIGINAL\\PRIMARY,a\\b\n");
        Dataset set = row.dataset();
        assertEquals(
                List.of("ORIGINAL", "PRIMARY"),
                set.get(new Tag(0x00080008)).orElseThrow().texts());
        assertEquals(List.of("a\\b"), set.get(new Tag(0x00204000)).orElseThrow().texts());
    }

    @ParameterizedTest
    @CsvSource({"${uid}", "$${uid}", "${nothing of that kind}", "${", "$$$${today}"})
    void aCellIsDataAndNothingInItIsGenerated(String cell) throws Exception {
        Dataset set = row("file,PatientID\na.jpg," + cell + "\n").dataset();
        assertEquals(Optional.of(cell), set.text(Tags.PATIENT_ID));
    }

    @Test
    void aUidMayBeGivenByItsKeyword() throws Exception {
        Dataset set =
                row("file,SOPClassUID\na.jpg,SecondaryCaptureImageStorage\n").dataset();
        assertEquals(Optional.of("1.2.840.10008.5.1.4.1.1.7"), set.text(Tags.SOP_CLASS_UID));
    }

    @Test
    void theMapSaysWhatHeadersMeanAndWhatEachRowHas() throws Exception {
        TableOptions options = Tables.mapped(
                Map.of("Datei", "file", "Nr.", "PatientID", "Bemerkung", ""),
                Map.of(),
                Map.of("Modality", "OT", "StudyDate", "20260131", "PatientID", "none"));
        Row row = row("Datei;Nr.;Bemerkung\na.jpg;4711;x\n", options);
        assertEquals(Map.of("PatientID", "4711"), row.attributes());
        assertEquals(Optional.of("OT"), row.dataset().text(Tags.MODALITY));
        assertEquals(Optional.of("4711"), row.dataset().text(Tags.PATIENT_ID));
        assertTrue(row.columns().sets("Modality"));
        assertTrue(row.columns().sets("PatientID"));
        assertFalse(row.columns().sets("PatientName"));
        assertEquals(List.of("Datei", "Nr.", "Bemerkung"), row.columns().names());
        assertEquals(Optional.of("a.jpg"), row.columns().text(row.row(), Columns.Role.FILE));
    }

    @ParameterizedTest
    @CsvSource({
        "PatientBirthDate,dd.MM.yyyy,01.02.1970,19700201",
        "PatientBirthDate,d.M.yyyy,1.2.1970,19700201",
        "PatientBirthDate,uuuu-MM-dd,1970-02-01,19700201",
        "PatientBirthDate,d MMM yyyy,1 Feb 1970,19700201",
        "StudyDate,dd.MM.yyyy HH:mm,01.02.1970 13:05,19700201",
        "StudyTime,dd.MM.yyyy HH:mm,01.02.1970 13:05,130500",
        "StudyTime,HH:mm:ss.SSS,13:05:09.250,130509.250000",
        "StudyTime,h:mm a,1:05 PM,130500",
        "AcquisitionDateTime,yyyy-MM-dd'T'HH:mm:ssXXX,1970-02-01T13:05:09+01:00,19700201130509+0100",
        "AcquisitionDateTime,yyyy-MM-dd'T'HH:mm:ssXXX,1970-02-01T13:05:09Z,19700201130509+0000",
        "AcquisitionDateTime,dd.MM.yyyy,01.02.1970,19700201",
    })
    void datesBecomeThoseOfDicom(String keyword, String pattern, String text, String expected) throws Exception {
        Row row = row(
                "file;" + keyword + "\na.jpg;" + text + "\n",
                Tables.mapped(Map.of(), Map.of(keyword, pattern), Map.of()));
        assertEquals(Map.of(keyword, expected), row.attributes());
        row.dataset();
    }

    @ParameterizedTest
    @CsvSource({"31.02.1970", "29.02.2023", "1.2.70", "1970-02-01", "01.02.1970x", "00.00.0000"})
    void aDateOfAnotherFormOrNotInTheCalendarIsRefused(String text) throws Exception {
        Row row = row(
                "file;Geburtstag\na.jpg;" + text + "\n",
                Tables.mapped(Map.of("Geburtstag", "PatientBirthDate"), Map.of("Geburtstag", "dd.MM.yyyy"), Map.of()));
        row.refused(
                "batch/date",
                "column 2 \"Geburtstag\": expected a date or time as dd.MM.yyyy, found " + text.length()
                        + " characters that are none; correct the cell, or the form in the column map");
    }

    @Test
    void aValueThatItsVrDoesNotTakeIsToldWithoutTheValue() throws Exception {
        row("file,PatientSex\na.jpg,weiblich\n")
                .refused(
                        "batch/value",
                        "column 2 \"PatientSex\": expected a value of VR CS for PatientSex, found 8 characters that are none;"
                                + " write one of M, F, O");
        row("file,PatientBirthDate\na.jpg,1.2.1970\n")
                .refused(
                        "batch/value",
                        "column 2 \"PatientBirthDate\": expected a value of VR DA for PatientBirthDate, found 8 characters"
                                + " that are none; write the date as YYYYMMDD: 20260131");
        row("file,PatientSex\na.jpg,M\\F\n")
                .refused(
                        "batch/value",
                        "column 2 \"PatientSex\": expected a value of VR CS for PatientSex, found 3 characters that are none;"
                                + " found 2 values (a backslash separates them), expected 1 (PS3.6)");
        row("file,StudyInstanceUID\na.jpg,1.02\n")
                .refused(
                        "batch/value",
                        "column 2 \"StudyInstanceUID\": expected a value of VR UI for StudyInstanceUID, found 4 characters that"
                                + " are none; write a UID of digits and dots (PS3.5 9.1), or its keyword");
    }

    @Test
    void aRowWithTooFewOrTooManyCellsIsRefused() throws Exception {
        String remedy = "; put cells with the delimiter, quotes or line ends in quotes, and leave empty cells empty";
        row("file,PatientID\na.jpg\n")
                .refused("batch/columns", "expected 2 cells, as the header has, found 1" + remedy);
        row("file,PatientID\na.jpg,1,2\n")
                .refused("batch/columns", "expected 2 cells, as the header has, found 3" + remedy);
        row("file,PatientID,line,rule,message\na.jpg,7,r,m\n")
                .refused("batch/columns", "expected 5 cells, as the header has, found 4" + remedy);
    }
}
