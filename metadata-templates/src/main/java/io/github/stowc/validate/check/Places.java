package io.github.stowc.validate.check;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.iod.ItemStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the attributes of an instance stand. */
final class Places {
    private static final Place NOWHERE = new Place(0, 0);

    private Places() {}

    /** The attribute's tag, or the brace of the dataset that should hold it; line 0 where there is no text. */
    static Place find(@Nullable Positions positions, List<ItemStep> steps, Tag tag) {
        Positions dataset = dataset(positions, steps);
        return dataset == null ? NOWHERE : dataset.of(tag);
    }

    /** The positions of a dataset, as far as the way to it can be followed; null where there is no text. */
    static @Nullable Positions dataset(@Nullable Positions positions, List<ItemStep> steps) {
        Positions dataset = positions;
        for (int i = 0; dataset != null && i < steps.size(); i++) {
            ItemStep step = steps.get(i);
            dataset = dataset.item(step.sequence(), step.item()).orElse(dataset);
        }
        return dataset;
    }
}
