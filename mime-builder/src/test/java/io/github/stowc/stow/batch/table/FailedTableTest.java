package io.github.stowc.stow.batch.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of failed rows, as other programs and the next run read it. */
class FailedTableTest {
    private static final String READ = """
            import csv, json, sys
            with open(sys.argv[1], encoding='utf-8-sig', newline='') as table:
                print(json.dumps(list(csv.reader(table, delimiter=sys.argv[2], strict=True))))
            """;

    @TempDir
    Path folder;

    private Tables tables;

    @BeforeEach
    void setUp() {
        tables = new Tables(folder);
    }

    private Path failed(String manifest, OptionalInt number) throws IOException {
        return failed(tables.file("t.csv", manifest), number);
    }

    private Path failed(Path manifest, OptionalInt number) throws IOException {
        Path file = folder.resolve("X.failed.csv");
        try (Manifest table = Manifest.open(manifest, TableOptions.DEFAULT)) {
            List<TableRow> rows = Tables.rows(table);
            try (FailedTable failed = FailedTable.create(file, table.columns())) {
                for (TableRow row : rows) {
                    failed.add(row, number, "batch/file", "it is missing, see \"file\"");
                }
            }
        }
        return file;
    }

    @Test
    void hasTheColumnsOfTheManifestAndWhyEachRowFailed() throws IOException {
        Path file = failed("file;PatientName\n\n=1.jpg;\"Doe;^John\"\n", OptionalInt.of(7));
        assertEquals(
                "\uFEFF\"file\";\"PatientName\";\"InstanceNumber\";\"line\";\"rule\";\"message\"\r\n"
                        + "\"'=1.jpg\";\"Doe;^John\";\"7\";\"3\";\"batch/file\";\"it is missing, see \"\"file\"\"\"\r\n",
                Files.readString(file));
    }

    @Test
    void anInstanceNumberOfTheManifestStays() throws IOException {
        Path file = failed("InstanceNumber,file\n,a.jpg\n", OptionalInt.of(7));
        assertEquals(List.of(List.of("", "a.jpg")), cells(file));
    }

    @Test
    void aShortRowIsFilledAndALongOneCut() throws IOException {
        assertEquals(
                List.of(List.of("a.jpg", "", ""), List.of("b.jpg", "1", "")),
                cells(failed("file,PatientID\na.jpg\nb.jpg,1,2\n", OptionalInt.empty())));
    }

    @Test
    void theReasonsOfATableThatFailedBeforeAreReplaced() throws IOException {
        Path again = Files.copy(failed("file\n'=a.jpg\n-b.jpg\n", OptionalInt.of(3)), folder.resolve("again.csv"));
        String first = Files.readString(again);
        assertEquals(first, Files.readString(failed(again, OptionalInt.of(9))));
    }

    @Test
    void theUserAloneMayReadIt() throws IOException {
        Files.writeString(folder.resolve("X.failed.csv"), "old");
        Path file = failed("file\na.jpg\n", OptionalInt.empty());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void ofNdjsonItHasTheColumnsThatWereMet() throws IOException {
        Path manifest = tables.file("t.ndjson", "{\"file\":\"a\"}\n{\"file\":\"b\",\"PatientID\":\"-1\"}\n");
        assertEquals(
                List.of(List.of("a", "", "1"), List.of("b", "-1", "1")), cells(failed(manifest, OptionalInt.of(1))));
        try (Manifest table = Manifest.open(manifest, TableOptions.DEFAULT);
                FailedTable failed = FailedTable.create(folder.resolve("Y.failed.csv"), table.columns())) {
            failed.add(Objects.requireNonNull(table.next()), OptionalInt.empty(), "r", "m");
            TableRow later = Objects.requireNonNull(table.next());
            assertThrows(IllegalArgumentException.class, () -> failed.add(later, OptionalInt.empty(), "r", "m"));
        }
    }

    @Test
    @NeedsTools("python3")
    void pythonReadsTheSameCells() throws Exception {
        for (String delimiter : List.of(",", ";", "\t")) {
            Path file = failed(
                    String.join(delimiter, "file", "PatientComments\n")
                            + String.join(delimiter, "a.jpg", "\"x, y; \"\"z\"\"\t1\"\n")
                            + String.join(delimiter, "ü.jpg", "\"two\r\nlines\nand\rmore\"\n")
                            + String.join(delimiter, "=c.jpg", "-1\n"),
                    OptionalInt.of(5));
            Path script = Files.writeString(folder.resolve("read.py"), READ);
            String read = Program.of(folder, "python3", script.toString(), file.toString(), delimiter)
                    .run()
                    .expecting(0)
                    .text();
            assertEquals("""
                    [["file", "PatientComments", "InstanceNumber", "line", "rule", "message"], \
                    ["a.jpg", "x, y; \\"z\\"\\t1", "5", "2", "batch/file", "it is missing, see \\"file\\""], \
                    ["\\u00fc.jpg", "two\\r\\nlines\\nand\\rmore", "5", "3", "batch/file", "it is missing, see \\"file\\""], \
                    ["'=c.jpg", "'-1", "5", "7", "batch/file", "it is missing, see \\"file\\""]]
                    """, read);
        }
    }

    private static List<List<String>> cells(Path file) throws IOException {
        return Tables.rows(file, TableOptions.DEFAULT).stream()
                .map(TableRow::cells)
                .toList();
    }
}
