package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.condition.Repeating;
import io.github.stowc.iod.condition.Scope;
import io.github.stowc.iod.condition.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One dataset under check, with the datasets that enclose it and the outcomes of its conditions. Not thread-safe. */
final class DatasetScope implements Scope {
    private final RuleSet rules;
    private final @Nullable DatasetScope parent;
    private final Tag sequence;
    private final int item;
    private final @Nullable Element[] elements;
    /** A bit for each condition that is not known to be false. */
    private final long[] awake;

    private final byte[] outcomes;
    private final OutsideKnowledge outside;
    /** The entries to check, ascending: those of the elements, and those whose absence may be a finding. */
    private final int[] present;

    private int presentCount;
    private final int[] due;
    private int dueCount;
    /** Of the outermost scope only. */
    private final Map<Object, Truth> answers;

    private Dataset dataset = Dataset.EMPTY;
    private List<Tag> reported = List.of();

    /**
     * A scope that has no dataset yet.
     *
     * @param parent the scope of the enclosing dataset; null for an instance
     * @param sequence the sequence in the enclosing dataset
     * @param item the number of the item in it, from 0
     */
    DatasetScope(RuleSet rules, OutsideKnowledge outside, @Nullable DatasetScope parent, Tag sequence, int item) {
        this.rules = rules;
        this.outside = outside;
        this.parent = parent;
        this.sequence = sequence;
        this.item = item;
        this.elements = new Element[rules.size()];
        this.awake = new long[rules.maskLength()];
        this.present = new int[rules.size()];
        this.due = new int[rules.size()];
        this.outcomes = new byte[rules.conditionCount()];
        this.answers = parent == null ? new IdentityHashMap<>() : parent.answers;
    }

    /** Moves to another dataset. */
    void open(Dataset opened) {
        dataset = opened;
        reported = List.of();
        if (parent == null) {
            answers.clear();
        }
        for (int i = 0; i < presentCount; i++) {
            elements[present[i]] = null;
        }
        presentCount = 0;
        System.arraycopy(rules.rousedAlways(), 0, awake, 0, awake.length);
        Arrays.fill(outcomes, (byte) 0);
        List<Element> all = opened.elements();
        for (int i = 0; i < all.size(); i++) {
            put(all.get(i));
        }
        if (parent == null) {
            for (int index : outside.undecided(rules)) {
                rouse(index);
            }
        }
        dueCount = rules.due(elements, outside.hasKnownFindings() ? rules.allAwake() : awake, due);
    }

    int presentCount() {
        return presentCount;
    }

    /** The entry of an element, by the order of the elements. */
    int present(int position) {
        return present[position];
    }

    int dueCount() {
        return dueCount;
    }

    /** The entry of an attribute whose absence may be a finding, by the order of the tags. */
    int due(int position) {
        return due[position];
    }

    private void put(Element element) {
        int index = rules.indexOf(Repeating.first(element.tag()));
        if (index >= 0) {
            if (elements[index] == null) {
                elements[index] = element;
                present[presentCount++] = index;
            }
            rouse(index);
        }
    }

    /** Lets the conditions on an attribute be evaluated. */
    private void rouse(int index) {
        long[] roused = rules.rousedBy(index);
        for (int i = 0; i < roused.length; i++) {
            awake[i] |= roused[i];
        }
    }

    RuleSet rules() {
        return rules;
    }

    @Override
    public @Nullable DatasetScope parent() {
        return parent;
    }

    @Override
    public DatasetScope root() {
        DatasetScope scope = this;
        while (scope.parent != null) {
            scope = scope.parent;
        }
        return scope;
    }

    @Override
    public Map<Object, Truth> answers() {
        return answers;
    }

    /** The path to the dataset, outermost sequence first. */
    List<ItemStep> path() {
        List<ItemStep> path = new ArrayList<>(2);
        DatasetScope inner = this;
        for (DatasetScope outer = parent; outer != null; outer = outer.parent) {
            path.add(new ItemStep(inner.sequence, inner.item));
            inner = outer;
        }
        Collections.reverse(path);
        return path;
    }

    Tag sequence() {
        return sequence;
    }

    @Override
    public Dataset dataset() {
        return dataset;
    }

    /** The element at an entry's index; null if the attribute is absent. */
    @Nullable
    Element at(int index) {
        return elements[index];
    }

    @Override
    public @Nullable Element element(Tag tag) {
        Element element = dataset.get(tag).orElse(null);
        return element == null && Repeating.isRepeating(tag) ? Repeating.find(dataset, tag) : element;
    }

    /** Remembers that an attribute has a finding, so that checks that depend on it are left out. */
    void markReported(Tag tag) {
        if (reported.isEmpty()) {
            reported = new ArrayList<>(2);
        }
        reported.add(tag);
    }

    /** Whether an attribute has a finding already, here or from others. */
    boolean isReported(Tag tag) {
        return (!reported.isEmpty() && reported.contains(tag)) || outside.isReported(this, tag);
    }

    boolean isReportedByOthers(List<ItemStep> path, Tag tag) {
        return outside.isReported(path, tag);
    }

    @Override
    public boolean isUndecided(Tag tag) {
        return outside.isUndecided(this, tag);
    }

    /** A condition of the rule set, evaluated once for each dataset. */
    Truth test(int condition) {
        if ((awake[condition >> 6] & 1L << condition) == 0 && !outside.hasKnownFindings()) {
            return Truth.FALSE;
        }
        int outcome = outcomes[condition];
        if (outcome == 0) {
            Truth truth = rules.condition(condition).condition().test(this);
            outcomes[condition] = truth.code();
            return truth;
        }
        return Truth.ofCode(outcome);
    }
}
