package io.github.stowc.template.attach;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first dataset of a file, and whether the others belong to the same patient, study and series. */
final class Candidates {
    private static final int MAX_NAMED = 3;
    private static final int MAX_REQUESTS = 100;

    private final String file;
    private final AttachedAttributes attributes;
    private final Set<String> patients = new LinkedHashSet<>();
    private final Set<String> studies = new LinkedHashSet<>();
    private final Set<String> series = new LinkedHashSet<>();
    private final List<Dataset> requests = new ArrayList<>();
    private @Nullable Dataset first;

    Candidates(String file, AttachedAttributes attributes) {
        this.file = file;
        this.attributes = attributes;
    }

    void add(Dataset dataset) {
        if (first == null) {
            first = dataset;
        }
        String issuer = dataset.text(Tags.ISSUER_OF_PATIENT_ID).orElse("");
        keep(patients, dataset.text(Tags.PATIENT_ID).orElse("without ID") + (issuer.isEmpty() ? "" : " of " + issuer));
        keep(studies, dataset.text(Tags.STUDY_INSTANCE_UID).orElse("without UID"));
        keep(series, dataset.text(Tags.SERIES_INSTANCE_UID).orElse("without UID"));
        if (WorklistItem.is(dataset) && requests.size() < MAX_REQUESTS) {
            requests.addAll(new WorklistItem(dataset, attributes).requests());
        }
    }

    private static void keep(Set<String> names, String name) {
        // Keeps one more than the message names, so that it can say "and more".
        if (names.size() <= MAX_NAMED) {
            names.add(name);
        }
    }

    Dataset first() {
        if (first == null) {
            throw new IllegalStateException("a file without a dataset was refused before");
        }
        return first;
    }

    /** The items of the Request Attributes Sequence for all steps in the file. */
    List<Dataset> requests() {
        return requests;
    }

    void requireOne(Attachment.Level level) throws AttachmentException {
        switch (level) {
            case PATIENT -> requireOne("patient", "patients", patients);
            case STUDY -> requireOne("study", "studies", studies);
            case ORDER -> requireOne("order", "orders for the studies", studies);
            case SERIES -> requireOne("series", "series", series);
        }
    }

    private void requireOne(String one, String many, Set<String> names) throws AttachmentException {
        if (names.size() == 1) {
            return;
        }
        List<String> named = List.copyOf(names).subList(0, Math.min(MAX_NAMED, names.size()));
        throw new AttachmentException(
                file,
                "expected one " + one + ", found the " + many + " " + String.join(", ", named)
                        + (names.size() > MAX_NAMED ? " and more" : ""),
                "keep one item, or ask the server for one");
    }
}
