package io.github.stowc.iod.condition;

import io.github.stowc.dicom.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What conditions made of several parts have in common. */
final class Parts {
    private Parts() {}

    /** What all parts together need: the smallest need of one of them. */
    static @Nullable List<Tag> smallest(List<Condition> parts, boolean outermost) {
        List<Tag> smallest = null;
        for (Condition part : parts) {
            List<Tag> needs = part.needsOneOf(outermost);
            if (needs != null && (smallest == null || needs.size() < smallest.size())) {
                smallest = needs;
            }
        }
        return smallest;
    }

    /** What one of the parts needs, whichever it is; null if one of them needs nothing. */
    static @Nullable List<Tag> union(List<Condition> parts, boolean outermost) {
        List<Tag> all = new ArrayList<>();
        for (Condition part : parts) {
            List<Tag> needs = part.needsOneOf(outermost);
            if (needs == null) {
                return null;
            }
            all.addAll(needs);
        }
        return all;
    }
}
