package io.github.stowc.iod.table;

import org.jspecify.annotations.Nullable;

/**
 * A resource of sorted lines, each a name, a tab and what the name stands for. A search does not read all of it. Lines
 * that begin with {@code #}, and empty ones, are for people. Immutable.
 */
final class NamedLines {
    private final String text;

    private NamedLines(String text) {
        this.text = text;
    }

    static NamedLines read(String resource) {
        return of(RuleText.text(resource));
    }

    /** The lines of a text. */
    static NamedLines of(String text) {
        return new NamedLines(RuleText.whole(text));
    }

    /** What the name stands for; null if the name is missing. */
    @Nullable
    String find(String name) {
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int start = text.lastIndexOf('\n', middle - 1) + 1;
            while (start > low && isForPeople(start)) {
                start = text.lastIndexOf('\n', start - 2) + 1;
            }
            int end = text.indexOf('\n', start);
            int order = compare(start, name);
            if (order == 0) {
                return text.substring(start + name.length() + 1, end);
            }
            if (order < 0) {
                low = end + 1;
            } else {
                high = start;
            }
        }
        return null;
    }

    private boolean isForPeople(int start) {
        char first = text.charAt(start);
        return first == '#' || first == '\n';
    }

    /** Compares the name of the line that begins at a place. */
    private int compare(int start, String name) {
        for (int i = 0; i < name.length(); i++) {
            int difference = text.charAt(start + i) - name.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return text.charAt(start + name.length()) == '\t' ? 0 : 1;
    }
}
