package io.github.stowc.dicom.json;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The elements of a dataset that is being read; quick as long as their tags ascend. */
final class Elements {
    private final List<Element> elements = new ArrayList<>(24);
    private @Nullable Tag greatest;
    private @Nullable Tag previous;
    private @Nullable Set<Tag> tags;
    private boolean hasTag;
    private boolean hasKeywordValue;

    /** Hears that an attribute was named by its tag. */
    void hasTag() {
        hasTag = true;
    }

    /** Whether no attribute was named by its tag. */
    boolean isKeywordsOnly() {
        return !hasTag;
    }

    /** Takes a keyword with a bare value; whether it is the first. */
    boolean isFirstKeywordValue() {
        boolean first = !hasKeywordValue;
        hasKeywordValue = true;
        return first;
    }

    boolean contains(Tag tag) {
        if (greatest == null || tag.compareTo(greatest) > 0) {
            return false;
        }
        Set<Tag> known = tags;
        if (known == null) {
            known = new HashSet<>();
            for (Element element : elements) {
                known.add(element.tag());
            }
            tags = known;
        }
        return known.contains(tag);
    }

    /** Takes a tag as the next in the text; returns the tag before it if that should come after it. */
    @Nullable
    Tag ordered(Tag tag) {
        Tag before = previous;
        previous = tag;
        return before != null && tag.compareTo(before) < 0 ? before : null;
    }

    void add(Element element) {
        Tag tag = element.tag();
        elements.add(element);
        if (greatest == null || tag.compareTo(greatest) > 0) {
            greatest = tag;
        }
        if (tags != null) {
            tags.add(tag);
        }
    }

    Dataset toDataset() {
        // Empty items are many or none.
        return elements.isEmpty() ? Dataset.EMPTY : Dataset.of(elements);
    }
}
