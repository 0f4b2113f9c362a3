package io.github.stowc.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table with a key and further columns a line, separated by tabs, sorted by the bytes of the keys. Lines that begin with
 * {@code #}, and empty ones, are for people; the first such line begins with the edition: {@code # PS3.6 2026b. }
 *
 * <p>A look-up searches the text in place, so that a table costs no more than reading its bytes.
 */
final class SortedLines {
    private final byte[] text;

    private SortedLines(byte[] text) {
        this.text = text;
    }

    /** Reads a resource beside this class. */
    static SortedLines of(String resource) {
        try (InputStream in = SortedLines.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from the library");
            }
            return of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table whose last line may lack its line feed. */
    static SortedLines of(byte[] text) {
        boolean whole = text.length > 0 && text[text.length - 1] == '\n';
        byte[] lines = whole ? text : Arrays.copyOf(text, text.length + 1);
        lines[lines.length - 1] = '\n';
        return new SortedLines(lines);
    }

    /** The part of the standard and its edition: {@code PS3.6 2026b}; empty if the table does not say. */
    String edition() {
        String line = new String(text, 0, lineEnd(0), StandardCharsets.UTF_8);
        int end = line.indexOf(". ");
        return line.startsWith("# ") && end > 0 ? line.substring(2, end) : "";
    }

    /** The columns of the line with that key, the key included; null if there is none. */
    String @Nullable [] find(String key) {
        int low = 0;
        int high = text.length;
        while (low < high) {
            int start = lineStart((low + high) >>> 1);
            while (start > low && isForPeople(start)) {
                start = lineStart(start - 1);
            }
            int order = compareKey(start, key);
            if (order == 0) {
                return columns(start);
            }
            if (order < 0) {
                low = lineEnd(start) + 1;
            } else {
                high = start;
            }
        }
        return null;
    }

    /** All keys in order. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (int start = 0; start < text.length; start = lineEnd(start) + 1) {
            if (!isForPeople(start)) {
                keys.add(columns(start)[0]);
            }
        }
        return keys;
    }

    private boolean isForPeople(int start) {
        return text[start] == '#' || text[start] == '\n';
    }

    private int lineStart(int position) {
        int start = position;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int lineEnd(int position) {
        int end = position;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Compares the key of a line with the wanted one; both are ASCII, so chars order as bytes do. */
    private int compareKey(int start, String key) {
        for (int i = 0; ; i++) {
            byte found = text[start + i];
            if (i == key.length()) {
                return found == '\t' ? 0 : 1;
            }
            if (found == '\t' || found == '\n') {
                return -1;
            }
            int order = found - key.charAt(i);
            if (order != 0) {
                return order;
            }
        }
    }

    private String[] columns(int start) {
        return new String(text, start, lineEnd(start) - start, StandardCharsets.UTF_8).split("\t", -1);
    }
}
