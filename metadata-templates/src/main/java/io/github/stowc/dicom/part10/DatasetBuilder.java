package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A dataset or item being read, with what its elements say about how to read others. */
final class DatasetBuilder {

    private final @Nullable DatasetBuilder outer;
    private final List<Element> elements = new ArrayList<>();
    private @Nullable Tag last;
    /** All tags; kept once one came out of order. */
    private @Nullable Set<Tag> tags;

    private final List<Undecided> undecided = new ArrayList<>(0);
    private @Nullable SpecificCharacterSet characterSet;
    private @Nullable Boolean signed;

    /**
     * An element as its bytes.
     *
     * @param start the byte at which it begins
     * @param index its place
     */
    record Undecided(Element.Bytes element, long start, int index) {}

    DatasetBuilder(@Nullable DatasetBuilder outer) {
        this.outer = outer;
    }

    /** Specific Character Set of this item, or of the dataset around it (PS3.3 C.12.1.1.2). */
    SpecificCharacterSet characterSet() {
        if (characterSet != null) {
            return characterSet;
        }
        return outer == null ? SpecificCharacterSet.DEFAULT : outer.characterSet();
    }

    void characterSet(SpecificCharacterSet set) {
        characterSet = set;
    }

    /** The VR of an attribute that may be US or SS, by Pixel Representation if it was read already (PS3.5 A.1). */
    VR integerVr() {
        for (DatasetBuilder builder = this; builder != null; builder = builder.outer) {
            if (builder.signed != null) {
                return builder.signed ? VR.SS : VR.US;
            }
        }
        return VR.US;
    }

    /** Takes an element; false if the tag is already there. */
    boolean add(Element element) {
        Tag tag = element.tag();
        if (last != null && last.compareTo(tag) >= 0 && tags == null) {
            tags = new HashSet<>();
            for (Element earlier : elements) {
                tags.add(earlier.tag());
            }
        }
        if (tags != null && !tags.add(tag)) {
            return false;
        }
        last = tag;
        elements.add(element);
        if (tag.equals(Tags.PIXEL_REPRESENTATION) && !element.texts().isEmpty()) {
            signed = element.texts().get(0).equals("1");
        }
        return true;
    }

    /** Marks the last element, which was added as bytes, as one whose VR is not yet known. */
    void undecided(Element.Bytes element, long start) {
        undecided.add(new Undecided(element, start, elements.size() - 1));
    }

    /** The elements whose VR Pixel Representation decides; it may come after them. */
    List<Undecided> undecided() {
        return undecided;
    }

    void replace(int index, Element element) {
        elements.set(index, element);
    }

    Dataset build() {
        return elements.isEmpty() ? Dataset.EMPTY : Dataset.of(elements);
    }
}
