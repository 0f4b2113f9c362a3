package io.github.stowc.anatomy.fault;

import java.util.HashMap;
import java.util.Map;

/** The edits of all faults. */
final class Edits {
    private Edits() {}

    /** The edit of a fault, by its name. */
    static Edit of(String slug) {
        Map<String, Edit> edits = new HashMap<>();
        FramingEdits.addTo(edits);
        FieldEdits.addTo(edits);
        PartEdits.addTo(edits);
        LinkEdits.addTo(edits);
        MetadataEdits.addTo(edits);
        HeadEdits.addTo(edits);
        Edit edit = edits.get(slug);
        if (edit == null) {
            throw new IllegalStateException("the fault " + slug + " has no edit");
        }
        return edit;
    }
}
