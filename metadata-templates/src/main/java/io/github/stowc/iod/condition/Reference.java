package io.github.stowc.iod.condition;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The attribute that a condition names. Immutable.
 *
 * @param base where the way begins
 * @param sequences the sequences on the way, outermost first
 * @param tag the attribute at its end
 * @param value the value meant, counted from 1; 0 for any
 */
record Reference(Base base, List<Step> sequences, Tag tag, int value) {

    /** The dataset in which a way begins. */
    enum Base {
        /** The one that the condition is evaluated in. */
        HERE,
        /** The one that encloses it. */
        PARENT,
        /** The outermost one. */
        ROOT
    }

    /**
     * A sequence on the way.
     *
     * @param tag the sequence
     * @param item the item meant, counted from 1; 0 for any
     */
    record Step(Tag tag, int item) {}

    /**
     * Tests the attribute: true if an element on the way passes, unknown if one of them cannot be judged.
     *
     * @param question who asks: the same object asks the same
     */
    Truth any(Scope scope, Object question, Predicate<Element> test) {
        if (base != Base.ROOT || sequences.isEmpty() || scope.parent() == null) {
            return any(scope, test);
        }
        Map<Object, Truth> answers = scope.root().answers();
        Truth known = answers.get(question);
        if (known == null) {
            known = any(scope, test);
            answers.put(question, known);
        }
        return known;
    }

    /** Like {@link #any(Scope, Object, Predicate)}, of a question that is asked once. */
    Truth any(Scope scope, Predicate<Element> test) {
        Scope start = base == Base.HERE ? scope : base == Base.ROOT ? scope.root() : scope.parent();
        if (start == null) {
            return Truth.FALSE;
        }
        Tag first = sequences.isEmpty() ? tag : sequences.get(0).tag();
        if (start.isUndecided(first)) {
            return Truth.UNKNOWN;
        }
        if (sequences.isEmpty()) {
            return judge(start.element(tag), test);
        }
        return Truth.of(anyBelow(start.dataset(), 0, test));
    }

    private static Truth judge(@Nullable Element element, Predicate<Element> test) {
        return Truth.of(element != null && test.test(element));
    }

    private boolean anyBelow(Dataset dataset, int depth, Predicate<Element> test) {
        if (depth == sequences.size()) {
            Element element = dataset.get(tag).orElse(null);
            return element != null && test.test(element);
        }
        Step step = sequences.get(depth);
        List<Dataset> items = dataset.items(step.tag());
        for (int i = 0; i < items.size(); i++) {
            if ((step.item() == 0 || step.item() == i + 1) && anyBelow(items.get(i), depth + 1, test)) {
                return true;
            }
        }
        return false;
    }

    /** The attribute of the dataset itself without which nothing is found; null if it belongs to another dataset. */
    @Nullable
    List<Tag> first(boolean outermost) {
        return base == Base.HERE || (outermost && base == Base.ROOT)
                ? List.of(sequences.isEmpty() ? tag : sequences.get(0).tag())
                : null;
    }

    /** The first sequence on the way. */
    Reference outermost() {
        return new Reference(base, List.of(), sequences.get(0).tag(), 0);
    }

    /**
     * Where the attribute is, as words after what is said of it; empty if it is in the dataset itself.
     *
     * @param any whether one item is enough; no item otherwise
     */
    String place(boolean any) {
        StringBuilder place = new StringBuilder();
        for (int i = sequences.size() - 1; i >= 0; i--) {
            Step step = sequences.get(i);
            place.append(
                            step.item() > 0
                                    ? " in item " + step.item() + " of "
                                    : any ? " in an item of " : " in any item of ")
                    .append(ConditionSentence.name(step.tag()));
        }
        return place.append(base == Base.PARENT ? " in the enclosing dataset" : "")
                .toString();
    }
}
