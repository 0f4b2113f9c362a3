package io.github.stowc.iod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the resources of this package from the facts of the standard and the corrections made by hand.
 *
 * <p>Run from the root: {@code java metadata-templates/src/test/java/io/github/stowc/iod/RuleTables.java
 * ../shared/standard metadata-templates}. The form of the resources is described in {@code RuleText}.
 */
public final class RuleTables {
    private static final String RESOURCES = "src/main/resources/io/github/stowc/iod";
    private static final String CORRECTIONS = "src/test/resources/io/github/stowc/iod/corrections.tsv";
    private static final String FILE_META = "FileMetaInformation";

    private final Path standard;
    private final Map<String, String> tags = new HashMap<>();
    /** Owner to rows of: row, path, type, items, when, otherwise, checks. */
    private final Map<String, List<String[]>> owners = new TreeMap<>();

    private final Map<String, String> conditions = new TreeMap<>();
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, IodTable> iods = new TreeMap<>();
    private final Set<String> usedConditions = new TreeSet<>();
    private final Set<String> usedValues = new TreeSet<>();

    private RuleTables(Path standard) {
        this.standard = standard;
    }

    /** One IOD: SOP Classes, and lines of module, usage, entity and condition. */
    private record IodTable(List<String> sopClasses, boolean retired, List<String[]> modules) {}

    public static void main(String... args) throws IOException {
        Path module = Path.of(args[1]);
        for (Map.Entry<String, String> file : generate(Path.of(args[0]), module).entrySet()) {
            Files.writeString(module.resolve(RESOURCES).resolve(file.getKey()), file.getValue());
        }
    }

    /** The texts of the resources by their names. */
    static Map<String, String> generate(Path standard, Path module) throws IOException {
        RuleTables tables = new RuleTables(standard);
        tables.readFacts();
        tables.readSopClassesWithoutConditions();
        tables.correct(rows(module.resolve(CORRECTIONS)));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("iods.txt", tables.iods());
        files.put("modules.txt", tables.modules());
        files.put("conditions.txt", tables.conditions());
        files.put("values.txt", tables.values());
        return files;
    }

    private void readFacts() throws IOException {
        for (String[] row : rows(standard.resolve("elements.tsv"))) {
            tags.putIfAbsent(row[3], row[0].replace('x', '0'));
        }
        for (String[] row : rows(standard.resolve("rules/attributes.tsv"))) {
            owners.computeIfAbsent(row[1], owner -> new ArrayList<>()).add(Arrays.copyOfRange(row, 2, 9));
        }
        for (String[] row : rows(standard.resolve("rules/conditions.tsv"))) {
            conditions.put(row[0], row[1]);
        }
        for (String[] row : rows(standard.resolve("rules/values.tsv"))) {
            values.put(row[0], row[1] + "\t" + row[2]);
        }
        for (String[] row : rows(standard.resolve("rules/iods.tsv"))) {
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
    }

    /** The newest SOP Classes: modules from the list of IODs, attributes from an older table without conditions. */
    private void readSopClassesWithoutConditions() throws IOException {
        Map<String, List<String[]>> modulesByIod = new HashMap<>();
        for (String[] row : rows(standard.resolve("iod_modules.tsv"))) {
            modulesByIod.computeIfAbsent(row[0], iod -> new ArrayList<>()).add(row);
        }
        Map<String, List<String[]>> attributes = new HashMap<>();
        for (String[] row : rows(standard.resolve("module_attributes.tsv"))) {
            attributes.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row);
        }
        Map<String, String> known = new HashMap<>();
        owners.keySet().forEach(owner -> known.put(owner.toLowerCase(Locale.ROOT), owner));
        Map<String, String> usualConditions = new HashMap<>();
        Set<String> covered = new TreeSet<>();
        for (IodTable iod : iods.values()) {
            covered.addAll(iod.sopClasses());
            iod.modules().forEach(line -> usualConditions.merge(line[0], line[3], (a, b) -> a.isEmpty() ? b : a));
        }
        for (String[] row : rows(standard.resolve("sop_class_iods.tsv"))) {
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
                    String usual = line[2].equals("M") ? "" : usualConditions.getOrDefault(name, "");
                    iod.modules().add(new String[] {
                        name,
                        line[2],
                        line[3].replace(" ", ""),
                        line[2].equals("M") ? "" : usual.isEmpty() ? "?" : usual
                    });
                    if (!known.containsKey(key) && attributes.containsKey(line[1])) {
                        owners.put(name, plainRows(attributes.get(line[1])));
                    }
                }
            }
        }
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
     * Applies lines of: table, owner, key, field, from, to, section and reason. An empty field adds a row (key and the
     * rest of the row joined by {@code ;}) or, with nothing to add, takes it out.
     */
    private void correct(List<String[]> corrections) {
        for (String[] line : corrections) {
            boolean done = switch (line[0]) {
                case "conditions" -> line[4].equals(conditions.put(line[1], line[5])) || line[4].isEmpty();
                case "values" -> line[4].equals(values.put(line[1], line[5].replace(';', '\t'))) || line[4].isEmpty();
                case "iods" ->
                    correct(iods.get(line[1]).modules(), line, List.of("module", "usage", "entity", "when"), 0);
                case "attributes" ->
                    correct(
                            owners.computeIfAbsent(line[1], owner -> new ArrayList<>()),
                            line,
                            List.of("row", "path", "type", "items", "when", "otherwise", "checks"),
                            1);
                default -> false;
            };
            if (!done) {
                throw new IllegalArgumentException("the facts have changed under " + String.join(" ", line));
            }
        }
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

    private String iods() {
        StringBuilder text = new StringBuilder();
        iods.forEach((name, iod) -> {
            StringBuilder body = new StringBuilder();
            for (String[] line : iod.modules()) {
                body.append(String.join(" ", line[0], line[1], line[2]))
                        .append(condition(line[3]))
                        .append('\n');
            }
            String retired = iod.retired() ? " retired" : "";
            block(text, name, body, " " + String.join(",", iod.sopClasses()) + retired);
        });
        return text.toString();
    }

    private String modules() {
        StringBuilder text = new StringBuilder();
        Set<String> used = new TreeSet<>();
        iods.values().forEach(iod -> iod.modules().forEach(line -> use(line[0], used)));
        for (String owner : used) {
            Node root = new Node("");
            for (String[] row : owners.get(owner)) {
                place(root, row);
            }
            StringBuilder body = new StringBuilder();
            root.children.forEach(child -> write(child, 0, body));
            block(text, owner, body, "");
        }
        return text.toString();
    }

    private void use(String owner, Set<String> used) {
        if (owners.containsKey(owner) && used.add(owner)) {
            for (String[] row : owners.get(owner)) {
                if (row[0].equals("include")) {
                    use(row[1].substring(row[1].lastIndexOf('>') + 1), used);
                }
            }
        }
    }

    private static final class Node {
        final String line;
        final List<Node> children = new ArrayList<>();
        final Map<String, Node> sequences = new HashMap<>();

        Node(String line) {
            this.line = line;
        }
    }

    private void place(Node root, String[] row) {
        String[] path = row[1].split(">", -1);
        Node node = root;
        for (int i = 0; i < path.length - 1; i++) {
            String tag = tags.get(path[i]);
            if (tag == null) {
                return;
            }
            Node parent = node;
            node = node.sequences.computeIfAbsent(tag, missing -> {
                Node implied = new Node(missing + " -");
                parent.children.add(implied);
                return implied;
            });
        }
        String last = path[path.length - 1];
        if (row[0].equals("include")) {
            node.children.add(new Node("@" + last + condition(row[4]) + checks(row[6])));
            return;
        }
        String tag = tags.get(last);
        // Attributes newer than the dictionary, all of Type 3, and those of the file header have no place here.
        if (tag == null || tag.startsWith("0002")) {
            return;
        }
        String type = row[0].equals("check") ? "-" : row[2];
        String items = row[3].isEmpty() || row[0].equals("check") ? "" : " #" + row[3];
        String otherwise = row[5].isEmpty() ? "" : " otherwise";
        Node leaf = new Node(tag + " " + type + items + condition(row[4]) + otherwise + checks(row[6]));
        node.children.add(leaf);
        if (row[0].equals("sequence")) {
            node.sequences.putIfAbsent(tag, leaf);
        }
    }

    private String condition(String name) {
        if (name.isEmpty() || name.equals("?")) {
            return name.isEmpty() ? "" : " ?";
        }
        usedConditions.add(name);
        return " ?" + name;
    }

    private String checks(String checks) {
        if (checks.isEmpty()) {
            return "";
        }
        if (checks.startsWith("context ")) {
            return " cid" + checks.substring(8).replace(" or ", "_or_");
        }
        Matcher matcher =
                Pattern.compile("(?:\\[(\\d+)] )?(enumerated|defined) (\\S+)").matcher(checks);
        if (!matcher.matches()) {
            return " " + checks;
        }
        usedValues.add(matcher.group(3));
        String index = matcher.group(1) == null ? "" : matcher.group(1);
        return " " + index + (matcher.group(2).equals("enumerated") ? "=" : "~") + matcher.group(3);
    }

    private static void write(Node node, int depth, StringBuilder body) {
        body.append(" ".repeat(depth)).append(node.line).append('\n');
        node.children.forEach(child -> write(child, depth + 1, body));
    }

    private static void block(StringBuilder text, String name, StringBuilder body, String rest) {
        text.append(name)
                .append(' ')
                .append(body.length())
                .append(rest)
                .append('\n')
                .append(body);
    }

    private String conditions() {
        StringBuilder text = new StringBuilder();
        for (String name : usedConditions) {
            text.append(name)
                    .append('\t')
                    .append(withTags(conditions.get(name).replace(" masked 0xff00", "")))
                    .append('\n');
        }
        return text.toString();
    }

    /** An expression with tags in place of keywords. */
    private String withTags(String expression) {
        Matcher matcher = Pattern.compile("\"[^\"]*\"|\\((\\p{XDigit}{4}),(\\p{XDigit}{4})\\)|[A-Z]\\w*")
                .matcher(expression);
        return matcher.replaceAll(match -> {
            if (match.group(1) != null) {
                return "\"" + (match.group(1) + match.group(2)).toUpperCase(java.util.Locale.ROOT) + "\"";
            }
            String word = match.group();
            return Matcher.quoteReplacement(word.startsWith("\"") ? word : tags.getOrDefault(word, "FFFFFFFF"));
        });
    }

    private String values() {
        StringBuilder text = new StringBuilder();
        for (String name : usedValues) {
            String set = values.get(name).replace("***EMPTYVALUE***", "");
            boolean isTag = set.startsWith("tag");
            text.append(name)
                    .append('\t')
                    .append(isTag ? set.replaceAll("[(),]", "") : set)
                    .append('\n');
        }
        return text.toString();
    }

    private static String camel(String hyphenated) {
        StringBuilder name = new StringBuilder();
        for (String word : hyphenated.split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    private static List<String[]> rows(Path table) throws IOException {
        return Files.readAllLines(table, StandardCharsets.UTF_8).stream()
                .skip(1)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
