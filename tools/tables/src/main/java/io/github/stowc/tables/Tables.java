package io.github.stowc.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** All tables: those edited by hand put in order, and the indexes made from them. */
final class Tables {
    private Tables() {}

    /**
     * The texts of all tables by their names, made from those that are edited by hand.
     *
     * @param texts the tables as they are
     * @param elements changes the data elements first
     * @param uids changes the unique identifiers first
     * @throws TableException if a table cannot be read, or does not fit the others
     */
    static Map<String, String> make(
            Map<String, String> texts, UnaryOperator<TableText> elements, UnaryOperator<TableText> uids) {
        TableText elementTable = elements.apply(table(texts, "elements.tsv"))
                .mapped(entry -> entry.withLine(DataElement.parse(entry).line()));
        TableText uidTable = uids.apply(table(texts, "uids.tsv"))
                .mapped(entry -> entry.withLine(RegisteredUid.parse(entry).line()));
        Map<String, String> keywords = new TreeMap<>();
        Map<String, String> uidKeywords = new TreeMap<>();
        for (TableText.Entry entry : elementTable.entries()) {
            index(keywords, entry, DataElement.parse(entry).keyword());
        }
        for (TableText.Entry entry : uidTable.entries()) {
            index(uidKeywords, entry, RegisteredUid.parse(entry).keyword());
        }
        Map<String, String> made = new LinkedHashMap<>();
        made.put("elements.tsv", elementTable.text());
        made.put("uids.tsv", uidTable.text());
        made.put("keywords.tsv", indexText(elementTable, "Keywords", "tag", keywords));
        made.put("uid-keywords.tsv", indexText(uidTable, "Keywords of UIDs", "UID", uidKeywords));
        made.putAll(new RuleFiles(
                        firstTags(keywords),
                        table(texts, "iods.txt"),
                        table(texts, "modules.txt"),
                        table(texts, "conditions.txt"),
                        table(texts, "values.txt"))
                .texts());
        return made;
    }

    private static TableText table(Map<String, String> texts, String name) {
        return TableText.parse(name, texts.getOrDefault(name, ""));
    }

    private static void index(Map<String, String> index, TableText.Entry entry, String keyword) {
        String before = keyword.isEmpty() ? null : index.put(keyword, entry.key());
        if (before != null && !before.equals(entry.key())) {
            throw new TableException(entry.place(), keyword + " is the keyword of " + before + " too; correct one");
        }
    }

    private static String indexText(TableText table, String what, String column, Map<String, String> index) {
        StringBuilder text = new StringBuilder("# " + table.edition() + ". " + what
                + ", in the order of their characters; columns by tabs: keyword, " + column + ". Made from "
                + table.file()
                + " by tools/tables/make.\n");
        index.forEach(
                (keyword, key) -> text.append(keyword).append('\t').append(key).append('\n'));
        return text.toString();
    }

    private static Map<String, String> firstTags(Map<String, String> keywords) {
        Map<String, String> tags = new TreeMap<>();
        keywords.forEach((keyword, tag) -> tags.put(keyword, tag.replace('x', '0')));
        return tags;
    }

    /** The first line in which two texts differ, for a message; empty if they are the same. */
    static String difference(String name, String found, String made) {
        if (found.equals(made)) {
            return "";
        }
        List<String> a = found.lines().toList();
        List<String> b = made.lines().toList();
        int line = 0;
        while (line < a.size() && line < b.size() && a.get(line).equals(b.get(line))) {
            line++;
        }
        return name + ":" + (line + 1) + ": found " + at(a, line) + ", should be " + at(b, line);
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? '"' + lines.get(line) + '"' : "the end";
    }

    /** The names and texts of those that differ. */
    static Map<String, String> changed(Map<String, String> before, Map<String, String> made) {
        Map<String, String> changed = new TreeMap<>();
        for (Entry<String, String> table : made.entrySet()) {
            if (!table.getValue().equals(before.get(table.getKey()))) {
                changed.put(table.getKey(), table.getValue());
            }
        }
        return changed;
    }
}
