package io.github.stowc.cli.batch;

import io.github.stowc.cli.options.TomlFile;
import io.github.stowc.stow.batch.table.ColumnMap;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what the headers of a table mean, from TOML. */
final class MapFile {
    private static final String COLUMNS = "columns";
    private static final String DATES = "dates";
    private static final String CONSTANTS = "constants";
    private static final List<String> KEYS = List.of(COLUMNS, DATES, CONSTANTS);

    private final Path file;

    private MapFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the map.
     *
     * @throws UsageException if it has another form
     * @throws IOException if the file cannot be read
     */
    static ColumnMap read(Path file) throws IOException {
        JsonNode root = TomlFile.read(file, "a map of columns", KEYS);
        MapFile map = new MapFile(file);
        Map<String, String> dates = map.texts(DATES, root.get(DATES));
        dates.forEach(map::requirePattern);
        return new ColumnMap(map.texts(COLUMNS, root.get(COLUMNS)), dates, map.texts(CONSTANTS, root.get(CONSTANTS)));
    }

    private Map<String, String> texts(String key, @Nullable JsonNode table) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (table == null) {
            return texts;
        }
        if (!table.isObject()) {
            throw new UsageException(file + ": " + key + ": expected a table, [" + key + "]");
        }
        for (Map.Entry<String, JsonNode> entry : table.properties()) {
            if (!entry.getValue().isString()) {
                throw new UsageException(
                        file + ": " + key + "." + entry.getKey()
                                + ": expected a text in quotes, found something else; a name with dots or spaces needs quotes too");
            }
            texts.put(entry.getKey(), entry.getValue().stringValue());
        }
        return texts;
    }

    private void requirePattern(String header, String pattern) {
        try {
            DateTimeFormatter unused = DateTimeFormatter.ofPattern(pattern);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    file + ": dates." + header + ": expected a pattern such as dd.MM.yyyy, found \"" + pattern + "\"",
                    e);
        }
    }
}
