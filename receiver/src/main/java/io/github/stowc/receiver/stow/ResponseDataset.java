package io.github.stowc.receiver.stow;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import java.util.ArrayList;
import java.util.List;

/** The Store Instances Response (PS3.18 I.1). */
final class ResponseDataset {
    private static final Tag RETRIEVE_URL = new Tag(0x00081190);

    private ResponseDataset() {}

    /**
     * Names the instances.
     *
     * @param base the URL up to the resource of a study, without a slash at its end
     */
    static Dataset of(List<InstanceFate> fates, String base) {
        List<Dataset> stored = new ArrayList<>();
        List<Dataset> failed = new ArrayList<>();
        List<Dataset> others = new ArrayList<>();
        String study = "";
        for (InstanceFate fate : fates) {
            boolean isNamed = !text(fate, Tags.SOP_INSTANCE_UID).isEmpty();
            if (fate.isStored()) {
                study = text(fate, Tags.STUDY_INSTANCE_UID);
                stored.add(named(fate)
                        .set(
                                RETRIEVE_URL,
                                base + "/studies/" + study + "/series/" + text(fate, Tags.SERIES_INSTANCE_UID)
                                        + "/instances/" + text(fate, Tags.SOP_INSTANCE_UID))
                        .build());
            } else if (isNamed) {
                failed.add(named(fate).set(Tags.FAILURE_REASON, fate.reason()).build());
            } else {
                others.add(Dataset.builder()
                        .set(Tags.FAILURE_REASON, fate.reason())
                        .build());
            }
        }
        Dataset.Builder response = Dataset.builder();
        if (!study.isEmpty()) {
            response.set(RETRIEVE_URL, base + "/studies/" + study);
        }
        set(response, Tags.FAILED_SOP_SEQUENCE, failed);
        set(response, Tags.REFERENCED_SOP_SEQUENCE, stored);
        set(response, Tags.OTHER_FAILURES_SEQUENCE, others);
        return response.build();
    }

    private static void set(Dataset.Builder response, Tag tag, List<Dataset> items) {
        if (!items.isEmpty()) {
            response.set(tag, items);
        }
    }

    private static Dataset.Builder named(InstanceFate fate) {
        return Dataset.builder()
                .set(Tags.REFERENCED_SOP_CLASS_UID, text(fate, Tags.SOP_CLASS_UID))
                .set(Tags.REFERENCED_SOP_INSTANCE_UID, text(fate, Tags.SOP_INSTANCE_UID));
    }

    private static String text(InstanceFate fate, Tag tag) {
        return fate.dataset().text(tag).orElse("");
    }
}
