package io.github.stowc.stow.batch.table;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a table with headers of its own is to be understood. Immutable.
 *
 * @param columns for a header of the table what it means: a keyword, a tag, a path, or {@code file}, {@code study}, …
 * @param dates for a header the format of its dates, as {@code java.time.format.DateTimeFormatter} has it
 * @param constants values for attributes of every row
 */
public record ColumnMap(Map<String, String> columns, Map<String, String> dates, Map<String, String> constants) {
    /** Nothing is mapped. */
    public static final ColumnMap NONE = new ColumnMap(Map.of(), Map.of(), Map.of());

    /** Copies the maps. */
    public ColumnMap {
        columns = new LinkedHashMap<>(columns);
        dates = new LinkedHashMap<>(dates);
        constants = new LinkedHashMap<>(constants);
    }
}
