package io.github.stowc.validate.report;

import io.github.stowc.bytes.Printable;
import io.github.stowc.validate.fix.EncodedStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a file one after the other by reading it once more. Keeps only the part of a line around the
 * wanted place.
 */
final class SourceLines implements Closeable {
    private static final int BEFORE = 40;
    private static final int AFTER = 60;

    private final SourceOpener sources;
    private final byte[] buffer = new byte[1 << 16];
    private @Nullable InputStream in;
    private String file = "";
    private int length;
    private int next;
    private int line;
    /** The part of the current line that was read and may still be wanted, and the column at which it begins. */
    private final StringBuilder window = new StringBuilder();

    private int windowColumn;
    private boolean isLineRead;

    SourceLines(SourceOpener sources) {
        this.sources = sources;
    }

    /**
     * A part of a line.
     *
     * @param text the part, in characters that can be shown
     * @param caret the index of the place in the part
     */
    record Excerpt(String text, int caret) {}

    /** The surroundings of a place; empty if the file cannot be read again or has no such place. */
    Optional<Excerpt> find(String name, int wantedLine, int column) throws IOException {
        boolean behind = wantedLine < line || (wantedLine == line && windowColumn > Math.max(1, column - BEFORE));
        if (!name.equals(file) || behind) {
            open(name);
        }
        if (in == null) {
            return Optional.empty();
        }
        while (line < wantedLine) {
            if (!skipLine()) {
                return Optional.empty();
            }
        }
        fillWindow(column + AFTER);
        int start = Math.max(windowColumn, column - BEFORE);
        int end = Math.min(windowColumn + window.length(), column + AFTER);
        if (column > end || start > end) {
            return Optional.empty();
        }
        String text = window.substring(start - windowColumn, end - windowColumn);
        String before = start > 1 ? "…" : "";
        String after = end < windowColumn + window.length() ? "…" : "";
        return Optional.of(new Excerpt(
                before + Printable.masked(text.replace('\t', ' ')) + after, before.length() + column - start));
    }

    private void open(String name) throws IOException {
        close();
        file = name;
        length = 0;
        next = 0;
        startLine(1);
        InputStream opened = sources.open(name).orElse(null);
        in = opened == null ? null : EncodedStream.utf8(opened);
    }

    private void startLine(int number) {
        line = number;
        window.setLength(0);
        windowColumn = 1;
        isLineRead = false;
    }

    /** Goes to the beginning of the next line; false if there is none. */
    private boolean skipLine() throws IOException {
        while (next < length || fill()) {
            byte[] bytes = buffer;
            int at = next;
            int end = length;
            while (at < end && bytes[at] != '\n' && bytes[at] != '\r') {
                at++;
            }
            next = at;
            if (at < end) {
                next++;
                if (bytes[at] == '\r' && peek() == '\n') {
                    next++;
                }
                startLine(line + 1);
                return true;
            }
        }
        return false;
    }

    /** Reads on in the line up to a column, and forgets what lies far before it. */
    private void fillWindow(int column) throws IOException {
        while (!isLineRead && windowColumn + window.length() <= column) {
            int b = peek();
            if (b < 0 || b == '\n' || b == '\r') {
                isLineRead = true;
                return;
            }
            next++;
            window.appendCodePoint(b < 0x80 ? b : character(b));
            if (window.length() > 4 * (BEFORE + AFTER)) {
                int surplus = window.length() - 2 * (BEFORE + AFTER);
                window.delete(0, surplus);
                windowColumn += surplus;
            }
        }
    }

    /** The character that begins with a byte beyond ASCII (RFC 3629 3); U+FFFD if none does. */
    private int character(int first) throws IOException {
        int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
        if (more == 0 || first > 0xF4) {
            return 0xFFFD;
        }
        int code = first & (0x3F >> more);
        for (int i = 0; i < more; i++) {
            int b = peek();
            if ((b & 0xC0) != 0x80 || b < 0) {
                return 0xFFFD;
            }
            next++;
            code = code << 6 | (b & 0x3F);
        }
        return Character.isValidCodePoint(code) && (code < 0xD800 || code > 0xDFFF) ? code : 0xFFFD;
    }

    private int peek() throws IOException {
        return next < length || fill() ? buffer[next] & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        InputStream open = in;
        next = 0;
        length = open == null ? 0 : Math.max(0, open.read(buffer, 0, buffer.length));
        return length > 0;
    }

    @Override
    public void close() throws IOException {
        InputStream open = in;
        in = null;
        file = "";
        if (open != null) {
            open.close();
        }
    }
}
