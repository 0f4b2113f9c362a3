package io.github.stowc.receiver.query;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of an attribute in a query: a tag or a keyword, or several with dots for one in a sequence (PS3.18 8.3.4.1).
 * Immutable.
 *
 * @param name as it was written
 * @param tags one or more; all but the last are sequences
 */
record AttributePath(String name, List<Tag> tags) {
    /** Copies the list. */
    AttributePath {
        tags = List.copyOf(tags);
    }

    /** Reads a name; empty if a part of it is neither eight hexadecimal digits nor a keyword of PS3.6. */
    static Optional<AttributePath> parse(String name) {
        List<Tag> tags = new ArrayList<>();
        for (String part : name.split("\\.", -1)) {
            Optional<Tag> tag = part.length() == 8 ? Tag.parse(part) : Optional.empty();
            if (tag.isEmpty()) {
                tag = DataDictionary.standard().find(part).map(DictionaryEntry::tag);
            }
            if (tag.isEmpty()) {
                return Optional.empty();
            }
            tags.add(tag.get());
        }
        return Optional.of(new AttributePath(name, tags));
    }

    /** The attribute of the dataset itself. */
    Tag first() {
        return tags.get(0);
    }

    /** The VR of the attribute that the name ends with; UN for private ones. */
    VR vr() {
        return DataDictionary.standard().vr(tags.get(tags.size() - 1));
    }

    /** Whether the attribute matches; of those in sequences, whether it does in one of the items (PS3.4 C.2.2.2.6). */
    boolean matches(Optional<Element> element, ValueMatch match) {
        return matches(element, match, 1);
    }

    private boolean matches(Optional<Element> element, ValueMatch match, int depth) {
        if (depth == tags.size()) {
            return match.matches(element);
        }
        List<Dataset> items =
                element.orElse(null) instanceof Element.Sequence sequence ? sequence.items() : List.of(Dataset.EMPTY);
        for (Dataset item : items) {
            if (matches(item.get(tags.get(depth)), match, depth + 1)) {
                return true;
            }
        }
        return false;
    }
}
