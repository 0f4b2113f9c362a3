package io.github.stowc.stow.batch.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables for tests, each a file in a folder. */
final class Tables {
    private final Path folder;

    Tables(Path folder) {
        this.folder = folder;
    }

    Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static TableOptions delimited(char delimiter) {
        return new TableOptions(Optional.of(delimiter), Optional.empty(), ColumnMap.NONE);
    }

    static TableOptions in(Charset charset) {
        return new TableOptions(Optional.empty(), Optional.of(charset), ColumnMap.NONE);
    }

    static TableOptions mapped(Map<String, String> columns, Map<String, String> dates, Map<String, String> constants) {
        return new TableOptions(Optional.empty(), Optional.empty(), new ColumnMap(columns, dates, constants));
    }

    static List<TableRow> rows(Path file, TableOptions options) throws IOException {
        try (Manifest manifest = Manifest.open(file, options)) {
            return rows(manifest);
        }
    }

    static List<TableRow> rows(Manifest manifest) throws IOException {
        List<TableRow> rows = new ArrayList<>();
        for (TableRow row = manifest.next(); row != null; row = manifest.next()) {
            rows.add(row);
        }
        return rows;
    }

    /** Reads to the fault, and expects its sentence. */
    static void refused(String sentence, Path file, TableOptions options) {
        TableException thrown = assertThrows(TableException.class, () -> rows(file, options));
        assertEquals(sentence, thrown.sentence().toString());
        assertEquals(sentence, thrown.getMessage());
    }
}
