package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.iod.ItemStep;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The private attributes of a dataset, which lie in blocks that a creator reserves (PS3.5 7.8.1).
 *
 * @param dataset an instance or an item
 * @param steps the way to it
 * @param reported the elements that have a finding already
 */
record PrivateBlockChecks(Dataset dataset, List<ItemStep> steps, ReportedElements reported) {

    /** Reports what is wrong with a block at its first attribute. */
    void check(List<Finding> findings) {
        @Nullable Tag last = null;
        for (Element element : dataset) {
            Tag tag = element.tag();
            if (!tag.isPrivate() || tag.isPrivateCreator()) {
                continue;
            }
            Tag creator = tag.privateCreator().orElse(null);
            if (findings.size() > Limits.FINDINGS) {
                return;
            }
            if (creator == null) {
                findings.add(Finding.of(
                                ValidationRule.PRIVATE_CREATOR,
                                "a private attribute must have an element number from 1000 to FFFF",
                                "give it a number in the block of a private creator")
                        .on(tag, Paths.of(steps, tag)));
            } else if (!creator.equals(last) && !isReserved(creator)) {
                last = creator;
                findings.add(Finding.of(
                                ValidationRule.PRIVATE_CREATOR,
                                "its private creator " + creator + " is " + state(creator),
                                "add " + creator
                                        + " with the vr LO and the creator's name, or leave the private attributes out")
                        .on(tag, Paths.of(steps, tag)));
            }
        }
    }

    private boolean isReserved(Tag creator) {
        return dataset.get(creator).map(Element::valueCount).orElse(0) > 0 || reported.isReported(steps, creator);
    }

    private String state(Tag creator) {
        return dataset.get(creator).isPresent() ? "empty" : "missing";
    }
}
