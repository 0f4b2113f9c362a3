package io.github.stowc.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table with a key and further columns a line, separated by tabs, sorted by the bytes of the keys.
 *
 * <p>A look-up searches the text where it stands, so that a table costs no more than reading its bytes.
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
            return new SortedLines(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The columns of the line with that key, the key included; null where there is none. */
    String @Nullable [] find(String key) {
        int low = 0;
        int high = text.length;
        while (low < high) {
            int start = lineStart((low + high) >>> 1);
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
            keys.add(columns(start)[0]);
        }
        return keys;
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

    /** Compares the key of a line with one that is asked for; ASCII on both sides, so chars order as bytes do. */
    private int compareKey(int start, String key) {
        for (int i = 0; ; i++) {
            byte found = text[start + i];
            if (i == key.length()) {
                return found == '\t' ? 0 : 1;
            }
            if (found == '\t') {
                return -1;
            }
            int order = found - key.charAt(i);
            if (order != 0) {
                return order;
            }
        }
    }

    private String[] columns(int start) {
        String line = new String(text, start, lineEnd(start) - start, StandardCharsets.UTF_8);
        List<String> columns = new ArrayList<>(6);
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            columns.add(line.substring(from, tab));
            from = tab + 1;
        }
        columns.add(line.substring(from));
        return columns.toArray(new String[0]);
    }
}
