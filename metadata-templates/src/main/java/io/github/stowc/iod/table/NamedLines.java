package io.github.stowc.iod.table;

import org.jspecify.annotations.Nullable;

/** A resource of sorted lines, each a name, a tab and what is named, searched without reading all of it. Immutable. */
final class NamedLines {
    private final String text;

    NamedLines(String resource) {
        this.text = RuleText.text(resource);
    }

    /** What is named; null where the name is not there. */
    @Nullable
    String find(String name) {
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int start = text.lastIndexOf('\n', middle - 1) + 1;
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

    /** Compares the name of the line that begins there. */
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
