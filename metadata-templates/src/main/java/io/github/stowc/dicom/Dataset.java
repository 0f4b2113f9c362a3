package io.github.stowc.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Data elements in the order of their tags, each tag once (PS3.5 7.1): an instance, or an item of a sequence. Immutable.
 */
public final class Dataset implements Iterable<Element> {

    /** The dataset without elements. */
    public static final Dataset EMPTY = new Dataset(new Element[0]);

    private static final Comparator<Element> BY_TAG =
            (left, right) -> left.tag().compareTo(right.tag());

    private final Element[] elements;

    private Dataset(Element[] sorted) {
        this.elements = sorted;
    }

    /**
     * A dataset of elements given in any order.
     *
     * @throws IllegalArgumentException if two have the same tag
     */
    public static Dataset of(Collection<? extends Element> elements) {
        Element[] sorted = elements.toArray(new Element[0]);
        Arrays.sort(sorted, BY_TAG);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i].tag().equals(sorted[i - 1].tag())) {
                throw new IllegalArgumentException(sorted[i].tag() + " occurs twice");
            }
        }
        return new Dataset(sorted);
    }

    /** Like {@link #of(Collection)}. */
    public static Dataset of(Element... elements) {
        return of(Arrays.asList(elements));
    }

    /** The element of that tag; empty where the attribute is absent. */
    public Optional<Element> get(Tag tag) {
        int low = 0;
        int high = elements.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = elements[middle].tag().compareTo(tag);
            if (order == 0) {
                return Optional.of(elements[middle]);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** The first value of an attribute as text; empty where it is absent or has no text value, or an empty one. */
    public Optional<String> text(Tag tag) {
        Element element = get(tag).orElse(null);
        List<String> texts = element == null ? List.of() : element.texts();
        return texts.isEmpty() || texts.get(0).isEmpty() ? Optional.empty() : Optional.of(texts.get(0));
    }

    /** The items of a sequence; none where it is absent, empty or not a sequence. */
    public List<Dataset> items(Tag tag) {
        return get(tag).orElse(null) instanceof Element.Sequence sequence ? sequence.items() : List.of();
    }

    /** This dataset with the elements added, each in place of the one of its tag. */
    public Dataset with(Collection<? extends Element> added) {
        Element[] later = added.toArray(new Element[0]);
        Arrays.sort(later, BY_TAG);
        Element[] merged = new Element[elements.length + later.length];
        int size = 0;
        int next = 0;
        for (Element element : later) {
            while (next < elements.length && elements[next].tag().compareTo(element.tag()) < 0) {
                merged[size++] = elements[next++];
            }
            if (next < elements.length && elements[next].tag().equals(element.tag())) {
                next++;
            }
            // The sort keeps equal tags in the order given, so that the last one stays.
            boolean again = size > 0 && merged[size - 1].tag().equals(element.tag());
            merged[again ? size - 1 : size++] = element;
        }
        System.arraycopy(elements, next, merged, size, elements.length - next);
        return new Dataset(Arrays.copyOf(merged, size + elements.length - next));
    }

    /** Like {@link #with(Collection)}. */
    public Dataset with(Element... added) {
        return with(Arrays.asList(added));
    }

    /** This dataset without the attribute. */
    public Dataset without(Tag tag) {
        List<Element> kept = new ArrayList<>(elements.length);
        for (Element element : elements) {
            if (!element.tag().equals(tag)) {
                kept.add(element);
            }
        }
        return new Dataset(kept.toArray(new Element[0]));
    }

    /** The number of elements, those inside sequences not counted. */
    public int size() {
        return elements.length;
    }

    /** Whether there is no element. */
    public boolean isEmpty() {
        return elements.length == 0;
    }

    /** The elements in the order of their tags. */
    public List<Element> elements() {
        return Collections.unmodifiableList(Arrays.asList(elements));
    }

    @Override
    public Iterator<Element> iterator() {
        return elements().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dataset dataset && Arrays.equals(elements, dataset.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    /** For debugging: the number of elements only, since the values may be a patient's. */
    @Override
    public String toString() {
        return "Dataset of " + elements.length + " elements";
    }
}
