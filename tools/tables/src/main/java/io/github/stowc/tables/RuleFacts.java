package io.github.stowc.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The facts of dicom3tools on Information Object Definitions, as tables by tabs with a line of titles, and the
 * corrections made to them; README.md of tools/tables has the columns.
 */
final class RuleFacts {
    private static final String FILE_META = "FileMetaInformation";

    /** Owner to rows of: row, path, type, items, when, otherwise, checks. */
    final Map<String, List<String[]>> owners = new TreeMap<>();

    final Map<String, String> conditions = new TreeMap<>();
    final Map<String, String> values = new TreeMap<>();
    final Map<String, IodTable> iods = new TreeMap<>();

    private final Path folder;

    /** One IOD: SOP Classes, and lines of module, usage, entity and condition. */
    record IodTable(List<String> sopClasses, boolean retired, List<String[]> modules) {}

    /** Reads the tables of a folder and applies the corrections. */
    RuleFacts(Path folder, Path corrections) throws IOException {
        this.folder = folder;
        for (String[] row : rows("rules/attributes.tsv")) {
            owners.computeIfAbsent(row[1], owner -> new ArrayList<>()).add(Arrays.copyOfRange(row, 2, 9));
        }
        for (String[] row : rows("rules/conditions.tsv")) {
            conditions.put(row[0], row[1]);
        }
        for (String[] row : rows("rules/values.tsv")) {
            values.put(row[0], row[1] + "\t" + row[2]);
        }
        for (String[] row : rows("rules/iods.tsv")) {
            if (row[1].isEmpty() && !row[5].equals(FILE_META)) {
                iods.computeIfAbsent(
                                row[0],
                                name -> new IodTable(
                                        new ArrayList<>(List.of(row[2].split(" "))),
                                        !row[3].isEmpty(),
                                        new ArrayList<>()))
                        .modules()
                        .add(new String[] {row[5], row[6], row[4], row[7]});
            }
        }
        addSopClassesWithoutConditions();
        rows(corrections).forEach(this::correct);
    }

    /** The newest SOP Classes: modules from the list of IODs, attributes from an older table without conditions. */
    private void addSopClassesWithoutConditions() throws IOException {
        Map<String, List<String[]>> modulesByIod = grouped("iod_modules.tsv");
        Map<String, List<String[]>> attributes = grouped("module_attributes.tsv");
        Map<String, String> known = new HashMap<>();
        owners.keySet().forEach(owner -> known.put(owner.toLowerCase(Locale.ROOT), owner));
        Map<String, String> usual = new HashMap<>();
        Set<String> covered = new TreeSet<>();
        for (IodTable iod : iods.values()) {
            covered.addAll(iod.sopClasses());
            iod.modules().forEach(line -> usual.merge(line[0], line[3], (a, b) -> a.isEmpty() ? b : a));
        }
        for (String[] row : rows("sop_class_iods.tsv")) {
            if (covered.contains(row[0])) {
                continue;
            }
            IodTable iod = iods.computeIfAbsent(
                    camel(row[1]), name -> new IodTable(new ArrayList<>(), false, new ArrayList<>()));
            iod.sopClasses().add(row[0]);
            if (iod.modules().isEmpty()) {
                for (String[] line : modulesByIod.getOrDefault(row[1], List.of())) {
                    String key = line[1].replace("-", "");
                    String name = known.getOrDefault(key, camel(line[1]));
                    iod.modules().add(moduleUse(name, line, usual.getOrDefault(name, "")));
                    if (!known.containsKey(key) && attributes.containsKey(line[1])) {
                        owners.put(name, plainRows(attributes.get(line[1])));
                    }
                }
            }
        }
    }

    private static String[] moduleUse(String name, String[] line, String usual) {
        String condition = line[2].equals("M") ? "" : usual.isEmpty() ? "?" : usual;
        return new String[] {name, line[2], line[3].replace(" ", ""), condition};
    }

    private static List<String[]> plainRows(List<String[]> rows) {
        Set<String> parents = new TreeSet<>();
        rows.forEach(row -> parents.add(row[1].contains(">") ? row[1].substring(0, row[1].lastIndexOf('>')) : ""));
        List<String[]> plain = new ArrayList<>();
        for (String[] row : rows) {
            boolean sequence = parents.contains(row[1]);
            String when = row[2].endsWith("C") ? "?" : "";
            plain.add(new String[] {sequence ? "sequence" : "attribute", row[3], row[2], "", when, "", ""});
        }
        return plain;
    }

    /**
     * Applies a line of: table, owner, key, field, from, to, section and reason. An empty field adds a row (key and the
     * rest of the row joined by {@code ;}) or, with nothing to add, takes it out.
     */
    private void correct(String[] line) {
        boolean done = switch (line[0]) {
            case "conditions" -> line[4].equals(conditions.put(line[1], line[5])) || line[4].isEmpty();
            case "values" -> line[4].equals(values.put(line[1], line[5].replace(';', '\t'))) || line[4].isEmpty();
            case "iods" -> correct(modules(line[1]), line, List.of("module", "usage", "entity", "when"), 0);
            case "attributes" ->
                correct(
                        owners.computeIfAbsent(line[1], owner -> new ArrayList<>()),
                        line,
                        List.of("row", "path", "type", "items", "when", "otherwise", "checks"),
                        1);
            default -> false;
        };
        if (!done) {
            throw new TableException(
                    "corrections.tsv", "the facts have changed under \"" + String.join(" ", line) + '"');
        }
    }

    private List<String[]> modules(String iod) {
        IodTable table = iods.get(iod);
        return table == null ? new ArrayList<>() : table.modules();
    }

    private static boolean correct(List<String[]> rows, String[] line, List<String> fields, int key) {
        if (line[3].isEmpty() && line[4].isEmpty()) {
            String[] row = Arrays.copyOf(line[5].split(";", -1), fields.size());
            Arrays.setAll(row, i -> row[i] == null ? "" : row[i]);
            return rows.add(row);
        }
        if (line[3].isEmpty()) {
            return rows.removeIf(
                    row -> row[key].equals(line[2]) && String.join(";", row).startsWith(line[4]));
        }
        int field = fields.indexOf(line[3]);
        for (String[] row : rows) {
            if (row[key].equals(line[2]) && row[field].equals(line[4])) {
                row[field] = line[5];
                return true;
            }
        }
        return false;
    }

    private static String camel(String hyphenated) {
        StringBuilder name = new StringBuilder();
        for (String word : hyphenated.split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    private Map<String, List<String[]>> grouped(String table) throws IOException {
        Map<String, List<String[]>> groups = new HashMap<>();
        for (String[] row : rows(table)) {
            groups.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    private List<String[]> rows(String table) throws IOException {
        return rows(folder.resolve(table));
    }

    private static List<String[]> rows(Path table) throws IOException {
        return Files.readAllLines(table, StandardCharsets.UTF_8).stream()
                .skip(1)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
