package io.github.stowc.iod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.condition.NamedCondition;
import io.github.stowc.iod.table.Constraint;
import io.github.stowc.iod.table.Definitions;
import io.github.stowc.iod.table.Row;
import io.github.stowc.iod.table.RuleText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the conditions against the modules: what a condition looks for must be able to stand where it looks, and a
 * value that it compares with must be one that the attribute may have. A slip of either kind makes a condition that
 * never holds, or always.
 */
class TablePathsTest {
    private static final Pattern REFERENCE =
            Pattern.compile("(/|\\.\\./)?((?:[0-9A-F]{8}(?:#\\d+)?>)*)([0-9A-F]{8})(?:\\[\\d])?(?![\\w\"])");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern COMPARISON =
            Pattern.compile("([0-9A-F]{8})(?:\\[\\d])? (?:!?=|in|not in) (\\{[^}]*}|\"[^\"]*\")");
    /** What a condition forbids may stand where no module allows it. */
    private static final Set<String> FORBIDDEN = Set.of("/52009229>00209111");
    /** Any value may be a code, and references name any SOP Class; the file meta information is not in modules. */
    private static final Set<String> OPEN = Set.of("00080100", "00080102", "00080016", "00081150", "00020010");

    private final Definitions definitions = new Definitions();
    private final Map<String, String> expressions = RuleText.text("conditions.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.toMap(line -> line.split("\t")[0], line -> line.split("\t")[1]));
    private final Map<NamedCondition, String> names = new HashMap<>();
    private final Map<List<Row.Block>, Map<Tag, List<Row.Block>>> inside = new HashMap<>();
    /** A condition and what it looks for, and at the place where it is used relative paths. */
    private final Set<String> found = new HashSet<>();

    private final Set<String> sought = new TreeSet<>();

    TablePathsTest() {
        expressions.keySet().forEach(name -> names.put(definitions.condition(name), name));
    }

    @Test
    void everyConditionLooksWhereAModuleLetsTheAttributeStand() {
        Iods iods = new Iods();
        for (String iod : iods.names()) {
            List<Row.Block> root = new ArrayList<>();
            for (ModuleUse module : iods.find(iod).orElseThrow().modules()) {
                root.add(definitions.block(module.name()));
            }
            Deque<List<Row.Block>> way = new ArrayDeque<>(List.of(root));
            for (ModuleUse module : iods.find(iod).orElseThrow().modules()) {
                judge(module.condition(), way, "");
            }
            walk(way, "", new HashSet<>());
        }
        sought.removeAll(found);
        assertEquals(Set.of(), sought);
        assertTrue(found.size() > 3000, "read " + found.size());
    }

    private void walk(Deque<List<Row.Block>> way, String place, Set<Object> seen) {
        for (Row row : rows(way.getLast())) {
            judge(
                    row instanceof Row.Include include ? include.condition() : ((Row.Attribute) row).condition(),
                    way,
                    place);
        }
        inside(way.getLast()).forEach((tag, blocks) -> {
            if (!blocks.isEmpty() && seen.add(List.of(blocks, way.getLast()))) {
                way.addLast(blocks);
                walk(way, place + ">" + tag.value(), seen);
                way.removeLast();
            }
        });
    }

    private void judge(NamedCondition condition, Deque<List<Row.Block>> way, String place) {
        String name = condition == null ? null : names.get(condition);
        if (name == null) {
            return;
        }
        Matcher reference =
                REFERENCE.matcher(QUOTED.matcher(expressions.get(name)).replaceAll("\"\""));
        while (reference.find()) {
            boolean fromRoot = "/".equals(reference.group(1));
            // A module that is not in this IOD may hold what is sought at its top, so there the place does not count.
            String question = name + ": " + reference.group() + (fromRoot || place.isEmpty() ? "" : " at " + place);
            sought.add(question);
            if (stands(reference, way)) {
                found.add(question);
            }
        }
    }

    private boolean stands(Matcher reference, Deque<List<Row.Block>> way) {
        String base = reference.group(1) == null ? "" : reference.group(1);
        if (FORBIDDEN.contains(reference.group()) || reference.group(3).startsWith("0002")) {
            return true;
        }
        List<List<Row.Block>> datasets = List.copyOf(way);
        int start = base.equals("/") ? 0 : datasets.size() - (base.equals("../") ? 2 : 1);
        List<Row.Block> at = start < 0 ? List.of() : datasets.get(start);
        for (String step : reference.group(2).split(">")) {
            if (!step.isEmpty()) {
                at = inside(at).getOrDefault(Tag.parse(step.split("#")[0]).orElseThrow(), List.of());
            }
        }
        return inside(at).containsKey(Tag.parse(reference.group(3)).orElseThrow());
    }

    /** The attributes that may stand in a dataset, each with the lines inside it. */
    private Map<Tag, List<Row.Block>> inside(List<Row.Block> blocks) {
        return inside.computeIfAbsent(blocks, key -> {
            Map<Tag, List<Row.Block>> attributes = new HashMap<>();
            for (Row row : rows(key)) {
                if (row instanceof Row.Attribute attribute) {
                    List<Row.Block> lines = attributes.computeIfAbsent(attribute.tag(), tag -> new ArrayList<>());
                    if (attribute.children() != null) {
                        lines.add(attribute.children());
                    }
                }
            }
            return attributes;
        });
    }

    private List<Row> rows(List<Row.Block> blocks) {
        List<Row> rows = new ArrayList<>();
        for (Row.Block block : blocks) {
            for (Row row : block.rows()) {
                rows.add(row);
                if (row instanceof Row.Include include) {
                    rows.addAll(rows(List.of(definitions.block(include.macro()))));
                }
            }
        }
        return rows;
    }

    @Test
    void noConditionLooksAtTheFirstFrameOnly() {
        assertEquals(
                List.of(),
                expressions.entrySet().stream()
                        .filter(condition -> condition.getValue().contains("52009230#"))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void everyConditionComparesWithAValueThatTheAttributeMayHave() {
        Map<String, Set<String>> values = new HashMap<>();
        definitions.owners().forEach(owner -> collectValues(definitions.block(owner), values));
        Set<String> slips = new TreeSet<>();
        expressions.forEach((name, expression) -> {
            Matcher comparison = COMPARISON.matcher(expression);
            while (comparison.find()) {
                Set<String> allowed = values.get(comparison.group(1));
                Matcher value = QUOTED.matcher(comparison.group(2));
                while (allowed != null && !OPEN.contains(comparison.group(1)) && value.find()) {
                    String text = value.group().substring(1, value.group().length() - 1);
                    if (!text.isEmpty() && !allowed.contains(text) && !text.matches("[0-9A-F]{8}")) {
                        slips.add(name + ": " + comparison.group(1) + " " + text);
                    }
                }
            }
        });
        // Records of directories that PS3.3 has retired, and a term that has no list.
        slips.removeIf(slip -> slip.startsWith("DirectorySOPInstance: ") || slip.endsWith("DIFFUSION_ANISO"));
        assertEquals(Set.of(), slips);
    }

    private static void collectValues(Row.Block block, Map<String, Set<String>> values) {
        for (Row row : block.rows()) {
            if (row instanceof Row.Attribute attribute) {
                if (attribute.constraint() instanceof Constraint.OneOf oneOf) {
                    String tag = "%08X".formatted(attribute.tag().value());
                    values.computeIfAbsent(tag, key -> new HashSet<>())
                            .addAll(oneOf.set().values());
                }
                if (attribute.children() != null) {
                    collectValues(attribute.children(), values);
                }
            }
        }
    }
}
