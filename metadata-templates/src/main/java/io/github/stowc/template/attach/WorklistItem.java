package io.github.stowc.template.attach;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an item of a Modality Worklist (PS3.4 K.6.1.2) says about the study that will be made for it. */
final class WorklistItem {

    private final Dataset item;
    private final AttachedAttributes attributes;

    WorklistItem(Dataset item, AttachedAttributes attributes) {
        this.item = item;
        this.attributes = attributes;
    }

    /** Whether a dataset is one: it has a Scheduled Procedure Step. */
    static boolean is(Dataset dataset) {
        return !dataset.items(Tags.SCHEDULED_PROCEDURE_STEP_SEQUENCE).isEmpty();
    }

    /**
     * The attributes of the new study: those of the request, and what archives take from it as in IHE RAD TF-2 appendix
     * A: Requested Procedure ID as the Study ID, its description and codes as those of the study.
     */
    List<Element> study() {
        List<Element> study = new ArrayList<>(attributes.of("study", item));
        // The request does not say when the study takes place.
        study.removeIf(element ->
                element.tag().equals(Tags.STUDY_DATE) || element.tag().equals(Tags.STUDY_TIME));
        take(Tags.REQUESTED_PROCEDURE_ID, Tags.STUDY_ID, study);
        take(Tags.REQUESTED_PROCEDURE_DESCRIPTION, Tags.STUDY_DESCRIPTION, study);
        AttachedAttributes.value(item, Tags.REQUESTED_PROCEDURE_CODE_SEQUENCE)
                .ifPresent(codes -> study.add(
                        new Element.Sequence(Tags.PROCEDURE_CODE_SEQUENCE, ((Element.Sequence) codes).items())));
        return study;
    }

    private void take(Tag from, Tag to, List<Element> study) {
        Optional<String> text = item.text(from);
        if (text.isEmpty() && to.equals(Tags.STUDY_DESCRIPTION)) {
            text = item.items(Tags.REQUESTED_PROCEDURE_CODE_SEQUENCE).stream()
                    .findFirst()
                    .flatMap(code -> code.text(Tags.CODE_MEANING));
        }
        if (text.isPresent()) {
            study.add(Element.of(to, to.equals(Tags.STUDY_ID) ? VR.SH : VR.LO, text.get()));
        }
    }

    /** An item of the Request Attributes Sequence for each step. */
    List<Dataset> requests() {
        List<Dataset> requests = new ArrayList<>();
        for (Dataset step : item.items(Tags.SCHEDULED_PROCEDURE_STEP_SEQUENCE)) {
            requests.add(Dataset.of(attributes.of("request", item)).with(attributes.of("step", step)));
        }
        return requests;
    }

    /** The Request Attributes Sequence with those items. */
    static Element sequence(List<Dataset> requests) {
        return new Element.Sequence(Tags.REQUEST_ATTRIBUTES_SEQUENCE, requests);
    }
}
