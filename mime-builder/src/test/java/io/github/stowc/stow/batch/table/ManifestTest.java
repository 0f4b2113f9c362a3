package io.github.stowc.stow.batch.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as they are exported, and what is said of each that is wrong. */
class ManifestTest {
    @TempDir
    Path folder;

    private Tables tables;

    @BeforeEach
    void setUp() {
        tables = new Tables(folder);
    }

    private List<TableRow> rows(String name, String text) throws IOException {
        return Tables.rows(tables.file(name, text), TableOptions.DEFAULT);
    }

    private void refused(String sentence, String text) throws IOException {
        Tables.refused(sentence, tables.file("t.csv", text), TableOptions.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void anyLineEndEndsARowAndStaysInACell(String end) throws IOException {
        List<TableRow> rows = rows(
                "t.csv",
                String.join(end, "file,PatientComments", "a.jpg,\"one", "two\"", "", "b.jpg,x", "\"c.jpg\",\"\"", ""));
        assertEquals(
                List.of(
                        new TableRow(1, 2, List.of("a.jpg", "one" + end + "two")),
                        new TableRow(2, 5, List.of("b.jpg", "x")),
                        new TableRow(3, 6, List.of("c.jpg", ""))),
                rows);
    }

    @Test
    void theLastRowNeedsNoLineEnd() throws IOException {
        assertEquals(List.of(new TableRow(1, 2, List.of("a.jpg", "1"))), rows("t.csv", "file,PatientID\na.jpg,1"));
        assertEquals(List.of(new TableRow(1, 2, List.of("a.jpg", ""))), rows("t.csv", "file,PatientID\na.jpg,"));
    }

    @Test
    void aHeaderAloneIsATableWithoutRows() throws IOException {
        assertEquals(List.of(), rows("t.csv", "file,PatientID\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theDelimiterIsTheOneThatTheHeaderHasMostOf(String delimiter) throws IOException {
        List<TableRow> rows = rows(
                "t.csv",
                String.join(delimiter, "file", "PatientID", "\"PatientName\"") + "\n"
                        + String.join(delimiter, "a.jpg", "1", "\"Doe" + delimiter + "^John, ; \t\""));
        assertEquals(
                List.of("a.jpg", "1", "Doe" + delimiter + "^John, ; \t"),
                rows.get(0).cells());
    }

    @Test
    void delimitersInQuotesDoNotCount() throws IOException {
        Path file = tables.file("t.csv", "\"a,b,c,d,e\";file;PatientID\nx;a.jpg;1\n");
        List<TableRow> rows = Tables.rows(file, Tables.mapped(Map.of("a,b,c,d,e", ""), Map.of(), Map.of()));
        assertEquals(List.of("x", "a.jpg", "1"), rows.get(0).cells());
    }

    @Test
    void theEndingSaysTabAndAnOptionSaysMore() throws IOException {
        assertEquals(
                List.of("a,b;c.jpg", "1"),
                rows("t.tsv", "file\tPatientID\na,b;c.jpg\t1\n").get(0).cells());
        assertEquals(
                List.of("a;b.jpg", "1"),
                Tables.rows(tables.file("t.tsv", "file|PatientID\na;b.jpg|1\n"), Tables.delimited('|'))
                        .get(0)
                        .cells());
    }

    @Test
    void quotesStandTwiceInACellWithQuotesAndOnceInOneWithout() throws IOException {
        assertEquals(
                List.of("a \"b\" c.jpg", "5\" nail", "\""),
                rows("t.csv", "file,PatientID,PatientComments\n\"a \"\"b\"\" c.jpg\",5\" nail,\"\"\"\"\n")
                        .get(0)
                        .cells());
    }

    @Test
    void aRowWithTooFewOrTooManyCellsIsGivenAsItIs() throws IOException {
        List<TableRow> rows = rows("t.csv", "file,PatientID\na.jpg\nb.jpg,2,3\nc.jpg,3\n");
        assertEquals(
                List.of(List.of("a.jpg"), List.of("b.jpg", "2", "3"), List.of("c.jpg", "3")),
                rows.stream().map(TableRow::cells).toList());
    }

    @Test
    void aTableIsThatOfFailedRowsByItsLastColumns() throws IOException {
        try (Manifest manifest = Manifest.open(
                tables.file("t.csv", "file,line,rule,message\n'=a.jpg,7,batch/file,missing\n"), TableOptions.DEFAULT)) {
            assertTrue(manifest.isFailedTable());
            assertEquals(List.of("file"), manifest.columns().names());
            assertEquals(List.of(new TableRow(1, 2, List.of("=a.jpg"))), Tables.rows(manifest));
        }
        try (Manifest manifest =
                Manifest.open(tables.file("t.csv", "file,PatientID\n'=a.jpg,'+\n"), TableOptions.DEFAULT)) {
            assertFalse(manifest.isFailedTable());
            assertEquals(List.of("'=a.jpg", "'+"), Tables.rows(manifest).get(0).cells());
        }
    }

    @Test
    void aRowOfAFailedTableIsTooShortOrTooLongByAsManyCells() throws IOException {
        List<TableRow> rows =
                rows("t.csv", "file,PatientID,line,rule,message\na,1,2,r,m\na,2,r,m\na,1,2,r,m,x\na,1\nb,1,2,r,\n");
        assertEquals(
                List.of(List.of("a", "1"), List.of("a"), List.of("a", "1", "x"), List.of(), List.of("b", "1")),
                rows.stream().map(TableRow::cells).toList());
    }

    @Test
    void refusesAnEmptyTable() throws IOException {
        refused("t.csv: expected a row of headers, found an empty table; export it again", "");
        refused("t.csv: expected a row of headers, found an empty table; export it again", "\r\n\n");
        refused("t.csv: expected a row of headers, found an empty table; export it again", "\uFEFF");
    }

    @Test
    void refusesAnUnknownHeaderAndSaysWhichWasMeant() throws IOException {
        refused(
                "t.csv:1: column 2: unknown keyword \"PatientNmae\"; did you mean PatientName? Else say what the header"
                        + " means with a column map",
                "file,PatientNmae\n");
        refused(
                "t.csv:1: column 1: unknown header \"File\"; did you mean file? Else say what the header means with a"
                        + " column map",
                "File,PatientName\n");
        refused(
                "t.csv:2: column 2: unknown keyword \"Bemerkung zum Fall\"; PS3.6 2026b has none like it; or say what the"
                        + " header means with a column map",
                "\nfile,Bemerkung zum Fall\n");
    }

    @Test
    void refusesAHeaderThatIsNoTextAttribute() throws IOException {
        refused(
                "t.csv:1: column 2: PixelData holds bytes (VR OB), which cannot be set as text; or say what the header means"
                        + " with a column map",
                "file,PixelData\n");
        refused(
                "t.csv:1: column 2: RequestAttributesSequence is a sequence; set what is inside it:"
                        + " RequestAttributesSequence[0].KEYWORD; or say what the header means with a column map",
                "file,RequestAttributesSequence\n");
    }

    @Test
    void refusesTwoHeadersForOneAttribute() throws IOException {
        refused(
                "t.csv:1: column 3 \"(0010,0010)\" means PatientName, as column 2 \"PatientName\" does; keep one of them, or"
                        + " give one no meaning with a column map",
                "file,PatientName,\"(0010,0010)\"\n");
        refused(
                "t.csv:1: column 2 \"file\" means file, as column 1 \"file\" does; keep one of them, or give one no meaning with a"
                        + " column map",
                "file,file\n");
        refused(
                "t.csv:1: column 3 \"00400275[0].00401001\" means RequestAttributesSequence[0].RequestedProcedureID, as"
                        + " column 2 \"RequestAttributesSequence/RequestedProcedureID\" does; keep one of them, or give one"
                        + " no meaning with a column map",
                "file,RequestAttributesSequence/RequestedProcedureID,00400275[0].00401001\n");
    }

    @Test
    void refusesAnEmptyHeader() throws IOException {
        refused(
                "t.csv:1: column 2: expected a header, found none; name what is in the column, or leave it out",
                "file, ,PatientID\n");
    }

    @Test
    void refusesATableWithoutFiles() throws IOException {
        refused(
                "t.csv:1: expected a column file, found none among 2 columns; name the column with the paths of the files so,"
                        + " or say which it is with a column map; if the headers are not told apart, give the delimiter with"
                        + " delimiter",
                "PatientID,PatientName\n");
    }

    @Test
    void refusesAQuoteThatNeverEnds() throws IOException {
        String clause = "; close it after the cell, or, if it is part of the text, put the cell in quotes and write it"
                + " twice (RFC 4180 2)";
        refused(
                "t.csv:3:7: the quote that opens here never ends" + clause,
                "file,PatientID\na.jpg,1\nb.jpg,\"2\nc.jpg,3\n");
        refused(
                "t.csv:3:7: the quote that opens here does not end within 1048576 characters" + clause,
                "file,PatientID\na.jpg,1\nb.jpg,\"2\n" + "c.jpg,3\n".repeat(200_000));
        refused(
                "t.csv:4:3: the quote that opens here never ends" + clause,
                "file,PatientID\r\"a\rb\",1\r\uD83D\uDE00,\"2\r");
    }

    @Test
    void rowsBeforeAQuoteThatNeverEndsAreGiven() throws IOException {
        try (Manifest manifest = Manifest.open(
                tables.file("t.csv", "file,PatientID\na.jpg,1\nb.jpg,\"2\nc.jpg,3\n"), TableOptions.DEFAULT)) {
            assertEquals(Optional.of(new TableRow(1, 2, List.of("a.jpg", "1"))), Optional.ofNullable(manifest.next()));
            assertThrows(TableException.class, manifest::next);
            assertThrows(TableException.class, manifest::next);
        }
    }

    @Test
    void refusesTextAfterAClosingQuote() throws IOException {
        refused(
                "t.csv:3:5: expected \",\" or the end of the line after the closing quote, found more text; write a quote"
                        + " within a quoted cell twice (RFC 4180 2)",
                "file,PatientID\na.jpg,1\n\"b\" \"c\".jpg,2\n");
        refused(
                "t.csv:2:10: expected \";\" or the end of the line after the closing quote, found more text; write a quote"
                        + " within a quoted cell twice (RFC 4180 2)",
                "file;PatientID\na.jpg;\"1\"2\n");
    }

    @Test
    void refusesACellWithoutEnd() throws IOException {
        refused(
                "t.csv:2:1048583: expected at most 1048576 characters in a cell, found more; look for a delimiter or a line"
                        + " end that is missing",
                "file,PatientID\na.jpg," + "x".repeat(2_000_000));
    }

    @Test
    void refusesAMillionColumns() throws IOException {
        refused(
                "t.csv:1:50000: expected at most 10000 columns, found more; give the delimiter with delimiter if \",\" is not"
                        + " the one, or look for a line end that is missing",
                "file" + ",Rows".repeat(9_999) + ",".repeat(990_000) + "\n");
    }

    @Test
    void refusesAWorkbook() throws IOException {
        refused(
                "t.csv: expected CSV, TSV or NDJSON, found a workbook or another ZIP archive; open it in the spreadsheet"
                        + " program and save it as CSV in UTF-8",
                "PK\u0003\u0004\u0014");
    }

    @Test
    void refusesABadColumnMap() throws IOException {
        Path file = tables.file("t.csv", "file,Geburtstag,Nummer\n");
        Tables.refused(
                "t.csv:1: column 2 \"Geburtstag\", which the column map calls \"PatientBirthDte\": unknown keyword"
                        + " \"PatientBirthDte\"; did you mean PatientBirthDate? Else say what the header means with a column"
                        + " map",
                file,
                Tables.mapped(Map.of("Geburtstag", "PatientBirthDte"), Map.of(), Map.of()));
        Map<String, String> columns = Map.of("Geburtstag", "PatientBirthDate", "Nummer", "PatientID");
        Tables.refused(
                "t.csv:1: no column is \"Geburtstg\", for which the column map has a form of dates; did you mean"
                        + " \"Geburtstag\"?",
                file,
                Tables.mapped(columns, Map.of("Geburtstg", "dd.MM.yyyy"), Map.of()));
        Tables.refused(
                "t.csv:1: column 3 \"Nummer\", which the column map calls \"PatientID\": the form of dates \"dd.MM.yyyy\" in the"
                        + " column map: PatientID holds no dates (VR LO); leave it out",
                file,
                Tables.mapped(columns, Map.of("Nummer", "dd.MM.yyyy"), Map.of()));
        Tables.refused(
                "t.csv: a constant of the column map: (0008,0060) Modality: \"ot\" is not a value of VR CS; only upper-case"
                        + " letters, digits, spaces and underscores are allowed",
                file,
                Tables.mapped(columns, Map.of(), Map.of("Modality", "ot")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd.MM.yy", "HH:mm", "MM.yyyy", "dd.MM.yyyy'", "tt.mm.jjjj"})
    void refusesAFormThatDoesNotTellADate(String pattern) throws IOException {
        Path file = tables.file("t.csv", "file,PatientBirthDate\n");
        TableException thrown = assertThrows(
                TableException.class,
                () -> Tables.rows(file, Tables.mapped(Map.of(), Map.of("PatientBirthDate", pattern), Map.of())));
        assertTrue(
                thrown.getMessage()
                        .startsWith("t.csv:1: column 2: the form of dates \"" + pattern + "\" in the column map: "),
                thrown.getMessage());
    }
}
