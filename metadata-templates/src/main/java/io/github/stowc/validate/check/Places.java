package io.github.stowc.validate.check;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.iod.ItemStep;
import io.github.stowc.validate.finding.Finding;

/** The places of an instance's attributes. */
final class Places {
    private Places() {}

    /** The finding at its attribute's tag, or at the brace of the dataset that should hold it. */
    static Finding place(Finding finding, Positions positions) {
        Tag tag = finding.tag();
        if (tag == null) {
            return finding;
        }
        Positions dataset = positions;
        for (ItemStep step : Paths.parse(Paths.parent(finding.path()))) {
            dataset = dataset.item(step.sequence(), step.item()).orElse(dataset);
        }
        return finding.at(dataset.of(tag));
    }
}
