package io.github.stowc.receiver.stow;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of an instance. Immutable.
 *
 * @param uids its UIDs as they were sent, those of them that it has
 * @param failure why it is not stored; empty if it is
 */
record InstanceFate(Dataset uids, Optional<Failure> failure) {
    /** What every instance needs (PS3.3 C.12.1, C.7.2.1, C.7.3.1). */
    static final List<Tag> UIDS =
            List.of(Tags.SOP_CLASS_UID, Tags.SOP_INSTANCE_UID, Tags.STUDY_INSTANCE_UID, Tags.SERIES_INSTANCE_UID);

    static InstanceFate stored(Dataset dataset) {
        return new InstanceFate(uids(dataset), Optional.empty());
    }

    static InstanceFate failed(Dataset dataset, Failure failure) {
        return new InstanceFate(uids(dataset), Optional.of(failure));
    }

    private static Dataset uids(Dataset dataset) {
        List<Element> uids = new ArrayList<>(UIDS.size());
        for (Tag tag : UIDS) {
            dataset.get(tag).ifPresent(uids::add);
        }
        return Dataset.of(uids);
    }

    boolean isStored() {
        return failure.isEmpty();
    }

    /** The UID of a tag; empty if it is missing or no UID. */
    String uid(Tag tag) {
        return uids.text(tag).filter(text -> Uid.problem(text).isEmpty()).orElse("");
    }
}
