package io.github.stowc.template.attach;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an item of a Modality Worklist (PS3.4 K.6.1.2) says of the study that will be made for it. */
final class WorklistItem {
    private static final Tag STEPS = new Tag(0x00400100);
    private static final Tag REQUEST_ATTRIBUTES = new Tag(0x00400275);
    private static final Tag REQUESTED_PROCEDURE_ID = new Tag(0x00401001);
    private static final Tag REQUESTED_PROCEDURE_DESCRIPTION = new Tag(0x00321060);
    private static final Tag REQUESTED_PROCEDURE_CODES = new Tag(0x00321064);
    private static final Tag CODE_MEANING = new Tag(0x00080104);
    private static final Tag STUDY_ID = new Tag(0x00200010);
    private static final Tag STUDY_DATE = new Tag(0x00080020);
    private static final Tag STUDY_TIME = new Tag(0x00080030);
    private static final Tag STUDY_DESCRIPTION = new Tag(0x00081030);
    private static final Tag PROCEDURE_CODES = new Tag(0x00081032);

    private final Dataset item;
    private final AttachedAttributes attributes;

    WorklistItem(Dataset item, AttachedAttributes attributes) {
        this.item = item;
        this.attributes = attributes;
    }

    /** Whether a dataset is one: it has a Scheduled Procedure Step. */
    static boolean is(Dataset dataset) {
        return !dataset.items(STEPS).isEmpty();
    }

    /**
     * The attributes of the new study: those of the request, with what archives take from it as IHE RAD TF-2 appendix A has
     * it, Requested Procedure ID as the Study ID, its description and codes as those of the study.
     */
    List<Element> study() {
        List<Element> study = new ArrayList<>(attributes.of("study", item));
        // When it takes place is not the request's to say.
        study.removeIf(
                element -> element.tag().equals(STUDY_DATE) || element.tag().equals(STUDY_TIME));
        take(REQUESTED_PROCEDURE_ID, STUDY_ID, study);
        take(REQUESTED_PROCEDURE_DESCRIPTION, STUDY_DESCRIPTION, study);
        AttachedAttributes.value(item, REQUESTED_PROCEDURE_CODES)
                .ifPresent(
                        codes -> study.add(new Element.Sequence(PROCEDURE_CODES, ((Element.Sequence) codes).items())));
        return study;
    }

    private void take(Tag from, Tag to, List<Element> study) {
        Optional<String> text = item.text(from);
        if (text.isEmpty() && to.equals(STUDY_DESCRIPTION)) {
            text = item.items(REQUESTED_PROCEDURE_CODES).stream().findFirst().flatMap(code -> code.text(CODE_MEANING));
        }
        if (text.isPresent()) {
            study.add(Element.of(to, to.equals(STUDY_ID) ? VR.SH : VR.LO, text.get()));
        }
    }

    /** An item of the Request Attributes Sequence for each step. */
    List<Dataset> requests() {
        List<Dataset> requests = new ArrayList<>();
        for (Dataset step : item.items(STEPS)) {
            requests.add(Dataset.of(attributes.of("request", item)).with(attributes.of("step", step)));
        }
        return requests;
    }

    /** The Request Attributes Sequence with those items. */
    static Element sequence(List<Dataset> requests) {
        return new Element.Sequence(REQUEST_ATTRIBUTES, requests);
    }
}
