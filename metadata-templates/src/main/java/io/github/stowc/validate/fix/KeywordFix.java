package io.github.stowc.validate.fix;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the DICOM JSON Model of keyword JSON: the tag of each keyword, the VR of the dictionary, an array around a bare
 * value. What is wrong with the values is for others.
 */
final class KeywordFix {
    private static final List<String> MEMBERS = List.of("vr", "Value", "BulkDataURI", "InlineBinary");

    private KeywordFix() {}

    /** Changes a dataset; false, and no change, if a name in it is neither a keyword nor a tag. */
    static boolean convert(Node.Group dataset) {
        // Libraries keep notes of their own under such names.
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : dataset.entries) {
            if (!entry.plainName().startsWith("_")) {
                entries.add(entry);
            }
        }
        for (Node.Entry entry : entries) {
            if (tag(entry) == null) {
                return false;
            }
        }
        if (entries.isEmpty()) {
            return false;
        }
        String last = dataset.entries.get(dataset.entries.size() - 1).after;
        for (Node.Entry entry : entries) {
            Tag tag = tag(entry);
            if (tag != null && !isAttribute(entry.value)) {
                entry.value = attribute(tag, entry.value);
            }
            entry.name = tag == null ? entry.name : '"' + tag.hex() + '"';
        }
        String before = entries.get(0).before;
        entries.sort(Comparator.comparing(Node.Entry::plainName));
        for (int i = 0; i < entries.size(); i++) {
            Node.Entry entry = entries.get(i);
            entry.before = entry.before.isEmpty() ? before : entry.before;
            entry.after = i == entries.size() - 1 ? last : "";
        }
        dataset.entries.clear();
        dataset.entries.addAll(entries);
        return true;
    }

    private static @Nullable Tag tag(Node.Entry entry) {
        String name = entry.plainName();
        return Tag.parse(name)
                .or(() -> Tag.meant(name))
                .or(() -> name.isEmpty()
                        ? Optional.empty()
                        : DataDictionary.standard().find(name).map(DictionaryEntry::tag))
                .orElse(null);
    }

    private static boolean isAttribute(Node value) {
        if (!(value instanceof Node.Group object) || !object.isObject() || object.entries.isEmpty()) {
            return false;
        }
        for (Node.Entry member : object.entries) {
            if (!MEMBERS.contains(member.plainName())) {
                return false;
            }
        }
        return true;
    }

    private static Node attribute(Tag tag, Node value) {
        VR vr = DataDictionary.standard().vr(tag);
        Node.Group object = new Node.Group('{');
        object.entries.add(new Node.Entry(" ", "\"vr\"", ": ", new Node.Scalar('"' + vr.name() + '"'), ""));
        Node.Group values = new Node.Group('[');
        if (value instanceof Node.Group group && !group.isObject()) {
            values = group;
        } else if (!value.text().equals("null") && !value.text().equals("\"\"")) {
            values.entries.add(new Node.Entry(" ", null, "", value, " "));
        }
        if (vr == VR.SQ) {
            for (Node.Entry item : values.entries) {
                if (item.value instanceof Node.Group dataset && dataset.isObject() && !dataset.entries.isEmpty()) {
                    convert(dataset);
                }
            }
        }
        boolean bytes =
                vr.isBinary() && values.entries.size() == 1 && values.entries.get(0).value instanceof Node.Scalar;
        if (bytes) {
            object.entries.add(new Node.Entry(" ", "\"InlineBinary\"", ": ", values.entries.get(0).value, ""));
        } else if (!values.entries.isEmpty()) {
            object.entries.add(new Node.Entry(" ", "\"Value\"", ": ", values, ""));
        }
        object.entries.get(object.entries.size() - 1).after = " ";
        return object;
    }
}
