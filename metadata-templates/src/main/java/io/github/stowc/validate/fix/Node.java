package io.github.stowc.validate.fix;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON as it was written, blanks and all, so that a change leaves the rest as it was. Each character of the text is one
 * byte, so that what is not ASCII stays what it is.
 */
sealed interface Node {

    /** Appends the text. */
    void write(StringBuilder out);

    /** The text. */
    default String text() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    /** A string with its quotes, a number, a word. */
    record Scalar(String written) implements Node {
        @Override
        public void write(StringBuilder out) {
            out.append(written);
        }

        boolean isString() {
            return written.startsWith("\"");
        }

        /** The text between the quotes, escapes unresolved. */
        String inside() {
            return written.substring(1, written.length() - 1);
        }
    }

    /** The text between two commas of an object or an array. */
    final class Entry {
        String before;
        /** The name with its quotes; null in an array. */
        @Nullable
        String name;

        String between;
        Node value;
        String after;

        Entry(String before, @Nullable String name, String between, Node value, String after) {
            this.before = before;
            this.name = name;
            this.between = between;
            this.value = value;
            this.after = after;
        }

        /** The name without quotes, escapes unresolved. */
        String plainName() {
            String quoted = name;
            return quoted == null ? "" : quoted.substring(1, quoted.length() - 1);
        }
    }

    /** An object or an array. */
    final class Group implements Node {
        final char open;
        final List<Entry> entries = new ArrayList<>();
        /** The blanks of a group without entries. */
        String blank = "";

        Group(char open) {
            this.open = open;
        }

        boolean isObject() {
            return open == '{';
        }

        @Override
        public void write(StringBuilder out) {
            out.append(open);
            if (entries.isEmpty()) {
                out.append(blank);
            }
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                out.append(i == 0 ? "" : ",").append(entry.before);
                if (entry.name != null) {
                    out.append(entry.name).append(entry.between);
                }
                entry.value.write(out);
                out.append(entry.after);
            }
            out.append(open == '{' ? '}' : ']');
        }

        /** The first member of that name; null if there is none. */
        @Nullable
        Entry member(String name) {
            for (Entry entry : entries) {
                if (entry.plainName().equals(name)) {
                    return entry;
                }
            }
            return null;
        }

        /** Whether blanks separate the brackets from their content. */
        boolean isSpaced() {
            return !entries.isEmpty() && entries.get(0).before.startsWith(" ");
        }
    }
}
