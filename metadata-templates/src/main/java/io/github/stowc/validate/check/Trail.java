package io.github.stowc.validate.check;

import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.ItemStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path to the dataset that is being checked. */
final class Trail {
    private final List<ItemStep> steps = new ArrayList<>();
    private @Nullable List<ItemStep> copy;

    void enter(Tag sequence, int item) {
        steps.add(new ItemStep(sequence, item));
        copy = null;
    }

    void leave() {
        steps.remove(steps.size() - 1);
        copy = null;
    }

    /** The steps, outermost sequence first. */
    List<ItemStep> steps() {
        List<ItemStep> known = copy;
        if (known == null) {
            known = List.copyOf(steps);
            copy = known;
        }
        return known;
    }
}
