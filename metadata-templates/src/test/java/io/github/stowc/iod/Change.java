package io.github.stowc.iod;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import java.util.ArrayList;
import java.util.List;

/**
 * A single change of an instance.
 *
 * @param what what was done, for messages
 * @param instance the changed instance
 */
record Change(String what, Dataset instance) {

    /** Every attribute deleted, emptied and given an illegal value, every sequence doubled, at all depths. */
    static List<Change> all(Dataset instance) {
        List<Change> changes = new ArrayList<>();
        add(instance, instance, List.of(), changes);
        return changes;
    }

    private static void add(Dataset root, Dataset dataset, List<ItemStep> path, List<Change> changes) {
        for (Element element : dataset) {
            Tag tag = element.tag();
            if (tag.equals(Tags.SOP_CLASS_UID)) {
                continue;
            }
            String name = path + DataDictionary.standard().keyword(tag);
            changes.add(new Change("delete " + name, Instances.at(root, path, inner -> inner.without(tag))));
            if (!(element instanceof Element.Empty)) {
                add("empty " + name, root, path, new Element.Empty(tag, element.vr()), changes);
            }
            if (element instanceof Element.Text text) {
                addValues(name, root, path, text, changes);
            }
            if (element instanceof Element.Sequence sequence) {
                List<Dataset> twice = new ArrayList<>(sequence.items());
                twice.addAll(sequence.items());
                add("double " + name, root, path, new Element.Sequence(tag, twice), changes);
                for (int i = 0; i < sequence.items().size(); i++) {
                    List<ItemStep> inside = new ArrayList<>(path);
                    inside.add(new ItemStep(tag, i));
                    add(root, sequence.items().get(i), inside, changes);
                }
            }
        }
    }

    private static void addValues(
            String name, Dataset root, List<ItemStep> path, Element.Text text, List<Change> changes) {
        String illegal = switch (text.vr()) {
            case CS -> "BOGUS";
            case IS, DS, US, SS, UL, SL -> "0";
            default -> "";
        };
        // No text could be written in an unknown character set.
        if (!illegal.isEmpty() && text.tag().value() != 0x00080005) {
            List<String> values = new ArrayList<>(text.values());
            values.set(values.size() - 1, illegal);
            Element element = Element.given(text.tag(), text.vr(), values);
            add("write " + illegal + " as " + name, root, path, element, changes);
        }
    }

    private static void add(String what, Dataset root, List<ItemStep> path, Element element, List<Change> changes) {
        changes.add(new Change(what, Instances.at(root, path, inner -> inner.with(element))));
    }
}
