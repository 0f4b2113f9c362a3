package io.github.stowc.stow.batch.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a table of failed rows holds is what was written, and no cell of it is a formula. */
class FailedTableProperties {
    private static final int COLUMNS = 3;

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return cells().list().ofSize(COLUMNS).list().ofMinSize(1).ofMaxSize(5);
    }

    /** Any text without NUL and halves of surrogate pairs, often with what CSV and spreadsheets take for more than text. */
    private static Arbitrary<String> cells() {
        Arbitrary<String> any = Arbitraries.strings()
                .all()
                .excludeChars('\0')
                .ofMaxLength(12)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        Arbitrary<String> special = Arbitraries.of(
                        "'", "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "\"", ",", ";", " ", "a", "\uFEFF")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(any, special, special);
    }

    @Provide
    Arbitrary<Character> delimiters() {
        return Arbitraries.of(',', ';', '\t');
    }

    @Property(tries = 500)
    void readAfterWriteIsTheIdentity(@ForAll("tables") List<List<String>> rows, @ForAll("delimiters") char delimiter)
            throws IOException {
        Path folder = Files.createTempDirectory("failed");
        try {
            Tables tables = new Tables(folder);
            String header = IntStream.range(1, COLUMNS)
                    .mapToObj(i -> delimiter + "00091" + String.format("%03d", i) + ":UT")
                    .collect(Collectors.joining());
            Path first = folder.resolve("first.failed.csv");
            Path second = folder.resolve("second.failed.csv");
            try (Manifest manifest = Manifest.open(tables.file("t.csv", "file" + header + "\n"), TableOptions.DEFAULT);
                    FailedTable table = FailedTable.create(first, manifest.columns())) {
                for (int i = 0; i < rows.size(); i++) {
                    table.add(new TableRow(i + 1, i + 2, rows.get(i)), OptionalInt.of(i + 1), "batch/file", "-\nx");
                }
            }
            List<List<String>> expected = IntStream.range(0, rows.size())
                    .mapToObj(i -> Stream.concat(rows.get(i).stream(), Stream.of(Integer.toString(i + 1)))
                            .toList())
                    .toList();
            assertEquals(expected, cellsOf(first));
            copy(first, second);
            assertEquals(expected, cellsOf(second));
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static List<List<String>> cellsOf(Path file) throws IOException {
        try (Manifest manifest = Manifest.open(file, TableOptions.DEFAULT)) {
            assertTrue(manifest.isFailedTable());
            return Tables.rows(manifest).stream().map(TableRow::cells).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Manifest manifest = Manifest.open(from, TableOptions.DEFAULT);
                FailedTable table = FailedTable.create(to, manifest.columns())) {
            for (TableRow row : Tables.rows(manifest)) {
                table.add(row, OptionalInt.empty(), "batch/file", "again");
            }
        }
    }
}
