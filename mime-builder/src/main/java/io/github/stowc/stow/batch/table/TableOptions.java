package io.github.stowc.stow.batch.table;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How a table is read. Immutable.
 *
 * @param delimiter empty to tell it by the file's ending, or else by the header
 * @param charset empty for UTF-8 with or without BOM, and UTF-16 with BOM
 * @param map what its headers mean
 */
public record TableOptions(Optional<Character> delimiter, Optional<Charset> charset, ColumnMap map) {
    /** All is told by the table. */
    public static final TableOptions DEFAULT = new TableOptions(Optional.empty(), Optional.empty(), ColumnMap.NONE);
}
