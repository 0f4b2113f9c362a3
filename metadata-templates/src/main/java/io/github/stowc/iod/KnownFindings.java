package io.github.stowc.iod;

import io.github.stowc.dicom.Tag;
import java.util.List;

/**
 * Elements that have a finding from elsewhere: they get no other, and conditions on them are undecided, so that one
 * defect makes one finding.
 */
@FunctionalInterface
public interface KnownFindings {
    /**
     * Whether an element has a finding, present in the dataset or not.
     *
     * @param path the way to its dataset, outermost sequence first; empty for the instance itself
     * @param tag the attribute
     */
    boolean isReported(List<ItemStep> path, Tag tag);
}
