package io.github.stowc.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the four tables of Information Object Definitions in order, and finds what an edit has forgotten.
 *
 * <p>Keywords may stand for tags; they are turned into tags. The tests of metadata-templates, not this class, check
 * that conditions can be read.
 */
final class RuleFiles {
    private static final Pattern TAG = Pattern.compile("\\p{XDigit}{8}");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\b[A-Z]\\w*");
    private static final Pattern SET = Pattern.compile("\\d*[=~](\\S+)");

    private final Map<String, String> tags;
    private final TableText iods;
    private final TableText modules;
    private final TableText conditions;
    private final TableText values;
    private final Set<String> usedConditions = new TreeSet<>();
    private final Set<String> usedSets = new TreeSet<>();
    private final Set<String> usedOwners = new TreeSet<>();

    /**
     * The tables as they were read.
     *
     * @param tags the tags of the dictionary by their keywords; of a range the first
     */
    RuleFiles(Map<String, String> tags, TableText iods, TableText modules, TableText conditions, TableText values) {
        this.tags = Map.copyOf(tags);
        this.iods = iods;
        this.modules = modules.mapped(this::module);
        this.conditions = conditions.mapped(this::condition);
        this.values = values.mapped(RuleFiles::valueSet);
    }

    /**
     * The tables by the names of their files.
     *
     * @throws TableException if one names what another lacks, or has what no other names
     */
    Map<String, String> texts() {
        for (TableText.Entry entry : iods.entries()) {
            entry.inside().forEach(line -> moduleUse(entry, line));
        }
        for (TableText.Entry entry : modules.entries()) {
            entry.inside().forEach(line -> row(entry, line));
        }
        compare(usedConditions, conditions);
        compare(usedSets, values);
        unused(usedOwners, modules);
        return Map.of(
                iods.file(), iods.text(),
                modules.file(), modules.text(),
                conditions.file(), conditions.text(),
                values.file(), values.text());
    }

    private void moduleUse(TableText.Entry entry, String line) {
        String[] words = line.substring(1).split(" ", -1);
        boolean fits = words.length >= 3 && words.length <= 4 && words[1].matches("[MCU]");
        if (!fits || (words.length == 4 && !words[3].startsWith("?"))) {
            throw new TableException(
                    entry.place(),
                    "expected module, M or C or U, entity and ?condition by blanks, found \"" + line + "\"");
        }
        usedOwners.add(words[0]);
        if (words.length == 4) {
            useCondition(words[3]);
        }
    }

    private void row(TableText.Entry entry, String line) {
        String[] words = line.strip().split(" ", -1);
        if (words[0].startsWith("@")) {
            usedOwners.add(words[0].substring(1));
            if (modules.entries().stream().noneMatch(module -> module.key().equals(words[0].substring(1)))) {
                throw new TableException(
                        entry.place(),
                        entry.key() + " names " + words[0] + ", which " + modules.file() + " does not have");
            }
        } else if (words.length < 2 || !words[1].matches("1|1C|2|2C|3|3C|-")) {
            throw new TableException(
                    entry.place(),
                    "expected a tag and its type (1, 1C, 2, 2C, 3, 3C, -), found \"" + line.strip() + "\"");
        }
        for (String word : words) {
            Matcher set = SET.matcher(word);
            if (word.startsWith("?")) {
                useCondition(word);
            } else if (set.matches()) {
                usedSets.add(set.group(1));
            }
        }
    }

    private void useCondition(String word) {
        if (word.length() > 1) {
            usedConditions.add(word.substring(1));
        }
    }

    private static void compare(Set<String> used, TableText table) {
        Set<String> missing = new TreeSet<>(used);
        table.entries().forEach(entry -> missing.remove(entry.key()));
        if (!missing.isEmpty()) {
            throw new TableException(
                    table.file(),
                    "expected lines for " + String.join(", ", missing)
                            + ", which modules.txt or iods.txt name; add them");
        }
        unused(used, table);
    }

    private static void unused(Set<String> used, TableText table) {
        for (TableText.Entry entry : table.entries()) {
            if (!used.contains(entry.key())) {
                throw new TableException(
                        entry.place(), entry.key() + " is not named anywhere; remove it, or correct the name");
            }
        }
    }

    /** A module with tags in place of keywords. */
    private TableText.Entry module(TableText.Entry entry) {
        List<String> lines = new ArrayList<>();
        for (String line : entry.inside()) {
            String text = line.stripLeading();
            String first = text.split(" ", 2)[0];
            boolean isTag = first.startsWith("@")
                    || first.startsWith("#")
                    || TAG.matcher(first).matches();
            String tag = isTag ? first : tag(entry, first);
            lines.add(line.substring(0, line.length() - text.length()) + tag + text.substring(first.length()));
        }
        return new TableText.Entry(entry.place(), entry.before(), entry.line(), lines);
    }

    /** A condition with tags in place of keywords. */
    private TableText.Entry condition(TableText.Entry entry) {
        String[] columns = entry.line().split("\t", -1);
        if (columns.length != 2) {
            throw new TableException(entry.place(), "expected a name, a tab and an expression");
        }
        String expression = WORD.matcher(columns[1]).replaceAll(match -> {
            String word = match.group();
            boolean stays = word.startsWith("\"") || TAG.matcher(word).matches();
            return Matcher.quoteReplacement(stays ? word : tag(entry, word));
        });
        return entry.withLine(columns[0] + '\t' + expression);
    }

    /** A set of values; its last column may be empty, which is the empty value. */
    private static TableText.Entry valueSet(TableText.Entry entry) {
        String[] columns = entry.line().split("\t", -1);
        if (columns.length < 2 || columns.length > 3 || !columns[1].matches("text|number|tag")) {
            throw new TableException(entry.place(), "expected by tabs: name, text or number or tag, values by bars");
        }
        return entry.withLine(columns[0] + '\t' + columns[1] + '\t' + (columns.length > 2 ? columns[2] : ""));
    }

    private String tag(TableText.Entry entry, String keyword) {
        String tag = tags.get(keyword);
        if (tag == null) {
            throw new TableException(
                    entry.place(),
                    entry.key() + ": \"" + keyword + "\" is neither a tag nor a keyword of elements.tsv");
        }
        return tag;
    }
}
