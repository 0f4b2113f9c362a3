package io.github.stowc.validate.check;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.iod.ItemStep;
import io.github.stowc.iod.KnownFindings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The elements of one instance that have a finding already, so that no other rule reports the same defect. */
final class ReportedElements implements KnownFindings {
    private final @Nullable Positions positions;
    private final Set<String> paths = new HashSet<>();

    ReportedElements(@Nullable Positions positions) {
        this.positions = positions != null && positions.hasFlaws() ? positions : null;
    }

    /** Whether no element was reported. */
    boolean isEmpty() {
        return positions == null && paths.isEmpty();
    }

    void add(List<ItemStep> steps, Tag tag) {
        paths.add(Paths.of(steps, tag));
    }

    void addAll(Set<String> added) {
        paths.addAll(added);
    }

    /** The paths of the elements that were added. */
    Set<String> paths() {
        return paths;
    }

    @Override
    public boolean isReported(List<ItemStep> steps, Tag tag) {
        if (!paths.isEmpty() && paths.contains(Paths.of(steps, tag))) {
            return true;
        }
        Positions dataset = positions;
        for (int i = 0; dataset != null && i < steps.size(); i++) {
            ItemStep step = steps.get(i);
            dataset = dataset.item(step.sequence(), step.item()).orElse(null);
        }
        return dataset != null && (dataset.isValueFlawed(tag) || dataset.isVrFlawed(tag));
    }

    /** Whether the text of the value does not matter. */
    boolean isReported(Tag tag) {
        return isReported(List.of(), tag);
    }
}
