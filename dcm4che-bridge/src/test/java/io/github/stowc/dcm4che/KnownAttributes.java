package io.github.stowc.dcm4che;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Datasets of the standard's attributes with the standard's VRs, since Implicit VR cannot hold others. */
final class KnownAttributes {
    private static final Map<VR, List<Tag>> TAGS = tags();

    private KnownAttributes() {}

    private static Map<VR, List<Tag>> tags() {
        Map<VR, List<Tag>> tags = new EnumMap<>(VR.class);
        for (String keyword : DataDictionary.standard().keywords()) {
            DictionaryEntry entry = DataDictionary.standard().find(keyword).orElseThrow();
            boolean plain = entry.vrs().size() == 1 && entry.pattern().indexOf('x') < 0;
            Tag tag = entry.tag();
            boolean inMemory = tag.group() < 0x7FE0 && !tag.equals(Tags.ENCAPSULATED_DOCUMENT);
            boolean dataset = tag.group() >= 8 && inMemory && !tag.equals(Tags.SPECIFIC_CHARACTER_SET);
            // dcm4che reads it as CS in the items of a retired report (PurposeOfReferenceCodeSequence).
            if (plain && dataset && tag.value() != 0x0040A170) {
                tags.computeIfAbsent(entry.vr(), vr -> new ArrayList<>()).add(tag);
            }
        }
        return tags;
    }

    /** Replaces the elements' tags, in items too, except those of Specific Character Set and Private Creators. */
    static Dataset of(Dataset dataset) {
        Map<Tag, Element> elements = new TreeMap<>();
        for (Element element : dataset) {
            List<Tag> tags = TAGS.getOrDefault(element.vr(), List.of());
            if (element.tag().equals(Tags.SPECIFIC_CHARACTER_SET)
                    || element.tag().isPrivateCreator()) {
                elements.put(element.tag(), element);
            } else if (!tags.isEmpty()) {
                Tag tag = tags.get(Math.floorMod(element.tag().hashCode(), tags.size()));
                elements.put(tag, Changes.withTag(Changes.inItems(element, KnownAttributes::of), tag));
            }
        }
        return Dataset.of(elements.values());
    }
}
