package io.github.stowc.iod;

import io.github.stowc.dicom.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the attributes of one dataset: of an instance, or of the items of a sequence. Those of inner sequences
 * are made when their first item is met, since macros may contain themselves. Thread-safe.
 */
final class Level {
    private static final int DEEPEST_INCLUDE = 40;

    /** Tags with the sign flipped, so that their unsigned order is that of the numbers; an entry each. */
    private final int[] keys;

    private final Entry[] entries;
    private final NamedCondition[] conditions;
    /** For each condition the entries of which one must be present; null where it must be evaluated always. */
    private final long[] @Nullable [] needs;

    /**
     * Lines of the tables, and the conditions under which they apply.
     *
     * @param block the lines
     * @param guards all must hold
     */
    record Source(Row.Block block, List<NamedCondition> guards) {}

    Level(Compiled compiled, List<Source> sources, boolean outermost) {
        Builder builder = new Builder(compiled);
        for (Source source : sources) {
            builder.add(source.block(), builder.indexes(source.guards()), 0);
        }
        this.conditions = builder.conditions.toArray(NamedCondition[]::new);
        List<@Nullable Set<Tag>> needed = new ArrayList<>();
        for (NamedCondition condition : conditions) {
            Set<Tag> tags = condition.condition().needsOneOf(outermost);
            needed.add(tags);
            if (tags != null) {
                tags.forEach(tag -> builder.rules.computeIfAbsent(tag, none -> new ArrayList<>()));
            }
        }
        this.keys = builder.rules.keySet().stream().mapToInt(Level::key).toArray();
        this.entries = builder.rules.entrySet().stream()
                .map(rules -> new Entry(compiled, rules.getKey(), rules.getValue()))
                .toArray(Entry[]::new);
        this.needs = needed.stream().map(this::bits).toArray(long[][]::new);
    }

    private long @Nullable [] bits(@Nullable Set<Tag> tags) {
        if (tags == null) {
            return null;
        }
        long[] bits = new long[maskLength()];
        for (Tag tag : tags) {
            int index = indexOf(tag);
            bits[index >> 6] |= 1L << index;
        }
        return bits;
    }

    private static int key(Tag tag) {
        return tag.value() ^ Integer.MIN_VALUE;
    }

    /** The index of an attribute's entry; negative where there are no rules for it. */
    int indexOf(Tag tag) {
        return Arrays.binarySearch(keys, key(tag));
    }

    int size() {
        return entries.length;
    }

    /** The number of words that hold a bit for each entry. */
    int maskLength() {
        return (entries.length + 63) >> 6;
    }

    Entry entry(int index) {
        return entries[index];
    }

    int conditionCount() {
        return conditions.length;
    }

    NamedCondition condition(int index) {
        return conditions[index];
    }

    /** Whether a condition may be something else than false where only these attributes are present. */
    boolean mayHold(int condition, long[] present) {
        long[] needed = needs[condition];
        if (needed == null) {
            return true;
        }
        for (int i = 0; i < needed.length; i++) {
            if ((needed[i] & present[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** All rules for one attribute, in the order of the modules. */
    static final class Entry {
        private final Compiled compiled;
        private final Tag tag;
        private final Rule[] rules;
        private final Rule[] whenAbsent;
        private final Rule[] withItems;
        private final Map<Long, Level> inside = new ConcurrentHashMap<>(2);

        private Entry(Compiled compiled, Tag tag, List<Rule> rules) {
            this.compiled = compiled;
            this.tag = tag;
            this.rules = rules.toArray(Rule[]::new);
            this.whenAbsent = rules.stream().filter(Rule::mindsAbsence).toArray(Rule[]::new);
            this.withItems =
                    rules.stream().filter(rule -> rule.row().children() != null).toArray(Rule[]::new);
        }

        Tag tag() {
            return tag;
        }

        Rule[] rules() {
            return rules;
        }

        /** The rules that an absent attribute may break. */
        Rule[] whenAbsent() {
            return whenAbsent;
        }

        /** The rules for the items of this sequence, from all lines that apply; null where there are none. */
        @Nullable
        Level inside(Frame frame) {
            long active = 0;
            for (int i = 0; i < withItems.length; i++) {
                active |= withItems[i].applies(frame) ? 1L << i : 0;
            }
            return active == 0 ? null : inside.computeIfAbsent(active, this::compile);
        }

        /** The rules for the items, from the lines that apply to every dataset; null where there are none. */
        @Nullable
        Level insideUnguarded() {
            long active = 0;
            for (int i = 0; i < withItems.length; i++) {
                active |= withItems[i].isUnguarded() ? 1L << i : 0;
            }
            return active == 0 ? null : inside.computeIfAbsent(active, this::compile);
        }

        private Level compile(long active) {
            List<Row.Block> blocks = new ArrayList<>();
            for (int i = 0; i < withItems.length; i++) {
                Row.Block block = withItems[i].row().children();
                if (block != null && (active & 1L << i) != 0) {
                    blocks.add(block);
                }
            }
            return compiled.items(blocks);
        }
    }

    /** Gathers the rules by attribute, macros in place of their names. */
    private static final class Builder {
        private final Compiled compiled;
        private final Map<Tag, List<Rule>> rules = new TreeMap<>();
        private final List<NamedCondition> conditions = new ArrayList<>();
        private final Map<NamedCondition, Integer> indexes = new HashMap<>();

        Builder(Compiled compiled) {
            this.compiled = compiled;
        }

        int[] indexes(List<NamedCondition> guards) {
            return guards.stream().mapToInt(this::index).toArray();
        }

        private int index(NamedCondition condition) {
            return indexes.computeIfAbsent(condition, added -> {
                conditions.add(added);
                return conditions.size() - 1;
            });
        }

        void add(Row.Block block, int[] guards, int depth) {
            if (depth > DEEPEST_INCLUDE) {
                throw new IllegalStateException(block.owner() + " includes itself without a sequence between");
            }
            for (Row row : block.rows()) {
                if (row instanceof Row.Include include) {
                    add(compiled.block(include.macro()), with(guards, include.condition()), depth + 1);
                } else if (row instanceof Row.Attribute attribute) {
                    NamedCondition condition = attribute.condition();
                    Rule rule = new Rule(block.owner(), attribute, guards, condition == null ? -1 : index(condition));
                    rules.computeIfAbsent(attribute.tag(), tag -> new ArrayList<>())
                            .add(rule);
                }
            }
        }

        private int[] with(int[] guards, @Nullable NamedCondition condition) {
            if (condition == null) {
                return guards;
            }
            int[] more = Arrays.copyOf(guards, guards.length + 1);
            more[guards.length] = index(condition);
            return more;
        }
    }
}
