package io.github.stowc.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the tables of Information Object Definitions from those of dicom3tools and the corrections to them.
 *
 * <p>The tables in the resources began this way and have been edited by hand since; use what this makes to compare.
 */
final class RuleImport {
    private static final Pattern CHECK = Pattern.compile("(?:\\[(\\d+)] )?(enumerated|defined) (\\S+)");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\((\\p{XDigit}{4}),(\\p{XDigit}{4})\\)|[A-Z]\\w*");

    private final RuleFacts facts;
    private final Map<String, String> tags = new HashMap<>();
    private final Set<String> usedConditions = new TreeSet<>();
    private final Set<String> usedValues = new TreeSet<>();

    private RuleImport(RuleFacts facts, TableText elements) {
        this.facts = facts;
        for (TableText.Entry entry : elements.entries()) {
            DataElement element = DataElement.parse(entry);
            tags.putIfAbsent(element.keyword(), element.tag().replace('x', '0'));
        }
    }

    /**
     * The texts of the tables by their names, with the header lines of the present ones.
     *
     * @param folder the facts
     * @param corrections what is corrected in them
     * @param now the present tables
     */
    static Map<String, String> make(Path folder, Path corrections, Map<String, String> now) throws IOException {
        RuleImport made = new RuleImport(
                new RuleFacts(folder, corrections),
                TableText.parse("elements.tsv", now.getOrDefault("elements.tsv", "")));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("iods.txt", made.iods());
        files.put("modules.txt", made.modules());
        files.put("conditions.txt", made.conditions());
        files.put("values.txt", made.values());
        files.replaceAll((name, text) ->
                TableText.parse(name, now.getOrDefault(name, "")).header() + '\n' + text);
        return files;
    }

    private String iods() {
        StringBuilder text = new StringBuilder();
        facts.iods.forEach((name, iod) -> {
            String retired = iod.retired() ? " retired" : "";
            text.append(name)
                    .append(' ')
                    .append(String.join(",", iod.sopClasses()))
                    .append(retired)
                    .append('\n');
            for (String[] line : iod.modules()) {
                text.append(' ')
                        .append(String.join(" ", line[0], line[1], line[2]))
                        .append(condition(line[3]))
                        .append('\n');
            }
        });
        return text.toString();
    }

    private String modules() {
        StringBuilder text = new StringBuilder();
        Set<String> used = new TreeSet<>();
        facts.iods.values().forEach(iod -> iod.modules().forEach(line -> use(line[0], used)));
        for (String owner : used) {
            Node root = new Node("");
            for (String[] row : facts.owners.getOrDefault(owner, List.of())) {
                place(root, row);
            }
            text.append(owner).append('\n');
            root.children.forEach(child -> write(child, 1, text));
        }
        return text.toString();
    }

    private void use(String owner, Set<String> used) {
        List<String[]> rows = facts.owners.get(owner);
        if (rows != null && used.add(owner)) {
            for (String[] row : rows) {
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
        Matcher matcher = CHECK.matcher(checks);
        if (!matcher.matches()) {
            return " " + checks;
        }
        usedValues.add(matcher.group(3));
        String index = matcher.group(1) == null ? "" : matcher.group(1);
        return " " + index + (matcher.group(2).equals("enumerated") ? "=" : "~") + matcher.group(3);
    }

    private static void write(Node node, int depth, StringBuilder text) {
        text.append(" ".repeat(depth)).append(node.line).append('\n');
        node.children.forEach(child -> write(child, depth + 1, text));
    }

    private String conditions() {
        StringBuilder text = new StringBuilder();
        for (String name : usedConditions) {
            String expression = facts.conditions.getOrDefault(name, "").replace(" masked 0xff00", "");
            text.append(name).append('\t').append(withTags(expression)).append('\n');
        }
        return text.toString();
    }

    /** An expression with tags in place of keywords. */
    private String withTags(String expression) {
        return WORD.matcher(expression).replaceAll(match -> {
            if (match.group(1) != null) {
                return "\"" + (match.group(1) + match.group(2)).toUpperCase(Locale.ROOT) + "\"";
            }
            String word = match.group();
            return Matcher.quoteReplacement(word.startsWith("\"") ? word : tags.getOrDefault(word, "FFFFFFFF"));
        });
    }

    private String values() {
        StringBuilder text = new StringBuilder();
        for (String name : usedValues) {
            String set = facts.values.getOrDefault(name, "").replace("***EMPTYVALUE***", "");
            boolean isTag = set.startsWith("tag");
            text.append(name)
                    .append('\t')
                    .append(isTag ? set.replaceAll("[(),]", "") : set)
                    .append('\n');
        }
        return text.toString();
    }
}
