package io.github.stowc.iod;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.condition.NamedCondition;
import io.github.stowc.iod.table.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the attributes of one dataset: of an instance, or of the items of a sequence. The rules of inner
 * sequences are made when their first item is met, since macros may contain themselves. Thread-safe.
 */
final class RuleSet {
    private static final int DEEPEST_INCLUDE = 40;

    /** Tags with the sign flipped, so that their unsigned order is that of the numbers; an entry each. */
    private final int[] keys;

    private final Entry[] entries;
    private final NamedCondition[] conditions;
    /** For each entry, and at the end for none, a set of the conditions that may hold if it is present. */
    private final long[][] roused;
    /** For each rule that an absent attribute can break: the entry, and a condition that must hold or -1. */
    private final int[] watchedEntries;

    private final int[] watchedConditions;

    /**
     * Lines of the tables, and the conditions under which they apply.
     *
     * @param block the lines
     * @param guards all must hold
     */
    record GuardedBlock(Row.Block block, List<NamedCondition> guards) {}

    RuleSet(Compiled compiled, List<GuardedBlock> blocks, boolean outermost) {
        Builder builder = new Builder(compiled);
        for (GuardedBlock guarded : blocks) {
            builder.add(guarded.block(), builder.indexes(guarded.guards()), 0);
        }
        this.conditions = builder.conditions.toArray(new NamedCondition[0]);
        List<@Nullable List<Tag>> needed = new ArrayList<>();
        for (NamedCondition condition : conditions) {
            List<Tag> tags = condition.condition().needsOneOf(outermost);
            needed.add(tags);
            if (tags != null) {
                for (Tag tag : tags) {
                    builder.rules(tag);
                }
            }
        }
        this.keys = new int[builder.rules.size()];
        this.entries = new Entry[keys.length];
        int next = 0;
        int watches = 0;
        for (Map.Entry<Tag, List<Requirement>> rules : builder.rules.entrySet()) {
            Entry entry = new Entry(compiled, rules.getKey(), rules.getValue());
            keys[next] = key(entry.tag());
            entries[next++] = entry;
            watches += entry.whenAbsent().length;
        }
        this.watchedEntries = new int[watches];
        this.watchedConditions = new int[watches];
        watch();
        this.roused = new long[entries.length + 1][maskLength()];
        for (int i = 0; i < conditions.length; i++) {
            List<Tag> tags = needed.get(i);
            if (tags == null) {
                roused[entries.length][i >> 6] |= 1L << i;
            } else {
                for (Tag tag : tags) {
                    roused[indexOf(tag)][i >> 6] |= 1L << i;
                }
            }
        }
    }

    private void watch() {
        int next = 0;
        for (int i = 0; i < entries.length; i++) {
            for (Requirement requirement : entries[i].whenAbsent()) {
                watchedEntries[next] = i;
                watchedConditions[next++] = requirement.firstCondition();
            }
        }
    }

    /**
     * Lists the entries whose attributes are absent and may be missed.
     *
     * @param elements the elements present, by entry
     * @param awake a bit for each condition that may hold
     * @param due takes the entries, ascending
     * @return how many there are
     */
    int due(@Nullable Element[] elements, long[] awake, int[] due) {
        int count = 0;
        int last = -1;
        for (int i = 0; i < watchedEntries.length; i++) {
            int entry = watchedEntries[i];
            int condition = watchedConditions[i];
            if (entry != last
                    && elements[entry] == null
                    && (condition < 0 || (awake[condition >> 6] & 1L << condition) != 0)) {
                due[count++] = entry;
                last = entry;
            }
        }
        return count;
    }

    private static int key(Tag tag) {
        return tag.value() ^ Integer.MIN_VALUE;
    }

    /** The index of an attribute's entry; negative if it has no rules. */
    int indexOf(Tag tag) {
        return Arrays.binarySearch(keys, key(tag));
    }

    int size() {
        return entries.length;
    }

    /** The number of words that hold a bit for each condition. */
    int maskLength() {
        return (conditions.length + 63) >> 6;
    }

    /** The conditions that may hold, or be undecided, if an attribute is present. */
    long[] rousedBy(int index) {
        return roused[index];
    }

    /** A bit for every condition. */
    long[] allAwake() {
        long[] all = new long[maskLength()];
        Arrays.fill(all, -1);
        return all;
    }

    /** The conditions that may hold, or be undecided, no matter what is present. */
    long[] rousedAlways() {
        return roused[entries.length];
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

    /** All rules for one attribute, in the order of the modules. */
    static final class Entry {
        private final Compiled compiled;
        private final Tag tag;
        private final Requirement[] rules;
        private final Requirement[] whenAbsent;
        private final Requirement[] withItems;
        private final Map<Long, RuleSet> inside = new ConcurrentHashMap<>(2);

        private Entry(Compiled compiled, Tag tag, List<Requirement> rules) {
            this.compiled = compiled;
            this.tag = tag;
            this.rules = rules.toArray(new Requirement[0]);
            List<Requirement> minding = new ArrayList<>();
            List<Requirement> describing = new ArrayList<>();
            for (Requirement requirement : rules) {
                if (requirement.mindsAbsence()) {
                    minding.add(requirement);
                }
                if (requirement.row().children() != null) {
                    describing.add(requirement);
                }
            }
            this.whenAbsent = minding.toArray(new Requirement[0]);
            this.withItems = describing.toArray(new Requirement[0]);
        }

        Tag tag() {
            return tag;
        }

        Requirement[] rules() {
            return rules;
        }

        /** The rules that an absent attribute may break. */
        Requirement[] whenAbsent() {
            return whenAbsent;
        }

        /** The rules for the items of this sequence, from all lines that apply; null if there are none. */
        @Nullable
        RuleSet inside(DatasetScope scope) {
            long active = 0;
            for (int i = 0; i < withItems.length; i++) {
                active |= withItems[i].applies(scope) ? 1L << i : 0;
            }
            return active == 0 ? null : compiled(active);
        }

        /** The rules for the items, from the lines that apply to every dataset; null if there are none. */
        @Nullable
        RuleSet insideUnguarded() {
            long active = 0;
            for (int i = 0; i < withItems.length; i++) {
                active |= withItems[i].isUnguarded() ? 1L << i : 0;
            }
            return active == 0 ? null : compiled(active);
        }

        private RuleSet compiled(long active) {
            RuleSet known = inside.get(active);
            if (known == null) {
                known = compile(active);
                inside.put(active, known);
            }
            return known;
        }

        private RuleSet compile(long active) {
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
        private final Map<Tag, List<Requirement>> rules = new TreeMap<>();
        private final List<NamedCondition> conditions = new ArrayList<>();
        private final Map<NamedCondition, Integer> indexes = new HashMap<>();

        Builder(Compiled compiled) {
            this.compiled = compiled;
        }

        int[] indexes(List<NamedCondition> guards) {
            int[] found = new int[guards.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = index(guards.get(i));
            }
            return found;
        }

        private int index(NamedCondition condition) {
            Integer known = indexes.get(condition);
            if (known == null) {
                known = conditions.size();
                indexes.put(condition, known);
                conditions.add(condition);
            }
            return known;
        }

        List<Requirement> rules(Tag tag) {
            List<Requirement> known = rules.get(tag);
            if (known == null) {
                known = new ArrayList<>(2);
                rules.put(tag, known);
            }
            return known;
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
                    Requirement requirement = new Requirement(
                            block.owner(), attribute, guards, condition == null ? -1 : index(condition));
                    rules(attribute.tag()).add(requirement);
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
