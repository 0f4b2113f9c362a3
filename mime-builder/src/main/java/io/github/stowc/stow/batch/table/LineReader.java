package io.github.stowc.stow.batch.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text, which end in LF, CRLF or CR, none of them longer than a limit. For one thread. */
final class LineReader implements Closeable {
    /** The most characters in a line. */
    static final int MOST_CHARACTERS = 1 << 24;

    private final Reader text;
    private final TableName table;
    private final char[] buffer = new char[1 << 16];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private boolean afterReturn;
    private long number;

    LineReader(Reader text, TableName table) {
        this.text = text;
        this.table = table;
    }

    /** The number of the last line, from 1. */
    long number() {
        return number;
    }

    /** The next line without its end; null after the last one. */
    @Nullable
    String next() throws IOException {
        line.setLength(0);
        number++;
        while (at < end || fill()) {
            int start = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            line.append(buffer, start, at - start);
            if (line.length() > MOST_CHARACTERS) {
                throw table.inLine(
                        number,
                        "expected at most " + MOST_CHARACTERS
                                + " characters in a line, found more; write one object in each line");
            }
            if (at < end) {
                char c = buffer[at++];
                if (c == '\n' && afterReturn && at - 1 == start && line.isEmpty()) {
                    afterReturn = false;
                    continue;
                }
                afterReturn = c == '\r';
                return line.toString();
            }
        }
        return line.isEmpty() ? null : line.toString();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, text.read(buffer, 0, buffer.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
