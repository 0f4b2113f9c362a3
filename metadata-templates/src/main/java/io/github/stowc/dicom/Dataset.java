package io.github.stowc.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Data elements in the order of their tags, each tag once (PS3.5 7.1): an instance, or an item of a sequence. Immutable.
 */
public final class Dataset implements Iterable<Element> {

    /** The dataset without elements. */
    public static final Dataset EMPTY = new Dataset(new Element[0]);

    private static final Comparator<Element> BY_TAG =
            (left, right) -> left.tag().compareTo(right.tag());

    private static final int SHOWN_LINES = 20;
    private static final int SHOWN_CHARACTERS = 64;

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

    /** Collects elements by keyword or tag, with the VR of the dictionary. */
    public static Builder builder() {
        return new Builder();
    }

    /** The element with that tag; empty if the attribute is absent. */
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

    /**
     * The first value of an attribute as text; empty if the attribute is absent or has no text value, or if that value is
     * empty.
     */
    public Optional<String> text(Tag tag) {
        Element element = get(tag).orElse(null);
        List<String> texts = element == null ? List.of() : element.texts();
        return texts.isEmpty() || texts.get(0).isEmpty() ? Optional.empty() : Optional.of(texts.get(0));
    }

    /** The first value of an attribute as a whole number; empty if it is absent or does not fit an int. */
    public OptionalInt integer(Tag tag) {
        try {
            String text = text(tag).orElse("").strip();
            return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** The first value of an attribute as a number; empty if it is absent or not a number. */
    public OptionalDouble decimal(Tag tag) {
        try {
            String text = text(tag).orElse("").strip();
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The items of a sequence; an empty list if it is absent, empty or not a sequence. */
    public List<Dataset> items(Tag tag) {
        return get(tag).orElse(null) instanceof Element.Sequence sequence ? sequence.items() : List.of();
    }

    /** This dataset with the elements added; each replaces the one with its tag. */
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
            // The sort keeps equal tags in the order given, so the last one wins.
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

    /** The number of elements, without those inside sequences. */
    public int size() {
        return elements.length;
    }

    /** Whether the dataset has no element. */
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

    /**
     * For a debugger: an attribute a line, {@code (0010,0010) PatientName PN Doe^John}, the first 20 of them, with long
     * values cut. Not for logs: the values may be a patient's.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Dataset of ").append(elements.length);
        text.append(elements.length == 1 ? " element" : " elements");
        for (int i = 0; i < elements.length && i < SHOWN_LINES; i++) {
            Element element = elements[i];
            String keyword = DataDictionary.standard().keyword(element.tag());
            text.append('\n').append(element.tag());
            text.append(keyword.equals(element.tag().hex()) ? "" : " " + keyword);
            text.append(' ').append(element.vr()).append(' ').append(shown(element));
        }
        return elements.length > SHOWN_LINES
                ? text.append("\n… ")
                        .append(elements.length - SHOWN_LINES)
                        .append(" more")
                        .toString()
                : text.toString();
    }

    private static String shown(Element element) {
        if (element instanceof Element.Sequence sequence) {
            return sequence.items().size() + (sequence.items().size() == 1 ? " item" : " items");
        }
        if (element instanceof Element.Bytes bytes) {
            return bytes.bytes().remaining() + " bytes";
        }
        String value = element instanceof Element.BulkData link
                ? "at " + link.uri()
                : String.join("\\", element.texts()).replaceAll("\\p{Cntrl}", "?");
        return value.length() > SHOWN_CHARACTERS ? value.substring(0, SHOWN_CHARACTERS) + "…" : value;
    }

    /**
     * Makes a dataset of attributes that the data dictionary has. Not safe to share between threads.
     *
     * <p>Values are checked against the dictionary's VR and number of values; setting an attribute again replaces its value.
     * If the dictionary does not allow a value, all methods throw an {@link IllegalArgumentException} with the attribute,
     * what was expected, what was found and the remedy, but never the value.
     */
    public static final class Builder {
        private final Map<Tag, Element> elements = new LinkedHashMap<>();

        private Builder() {}

        /** Sets values as texts, numbers too; without any, the attribute is present and empty, as Type 2 may be. */
        public Builder set(String keyword, String... values) {
            return set(DictionaryElements.tag(keyword), values);
        }

        /** Like {@link #set(String, String...)}. */
        public Builder set(Tag tag, String... values) {
            return set(DictionaryElements.of(tag, List.of(values)));
        }

        /** Sets a whole number. */
        public Builder set(String keyword, long value) {
            return set(DictionaryElements.tag(keyword), value);
        }

        /** Sets a whole number. */
        public Builder set(Tag tag, long value) {
            return set(DictionaryElements.of(tag, List.of(Long.toString(value))));
        }

        /** Sets a number; a DS gets as many digits as its 16 characters can hold. */
        public Builder set(String keyword, double value) {
            return set(DictionaryElements.tag(keyword), value);
        }

        /** Like {@link #set(String, double)}. */
        public Builder set(Tag tag, double value) {
            return set(DictionaryElements.of(tag, value));
        }

        /** Sets the items of a sequence. */
        public Builder set(String keyword, List<Dataset> items) {
            return set(DictionaryElements.tag(keyword), items);
        }

        /** Sets the items of a sequence. */
        public Builder set(Tag tag, List<Dataset> items) {
            return set(DictionaryElements.sequence(tag, items));
        }

        /** Sets an element as it is: bytes, a link, a private attribute. */
        public Builder set(Element element) {
            elements.put(element.tag(), element);
            return this;
        }

        /** The dataset of everything set so far. */
        public Dataset build() {
            return of(elements.values());
        }
    }
}
