package io.github.stowc.iod.table;

import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.condition.ConditionParser;
import io.github.stowc.iod.condition.NamedCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The modules, macros, conditions and value sets of the resources. Reads each when it is first needed. Thread-safe. */
public final class Definitions {
    private final RuleText modules = RuleText.read("modules.txt");
    private final NamedLines conditionLines = NamedLines.read("conditions.txt");
    private final NamedLines valueLines = NamedLines.read("values.txt");
    private final Map<String, Row.Block> blocks = new ConcurrentHashMap<>();
    private final Map<String, NamedCondition> conditions = new ConcurrentHashMap<>();
    private final Map<String, ValueSet> sets = new ConcurrentHashMap<>();

    /** The lines of a module or macro; none if the tables do not have it. */
    public Row.Block block(String owner) {
        Row.Block known = blocks.get(owner);
        if (known == null) {
            List<String> lines = modules.lines(owner);
            Row.Block read = new Row.Block(owner, lines == null ? List.of() : new Reader(owner, lines).rows(0));
            known = first(blocks.putIfAbsent(owner, read), read);
        }
        return known;
    }

    /** Blocks, conditions and sets are compared by identity: takes the one that another thread has read before. */
    private static <T> T first(@Nullable T before, T read) {
        return before == null ? read : before;
    }

    public List<String> owners() {
        return modules.names();
    }

    /** The condition with that name; undecidable for an empty name. */
    public NamedCondition condition(String name) {
        if (name.isEmpty()) {
            return NamedCondition.UNDECIDABLE;
        }
        NamedCondition known = conditions.get(name);
        if (known == null) {
            String expression = conditionLines.find(name);
            if (expression == null) {
                throw new IllegalStateException("conditions.txt has no " + name);
            }
            NamedCondition read = new NamedCondition(ConditionParser.parse(expression));
            known = first(conditions.putIfAbsent(name, read), read);
        }
        return known;
    }

    private ValueSet set(String name) {
        ValueSet known = sets.get(name);
        if (known == null) {
            String line = valueLines.find(name);
            if (line == null) {
                throw new IllegalStateException("values.txt has no " + name);
            }
            ValueSet read = ValueSet.parse(name, line);
            known = first(sets.putIfAbsent(name, read), read);
        }
        return known;
    }

    /** Reads the lines of one block. */
    private final class Reader {
        private final String owner;
        private final List<String> lines;
        private int next;

        Reader(String owner, List<String> lines) {
            this.owner = owner;
            this.lines = lines;
        }

        List<Row> rows(int depth) {
            List<Row> rows = new ArrayList<>();
            while (next < lines.size() && depth(lines.get(next)) == depth) {
                List<String> words = List.of(lines.get(next++).substring(depth).split(" ", -1));
                rows.add(words.get(0).startsWith("@") ? include(words) : attribute(words, depth));
            }
            return rows;
        }

        private Row include(List<String> words) {
            NamedCondition condition = null;
            String contextGroup = "";
            for (String word : words.subList(1, words.size())) {
                if (word.startsWith("?")) {
                    condition = condition(word.substring(1));
                } else if (word.startsWith("cid")) {
                    contextGroup = word.substring(3).replace('_', ' ');
                }
            }
            return new Row.Include(words.get(0).substring(1), condition, contextGroup);
        }

        private Row attribute(List<String> words, int depth) {
            Row.Count items = null;
            NamedCondition condition = null;
            boolean otherwise = false;
            Constraint constraint = null;
            for (String word : words.subList(2, words.size())) {
                switch (word.charAt(0)) {
                    case '#' -> items = Row.Count.parse(word.substring(1));
                    case '?' -> condition = condition(word.substring(1));
                    default -> {
                        otherwise |= word.equals("otherwise");
                        constraint = word.equals("otherwise") ? constraint : constraint(word);
                    }
                }
            }
            List<Row> inside = rows(depth + 1);
            return new Row.Attribute(
                    Tag.parse(words.get(0)).orElseThrow(),
                    AttributeType.parse(words.get(1)),
                    items,
                    condition,
                    otherwise,
                    constraint,
                    inside.isEmpty() ? null : new Row.Block(owner, inside));
        }

        private @Nullable Constraint constraint(String word) {
            int digits = 0;
            while (Character.isDigit(word.charAt(digits))) {
                digits++;
            }
            int value = digits == 0 ? 0 : Integer.parseInt(word.substring(0, digits));
            char kind = word.charAt(digits);
            if (kind == '=' || kind == '~') {
                return new Constraint.OneOf(set(word.substring(digits + 1)), kind == '=', value);
            }
            return switch (word) {
                case "nonzero" -> new Constraint.NotZero(true);
                case "nonzero-warning" -> new Constraint.NotZero(false);
                case "error-if" -> new Constraint.FindingIf(true, false);
                case "warning-if" -> new Constraint.FindingIf(false, false);
                case "warning-unless" -> new Constraint.FindingIf(false, true);
                default -> null;
            };
        }
    }

    private static int depth(String line) {
        int depth = 0;
        while (line.charAt(depth) == ' ') {
            depth++;
        }
        return depth;
    }
}
