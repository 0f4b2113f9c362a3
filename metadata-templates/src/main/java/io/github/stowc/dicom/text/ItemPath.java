package io.github.stowc.dicom.text;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path through the sequences of an instance to the item being read or written. */
public final class ItemPath {
    private final List<Tag> sequences = new ArrayList<>();
    private int[] items = new int[16];

    /** Starts again in the instance itself. */
    public void clear() {
        sequences.clear();
    }

    /** Goes into an item; its index counts from 0. */
    public void enter(Tag sequence, int index) {
        if (sequences.size() == items.length) {
            items = Arrays.copyOf(items, 2 * items.length);
        }
        items[sequences.size()] = index;
        sequences.add(sequence);
    }

    /** Goes back to the dataset around the item. */
    public void leave() {
        sequences.remove(sequences.size() - 1);
    }

    /** The path to an attribute, or for null to the item, such as {@code 00400275[0].00400007}. */
    public String to(@Nullable Tag tag) {
        if (sequences.isEmpty()) {
            return tag == null ? "" : tag.hex();
        }
        StringBuilder path = new StringBuilder(32);
        for (int i = 0; i < sequences.size(); i++) {
            path.append(i == 0 ? "" : ".").append(sequences.get(i).hex());
            path.append('[').append(items[i]).append(']');
        }
        return tag == null
                ? path.toString()
                : path.append('.').append(tag.hex()).toString();
    }

    /** An attribute with its path, as messages name it. */
    static String name(Tag tag, String path) {
        String keyword = DataDictionary.standard().keyword(tag);
        String name = keyword.equals(tag.hex()) ? tag.toString() : tag + " " + keyword;
        return path.length() > 8 ? name + " at " + path : name;
    }
}
