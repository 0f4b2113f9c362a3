package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One dataset under examination, with those that enclose it and what its conditions have come to. Not thread-safe. */
final class Frame {
    private final Level level;
    private final @Nullable Frame parent;
    private final Tag sequence;
    private final int item;
    private final @Nullable Element[] elements;
    private final long[] present;
    private final byte[] outcomes;
    private final Subject subject;
    private Dataset dataset = Dataset.EMPTY;
    private List<Tag> reported = List.of();

    /**
     * A frame without a dataset yet.
     *
     * @param parent the frame of the enclosing dataset; null for an instance
     * @param sequence the sequence in the enclosing dataset
     * @param item the number of the item in it, from 0
     */
    Frame(Level level, Subject subject, @Nullable Frame parent, Tag sequence, int item) {
        this.level = level;
        this.subject = subject;
        this.parent = parent;
        this.sequence = sequence;
        this.item = item;
        this.elements = new Element[level.size()];
        this.present = new long[level.maskLength()];
        this.outcomes = new byte[level.conditionCount()];
    }

    /** Turns to another dataset. */
    void open(Dataset opened) {
        dataset = opened;
        reported = List.of();
        Arrays.fill(elements, null);
        Arrays.fill(present, 0);
        Arrays.fill(outcomes, (byte) 0);
        List<Element> all = opened.elements();
        for (int i = 0; i < all.size(); i++) {
            put(all.get(i));
        }
        if (parent == null) {
            subject.undecidedTags().forEach(this::mark);
        }
    }

    private void put(Element element) {
        int index = level.indexOf(Repeating.first(element.tag()));
        if (index >= 0) {
            if (elements[index] == null) {
                elements[index] = element;
            }
            present[index >> 6] |= 1L << index;
        }
    }

    /** Lets conditions on an attribute be evaluated although it is absent. */
    private void mark(Tag tag) {
        int index = level.indexOf(tag);
        if (index >= 0) {
            present[index >> 6] |= 1L << index;
        }
    }

    Level level() {
        return level;
    }

    @Nullable
    Frame parent() {
        return parent;
    }

    Frame root() {
        Frame frame = this;
        while (frame.parent != null) {
            frame = frame.parent;
        }
        return frame;
    }

    Tag sequence() {
        return sequence;
    }

    int item() {
        return item;
    }

    Dataset dataset() {
        return dataset;
    }

    /** The element at an entry's index; null where the attribute is absent. */
    @Nullable
    Element at(int index) {
        return elements[index];
    }

    @Nullable
    Element element(Tag tag) {
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
        return (!reported.isEmpty() && reported.contains(tag)) || subject.isFlawed(this, tag);
    }

    boolean isFlawed(List<ItemStep> path, Tag tag) {
        return subject.isFlawed(path, tag);
    }

    /** Whether nothing can be said of an attribute, absent or present. */
    boolean isUndecided(Tag tag) {
        return subject.isUndecided(this, tag);
    }

    /** A condition of the level, evaluated once for each dataset. */
    Truth test(int condition) {
        int outcome = outcomes[condition];
        if (outcome == 0) {
            Truth truth = subject.hasFlaws() || level.mayHold(condition, present)
                    ? level.condition(condition).condition().test(this)
                    : Truth.FALSE;
            outcomes[condition] = truth.code();
            return truth;
        }
        return Truth.ofCode(outcome);
    }
}
