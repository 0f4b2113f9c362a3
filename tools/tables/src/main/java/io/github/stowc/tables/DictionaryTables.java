package io.github.stowc.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the tables of the data dictionary and the UID registry from the standard's facts.
 *
 * <p>Run from the root: {@code java metadata-templates/src/test/java/io/github/stowc/dicom/DictionaryTables.java
 * ../shared/standard metadata-templates/src/main/resources/io/github/stowc/dicom}.
 */
public final class DictionaryTables {
    private DictionaryTables() {}

    public static void main(String... args) throws IOException {
        for (Map.Entry<String, String> table : tables(Path.of(args[0])).entrySet()) {
            Files.writeString(Path.of(args[1], table.getKey()), table.getValue());
        }
    }

    /** The tables by the names of their resources. */
    static Map<String, String> tables(Path standard) throws IOException {
        TreeSet<String> elements = new TreeSet<>();
        TreeSet<String> keywords = new TreeSet<>();
        for (String[] row : rows(standard.resolve("elements.tsv"))) {
            boolean isDelimiter = row[1].equals("NONE");
            if (!isDelimiter) {
                elements.add(String.join("\t", row[0], row[1], row[2], row[3], retired(row[4]), row[5]));
                if (!row[3].isEmpty()) {
                    keywords.add(row[3] + "\t" + row[0]);
                }
            }
        }
        TreeSet<String> uids = new TreeSet<>();
        TreeSet<String> uidKeywords = new TreeSet<>();
        for (String[] row : rows(standard.resolve("uids.tsv"))) {
            uids.add(String.join("\t", row[0], row[1], row[2], retired(row[3]), row[4]));
            if (!row[2].isEmpty()) {
                uidKeywords.add(row[2] + "\t" + row[0]);
            }
        }
        Map<String, String> tables = new TreeMap<>();
        tables.put("elements.tsv", text(elements));
        tables.put("keywords.tsv", text(keywords));
        tables.put("uids.tsv", text(uids));
        tables.put("uid-keywords.tsv", text(uidKeywords));
        return tables;
    }

    private static List<String[]> rows(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static String retired(String mark) {
        return mark.isEmpty() ? "" : "R";
    }

    private static String text(Set<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
