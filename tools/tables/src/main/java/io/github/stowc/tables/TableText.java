package io.github.stowc.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table as text: a header line, then entries in the order of their keys.
 *
 * <p>The header line is {@code # EDITION. FORMAT Origin: ORIGIN}. An entry is a line whose first word is its key, and
 * the lines after it that begin with a blank. Comment lines, which begin with {@code #}, stay before the entry that
 * follows them; empty lines go.
 *
 * @param file the name for messages
 * @param header the first line
 * @param entries in the order of the file
 * @param end the comments after the last entry
 */
record TableText(String file, String header, List<Entry> entries, List<String> end) {
    private static final String ORIGIN = " Origin: ";

    TableText {
        entries = List.copyOf(entries);
        end = List.copyOf(end);
    }

    /**
     * A line with what belongs to it.
     *
     * @param place file and line, for messages
     * @param before the comments before it
     * @param line the line
     * @param inside the lines after it that begin with a blank
     */
    record Entry(String place, List<String> before, String line, List<String> inside) {
        Entry {
            before = List.copyOf(before);
            inside = List.copyOf(inside);
        }

        /** The first word. */
        String key() {
            return line.split("[\t ]", 2)[0];
        }

        Entry withLine(String other) {
            return new Entry(place, before, other, inside);
        }
    }

    /**
     * Reads a table.
     *
     * @throws TableException if it has no header line, or indented lines before the first entry
     */
    static TableText parse(String file, String text) {
        List<String> lines = text.lines().map(String::stripTrailing).toList();
        if (lines.isEmpty() || !lines.get(0).matches("# PS3\\.\\d+ \\d{4}[a-z]\\. .*")) {
            throw new TableException(
                    file + ":1", "expected a header line such as \"# PS3.6 2026b. What it is. Origin: its source.\"");
        }
        List<Entry> entries = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (int i = 1; i < lines.size(); ) {
            String line = lines.get(i);
            String place = file + ":" + (i + 1);
            i++;
            if (line.startsWith("#")) {
                before.add(line);
            } else if (line.startsWith(" ")) {
                throw new TableException(
                        place,
                        "a line that begins with a blank belongs to the name before it, but no name precedes it");
            } else if (!line.isEmpty()) {
                List<String> inside = new ArrayList<>();
                for (;
                        i < lines.size()
                                && (lines.get(i).isEmpty() || lines.get(i).startsWith(" "));
                        i++) {
                    inside.add(lines.get(i));
                }
                inside.removeIf(String::isEmpty);
                entries.add(new Entry(place, before, line, inside));
                before.clear();
            }
        }
        return new TableText(file, lines.get(0), entries, before);
    }

    /** The part and edition: {@code PS3.6 2026b}. */
    String edition() {
        return header.substring(2, header.indexOf(". "));
    }

    /** The same table of another edition and origin. */
    TableText withEdition(String edition, String origin) {
        int format = header.indexOf(". ");
        int end = header.indexOf(ORIGIN);
        String kept = header.substring(format, end < 0 ? header.length() : end);
        return new TableText(file, "# " + edition + kept + ORIGIN + origin, entries, this.end);
    }

    TableText withEntries(List<Entry> others) {
        return new TableText(file, header, others, end);
    }

    /** The same table with each entry's line made anew. */
    TableText mapped(UnaryOperator<Entry> change) {
        return withEntries(entries.stream().map(change).toList());
    }

    /**
     * The text, with the entries in order.
     *
     * @throws TableException if two entries have one key
     */
    String text() {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::key));
        StringBuilder text = new StringBuilder(header).append('\n');
        String last = "";
        for (Entry entry : sorted) {
            if (entry.key().equals(last)) {
                throw new TableException(entry.place(), last + " occurs twice; keep one of them");
            }
            last = entry.key();
            entry.before().forEach(line -> text.append(line).append('\n'));
            text.append(entry.line()).append('\n');
            entry.inside().forEach(line -> text.append(line).append('\n'));
        }
        end.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
