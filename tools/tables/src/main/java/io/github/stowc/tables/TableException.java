package io.github.stowc.tables;

/**
 * A table, or a source of tables, that cannot be read; the message names file and line, what was found and the remedy.
 */
final class TableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TableException(String place, String message) {
        super(place + ": " + message);
    }
}
