package io.github.stowc.stow.batch.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in NDJSON: in each line an object. */
class NdjsonTest {
    @TempDir
    Path folder;

    private Tables tables;

    @BeforeEach
    void setUp() {
        tables = new Tables(folder);
    }

    private void refused(String sentence, String text) throws IOException {
        Tables.refused(sentence, tables.file("t.ndjson", text), TableOptions.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.ndjson", "t.jsonl", "T.JSONL"})
    void namesAreHeadersAndLaterRowsMayHaveOthers(String name) throws Exception {
        Path file = tables.file(name, """
                {"file": "a.jpg", "PatientID": 4711}

                {"PatientID": null, "file": "b.jpg", "PatientName": "Doe^John", "ImageType": ["ORIGINAL", "PRIMARY"]}
                {"file": "c.jpg"}""");
        try (Manifest manifest = Manifest.open(file, TableOptions.DEFAULT)) {
            Columns columns = manifest.columns();
            assertEquals(List.of("file", "PatientID"), columns.names());
            assertFalse(columns.sets("PatientName"));
            TableRow first = Objects.requireNonNull(manifest.next());
            TableRow second = Objects.requireNonNull(manifest.next());
            assertTrue(columns.sets("PatientName"));
            assertEquals(new TableRow(2, 3, List.of("b.jpg", "", "Doe^John", "ORIGINAL\\PRIMARY")), second);
            assertEquals(Map.of("PatientID", "4711"), columns.attributes(first));
            assertEquals(
                    Map.of("PatientName", "Doe^John", "ImageType", "ORIGINAL\\PRIMARY"), columns.attributes(second));
            assertEquals(2, columns.settings(second).size());
            TableRow third = Objects.requireNonNull(manifest.next());
            assertEquals(4, third.line());
            assertEquals(Optional.of("c.jpg"), columns.text(third, Columns.Role.FILE));
            assertEquals(Map.of(), columns.attributes(third));
        }
    }

    @Test
    void linesEndAsInCsv() throws Exception {
        Path file = tables.file("t.ndjson", "\uFEFF{\"file\":\"a\"}\r{\"file\":\"b\"}\r\n\r\n{\"file\":\"c\"}\n\n");
        assertEquals(
                List.of(
                        new TableRow(1, 1, List.of("a")),
                        new TableRow(2, 2, List.of("b")),
                        new TableRow(3, 4, List.of("c"))),
                Tables.rows(file, TableOptions.DEFAULT));
    }

    @Test
    void refusesWhatIsNoRow() throws Exception {
        String json = "expected an object in JSON, of which no name occurs twice and no text is longer than 1048576"
                + " characters, found something else; check the commas, quotes and brackets before it";
        refused("t.ndjson: expected an object in each line, found an empty table; export it again", "\n\n");
        refused("t.ndjson:2:13: " + json, "{\"file\":\"a\"}\n{\"file\":\"a\" secret}\n");
        refused("t.ndjson:1:19: " + json, "{\"file\":\"a\",\"file\":\"b\"}\n");
        refused(
                "t.ndjson:1:1: expected an object, found an array; write one object in each line",
                "[{\"file\":\"a\"}]\n");
        refused(
                "t.ndjson:1:14: expected the end of the line, found an object; write one object in each line",
                "{\"file\":\"a\"} {\"file\":\"b\"}\n");
        refused(
                "t.ndjson:1:25: expected a text, a number or null, found an object; write what is in a sequence under its"
                        + " path, such as \"RequestAttributesSequence[0].RequestedProcedureID\"",
                "{\"file\":\"a\",\"PatientID\":{\"Value\":[\"1\"]}}\n");
        refused(
                "t.ndjson:1:25: expected text, found a text; it has half a surrogate pair; write both halves",
                "{\"file\":\"a\",\"PatientID\":\"\\ud83d\"}\n");
    }

    @Test
    void refusesAnUnknownNameInTheLineThatHasIt() throws Exception {
        refused(
                "t.ndjson:2: column 2: unknown keyword \"PatientNmae\"; did you mean PatientName? Else say what the header"
                        + " means with a column map",
                "{\"file\":\"a\"}\n{\"file\":\"b\",\"PatientNmae\":\"x\"}\n");
        refused(
                "t.ndjson:2: column 3 \"00100010\" means PatientName, as column 2 \"PatientName\" does; keep one of them, or"
                        + " give one no meaning with a column map",
                "{\"file\":\"a\",\"PatientName\":\"x\"}\n{\"file\":\"b\",\"00100010\":\"x\"}\n");
    }

    @Test
    void refusesALineWithoutEnd() throws Exception {
        refused(
                "t.ndjson:2: expected at most 16777216 characters in a line, found more; write one object in each line",
                "{\"file\":\"a\"}\n" + " ".repeat(17_000_000));
    }
}
