package io.github.stowc.receiver.query;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.receiver.store.StoredSeries;
import io.github.stowc.receiver.store.StoredStudy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The attributes that no file has, as they tell of several (PS3.4 C.3.4). */
final class Counted {
    private static final Tag MODALITIES = new Tag(0x00080061);
    private static final Tag SOP_CLASSES = new Tag(0x00080062);
    private static final Tag STUDY_SERIES = new Tag(0x00201206);
    private static final Tag STUDY_INSTANCES = new Tag(0x00201208);
    private static final Tag SERIES_INSTANCES = new Tag(0x00201209);

    /** Those of a study. */
    static final List<Tag> STUDY = List.of(MODALITIES, SOP_CLASSES, STUDY_SERIES, STUDY_INSTANCES);

    /** Those of a series. */
    static final List<Tag> SERIES = List.of(SERIES_INSTANCES);

    private Counted() {}

    static Optional<Element> of(StoredStudy study, Tag tag) {
        if (tag.equals(MODALITIES)) {
            return Optional.of(texts(tag, VR.CS, values(study, Tags.MODALITY)));
        }
        if (tag.equals(SOP_CLASSES)) {
            return Optional.of(texts(tag, VR.UI, values(study, Tags.SOP_CLASS_UID)));
        }
        if (tag.equals(STUDY_SERIES)) {
            return Optional.of(number(tag, study.series().size()));
        }
        return tag.equals(STUDY_INSTANCES) ? Optional.of(number(tag, study.size())) : Optional.empty();
    }

    static Optional<Element> of(StoredSeries series, Tag tag) {
        return tag.equals(SERIES_INSTANCES) ? Optional.of(number(tag, series.size())) : Optional.empty();
    }

    private static Set<String> values(StoredStudy study, Tag tag) {
        Set<String> values = new LinkedHashSet<>();
        for (StoredSeries series : study.series()) {
            if (tag.equals(Tags.MODALITY)) {
                series.attributes().text(tag).ifPresent(values::add);
            } else {
                series.files().forEach(file -> file.attributes().text(tag).ifPresent(values::add));
            }
        }
        return values;
    }

    private static Element texts(Tag tag, VR vr, Set<String> values) {
        return Element.of(tag, vr, new ArrayList<>(values));
    }

    private static Element number(Tag tag, int value) {
        return Element.of(tag, VR.IS, Integer.toString(value));
    }
}
