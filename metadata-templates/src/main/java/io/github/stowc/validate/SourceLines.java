package io.github.stowc.validate;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a file one after the other by reading it once more, and keeps no more than the part of a line around
 * the place that was asked for.
 */
final class SourceLines implements Closeable {
    private static final int BEFORE = 40;
    private static final int AFTER = 60;

    private final SourceOpener sources;
    private final char[] buffer = new char[1 << 13];
    private @Nullable Reader reader;
    private String file = "";
    private int length;
    private int next;
    private int line;
    private boolean isAfterReturn;
    /** The part of the current line that was read and may still be asked for, and the column at which it begins. */
    private final StringBuilder window = new StringBuilder();

    private int windowColumn;

    SourceLines(SourceOpener sources) {
        this.sources = sources;
    }

    /**
     * A part of a line.
     *
     * @param text the part, each character of it one that can be shown
     * @param caret the index of the place in it
     */
    record Excerpt(String text, int caret) {}

    /** The surroundings of a place; empty where the file cannot be read again or has no such place. */
    Optional<Excerpt> find(String name, int wantedLine, int column) throws IOException {
        boolean behind =
                wantedLine < line || (wantedLine == line && column - BEFORE < windowColumn && windowColumn > 1);
        if (!name.equals(file) || behind) {
            open(name);
        }
        if (reader == null) {
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
        return Optional.of(new Excerpt(before + shown(text) + after, before.length() + column - start));
    }

    private void open(String name) throws IOException {
        close();
        file = name;
        length = 0;
        next = 0;
        isAfterReturn = false;
        startLine(1);
        InputStream in = sources.open(name).orElse(null);
        reader = in == null ? null : decode(in);
    }

    private static Reader decode(InputStream in) throws IOException {
        byte[] head = in.readNBytes(3);
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            mark = 3;
        } else if (head.length >= 2 && (head[0] & 0xFF) + (head[1] & 0xFF) == 0x1FD && head[0] < 0) {
            charset = head[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            mark = 2;
        }
        InputStream rest = new java.io.ByteArrayInputStream(head, mark, head.length - mark);
        return new InputStreamReader(new java.io.SequenceInputStream(rest, in), charset);
    }

    private void startLine(int number) {
        line = number;
        window.setLength(0);
        windowColumn = 1;
    }

    /** Goes to the beginning of the next line; false where there is none. */
    private boolean skipLine() throws IOException {
        for (int c = read(); c >= 0; c = read()) {
            if (c == '\n' || c == '\r') {
                isAfterReturn = c == '\r';
                startLine(line + 1);
                return true;
            }
        }
        return false;
    }

    /** Reads the line on up to a column, and forgets what lies far before it. */
    private void fillWindow(int column) throws IOException {
        while (windowColumn + window.length() <= column) {
            int c = read();
            if (c < 0) {
                return;
            }
            if (c == '\n' || c == '\r') {
                next--;
                return;
            }
            window.append((char) c);
            if (window.length() > 4 * (BEFORE + AFTER)) {
                int surplus = window.length() - 2 * (BEFORE + AFTER);
                window.delete(0, surplus);
                windowColumn += surplus;
            }
        }
    }

    private int read() throws IOException {
        while (true) {
            if (next == length) {
                Reader open = reader;
                length = open == null ? -1 : open.read(buffer, 0, buffer.length);
                next = 0;
                if (length < 0) {
                    length = 0;
                    return -1;
                }
            }
            char c = buffer[next++];
            boolean endsReturn = isAfterReturn && c == '\n';
            isAfterReturn = false;
            if (!endsReturn) {
                return c;
            }
        }
    }

    /** A source may hold anything; a report must not move the cursor of a terminal or reverse its text. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c == '\t') {
                shown.setCharAt(i, ' ');
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.setCharAt(i, '\uFFFD');
            }
        }
        return shown.toString();
    }

    @Override
    public void close() throws IOException {
        Reader open = reader;
        reader = null;
        file = "";
        if (open != null) {
            open.close();
        }
    }
}
