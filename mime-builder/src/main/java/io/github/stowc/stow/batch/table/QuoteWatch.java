package io.github.stowc.stow.batch.table;

import io.github.stowc.wording.Choice;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The text of a table in CSV, which ends with an exception before a quote that never ends, text after a closing quote, or
 * more cells or characters than a table has would take memory. For one thread.
 */
final class QuoteWatch extends Reader {
    /** The most characters in a cell. */
    static final int MOST_CHARACTERS = 1 << 20;

    static final int MOST_COLUMNS = 10_000;

    private enum State {
        START,
        PLAIN,
        QUOTED,
        /** After a quote in a quoted cell, which closes it or is the first of two. */
        CLOSED,
        SPACE_AFTER
    }

    private final Reader text;
    private final char delimiter;
    private final TableName table;
    private final TextPlace place = new TextPlace();
    private State state = State.START;
    private int columns = 1;
    private int characters;
    private long openedLine;
    private long openedCharacter;
    private @Nullable TableException fault;

    QuoteWatch(Reader text, char delimiter, TableName table) {
        this.text = text;
        this.delimiter = delimiter;
        this.table = table;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = fault == null ? text.read(buffer, offset, length) : 0;
        if (count < 0 && state == State.QUOTED) {
            fault = neverEnds("never ends");
        }
        int passed = 0;
        while (fault == null && passed < count) {
            char c = buffer[offset + passed];
            pass(c);
            if (fault == null) {
                place.pass(c);
                passed++;
            }
        }
        if (fault != null && passed == 0) {
            throw fault;
        }
        return count < 0 ? count : passed;
    }

    private void pass(char c) {
        switch (state) {
            case QUOTED -> {
                if (c == '"') {
                    state = State.CLOSED;
                } else {
                    count();
                }
            }
            case CLOSED -> afterQuote(c, true);
            case SPACE_AFTER -> afterQuote(c, false);
            case START, PLAIN -> {
                if (c == '"' && state == State.START) {
                    state = State.QUOTED;
                    openedLine = place.line();
                    openedCharacter = place.character();
                } else if (!ends(c)) {
                    state = State.PLAIN;
                    count();
                }
            }
        }
    }

    private void afterQuote(char c, boolean directly) {
        if (c == '"' && directly) {
            state = State.QUOTED;
            count();
        } else if (!ends(c)) {
            if (!Character.isWhitespace(c)) {
                fault = table.at(
                        place.line(),
                        place.character(),
                        "expected " + shown(delimiter)
                                + " or the end of the line after the closing quote, found more text; write a quote within"
                                + " a quoted cell twice (RFC 4180 2)");
            }
            state = State.SPACE_AFTER;
        }
    }

    /** Whether a character outside quotes ends the cell; counts it. */
    private boolean ends(char c) {
        if (c == delimiter) {
            columns++;
            if (columns > MOST_COLUMNS) {
                fault = table.at(
                        place.line(),
                        place.character(),
                        "expected at most " + MOST_COLUMNS + " columns, found more; give the delimiter with ",
                        Choice.DELIMITER,
                        " if " + shown(delimiter) + " is not the one, or look for a line end that is missing");
            }
        } else if (c == '\n' || c == '\r') {
            columns = 1;
        } else {
            return false;
        }
        state = State.START;
        characters = 0;
        return true;
    }

    private void count() {
        characters++;
        if (characters > MOST_CHARACTERS) {
            fault = state == State.QUOTED
                    ? neverEnds("does not end within " + MOST_CHARACTERS + " characters")
                    : table.at(
                            place.line(),
                            place.character(),
                            "expected at most " + MOST_CHARACTERS + " characters in a cell, found more; look for a"
                                    + " delimiter or a line end that is missing");
        }
    }

    private TableException neverEnds(String clause) {
        return table.at(
                openedLine,
                openedCharacter,
                "the quote that opens here " + clause
                        + "; close it after the cell, or, if it is part of the text, put the cell in quotes and write it"
                        + " twice (RFC 4180 2)");
    }

    private static String shown(char delimiter) {
        return delimiter == '\t' ? "a tab" : "\"" + delimiter + "\"";
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
