package io.github.stowc.receiver.stow;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.receiver.web.ServiceUrl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The Store Instances Response (PS3.18 table I.1-1). */
final class ResponseDataset {
    private ResponseDataset() {}

    /** Names the instances: those that failed without a SOP Instance UID are Other Failures. */
    static Dataset of(List<InstanceFate> fates, ServiceUrl service) {
        List<Dataset> stored = new ArrayList<>();
        List<Dataset> failed = new ArrayList<>();
        List<Dataset> others = new ArrayList<>();
        Set<String> studies = new HashSet<>();
        for (InstanceFate fate : fates) {
            if (fate.isStored()) {
                studies.add(fate.uid(Tags.STUDY_INSTANCE_UID));
                stored.add(
                        named(fate).set(Tags.RETRIEVE_URL, instance(service, fate)).build());
            } else {
                boolean isNamed = !fate.uid(Tags.SOP_INSTANCE_UID).isEmpty();
                (isNamed ? failed : others)
                        .add((isNamed ? named(fate) : Dataset.builder())
                                .set(
                                        Tags.FAILURE_REASON,
                                        fate.failure().orElseThrow().reason())
                                .build());
            }
        }
        Dataset.Builder response = Dataset.builder();
        if (studies.size() == 1) {
            response.set(Tags.RETRIEVE_URL, service.study(studies.iterator().next()));
        }
        set(response, Tags.FAILED_SOP_SEQUENCE, failed);
        set(response, Tags.REFERENCED_SOP_SEQUENCE, stored);
        set(response, Tags.OTHER_FAILURES_SEQUENCE, others);
        return response.build();
    }

    private static String instance(ServiceUrl service, InstanceFate fate) {
        return service.instance(
                fate.uid(Tags.STUDY_INSTANCE_UID),
                fate.uid(Tags.SERIES_INSTANCE_UID),
                fate.uid(Tags.SOP_INSTANCE_UID));
    }

    private static void set(Dataset.Builder response, Tag tag, List<Dataset> items) {
        if (!items.isEmpty()) {
            response.set(tag, items);
        }
    }

    private static Dataset.Builder named(InstanceFate fate) {
        Dataset.Builder builder =
                Dataset.builder().set(Tags.REFERENCED_SOP_INSTANCE_UID, fate.uid(Tags.SOP_INSTANCE_UID));
        String sopClass = fate.uid(Tags.SOP_CLASS_UID);
        return sopClass.isEmpty() ? builder : builder.set(Tags.REFERENCED_SOP_CLASS_UID, sopClass);
    }
}
