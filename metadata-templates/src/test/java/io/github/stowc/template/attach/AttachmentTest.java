package io.github.stowc.template.attach;

import static io.github.stowc.template.attach.Examples.INSTANCE;
import static io.github.stowc.template.attach.Examples.QUERY_ANSWER;
import static io.github.stowc.template.attach.Examples.STEP;
import static io.github.stowc.template.attach.Examples.WORKLIST_ITEM;
import static io.github.stowc.template.attach.Examples.attached;
import static io.github.stowc.template.attach.Examples.code;
import static io.github.stowc.template.attach.Examples.dataset;
import static io.github.stowc.template.attach.Examples.failure;
import static io.github.stowc.template.attach.Examples.json;
import static io.github.stowc.template.attach.Examples.keywords;
import static io.github.stowc.template.attach.Examples.part10;
import static io.github.stowc.template.attach.Examples.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.template.attach.Attachment.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What new instances take over at each level. */
class AttachmentTest {
    @Test
    void thePatientHasTheAttributesOfItsModule() throws IOException {
        Dataset patient = attached(part10(INSTANCE), Level.PATIENT);
        assertEquals(
                List.of(
                        "PatientName",
                        "PatientID",
                        "IssuerOfPatientID",
                        "PatientBirthDate",
                        "PatientSex",
                        "OtherPatientIDsSequence"),
                keywords(patient));
        assertEquals(
                new Element.Empty(new Tag(0x00100030), VR.DA),
                patient.get(new Tag(0x00100030)).orElseThrow());
    }

    @Test
    void doesNotTakeOverCharacterSetsEvenInItems() throws IOException {
        Dataset patient = attached(part10(INSTANCE), Level.PATIENT);
        assertEquals(List.of(dataset("PatientID=Ü2", "TypeOfPatientID=TEXT")), patient.items(new Tag(0x00101002)));
    }

    @Test
    void theStudyHasTheAttributesOfItsModulesAndItsPatient() throws IOException {
        Dataset study = attached(part10(INSTANCE), Level.STUDY);
        assertEquals(
                List.of(
                        "StudyDate",
                        "StudyTime",
                        "AccessionNumber",
                        "ReferringPhysicianName",
                        "StudyDescription",
                        "PatientName",
                        "PatientID",
                        "IssuerOfPatientID",
                        "PatientBirthDate",
                        "PatientSex",
                        "OtherPatientIDsSequence",
                        "PatientAge",
                        "StudyInstanceUID",
                        "StudyID"),
                keywords(study));
        assertEquals("Müller^Eva", study.text(tag("ReferringPhysicianName")).orElseThrow());
    }

    @Test
    void theSeriesHasItsModalityAndNothingOfAnInstance() throws IOException {
        Dataset series = attached(part10(INSTANCE), Level.SERIES);
        List<String> added = new ArrayList<>(keywords(series));
        added.removeAll(keywords(attached(part10(INSTANCE), Level.STUDY)));
        assertEquals(
                List.of("Modality", "SeriesDescription", "BodyPartExamined", "SeriesInstanceUID", "SeriesNumber"),
                added);
    }

    @Test
    void takesOverNothingThatOnlyAQueryAnswerHas() throws IOException {
        Dataset study = attached(json(QUERY_ANSWER), Level.STUDY);
        assertEquals(
                List.of(
                        "StudyDate",
                        "StudyTime",
                        "AccessionNumber",
                        "ReferringPhysicianName",
                        "PatientName",
                        "PatientID",
                        "PatientBirthDate",
                        "PatientSex",
                        "StudyInstanceUID",
                        "StudyID"),
                keywords(study));
    }

    @Test
    void theOrderFillsTheRequestAndTheStudy() throws IOException {
        Dataset order = attached(json(WORKLIST_ITEM), Level.ORDER);
        assertEquals(
                List.of(
                        "AccessionNumber",
                        "ReferringPhysicianName",
                        "StudyDescription",
                        "ProcedureCodeSequence",
                        "PatientName",
                        "PatientID",
                        "PatientBirthDate",
                        "PatientSex",
                        "PatientWeight",
                        "StudyInstanceUID",
                        "StudyID",
                        "RequestAttributesSequence"),
                keywords(order));
        assertEquals("RP1", order.text(tag("StudyID")).orElseThrow());
        assertEquals("Thorax", order.text(tag("StudyDescription")).orElseThrow());
        assertEquals(List.of(code("THX", "Thorax")), order.items(tag("ProcedureCodeSequence")));
        List<Dataset> requests = order.items(tag("RequestAttributesSequence"));
        assertEquals(1, requests.size());
        assertEquals(
                List.of(
                        "AccessionNumber",
                        "StudyInstanceUID",
                        "RequestedProcedureDescription",
                        "RequestedProcedureCodeSequence",
                        "ScheduledProcedureStepDescription",
                        "ScheduledProtocolCodeSequence",
                        "ScheduledProcedureStepID",
                        "RequestedProcedureID",
                        "ReasonForTheRequestedProcedure"),
                keywords(requests.get(0)));
    }

    @Test
    void theCodeDescribesTheStudyIfTheRequestHasNoDescription() throws IOException {
        Dataset order = attached(json(WORKLIST_ITEM.without(tag("RequestedProcedureDescription"))), Level.ORDER);
        assertEquals("Thorax", order.text(tag("StudyDescription")).orElseThrow());
    }

    @Test
    void severalStepsOfOneOrderAreSeveralRequests() throws IOException {
        Dataset other = WORKLIST_ITEM.with(new Element.Sequence(
                new Tag(0x00400100), List.of(STEP.with(Element.of(new Tag(0x00400009), VR.SH, "SPS2")))));
        Dataset order = attached(json(WORKLIST_ITEM, other), Level.ORDER);
        assertEquals(2, order.items(tag("RequestAttributesSequence")).size());
    }

    @Test
    void theFileSuggestsTheLevel() throws IOException {
        assertEquals(Level.ORDER, Attachment.of(json(WORKLIST_ITEM)).level());
        assertEquals(Level.STUDY, Attachment.of(part10(INSTANCE)).level());
        assertEquals(Level.STUDY, Attachment.of(json(QUERY_ANSWER)).level());
        assertEquals(Level.PATIENT, Attachment.of(json(dataset("PatientID=P1"))).level());
    }

    @Test
    void saysWhatItIsWithoutThePatientsData() throws IOException {
        assertEquals(
                "the study 1.2.3 of like.json", Attachment.of(json(INSTANCE)).describe());
        assertEquals(
                "the series 1.2.3.4 of like.json",
                Attachment.of(json(INSTANCE), Level.SERIES).describe());
        assertEquals(
                "the patient of like.json",
                Attachment.of(json(INSTANCE), Level.PATIENT).describe());
        Attachment order = Attachment.of(json(WORKLIST_ITEM));
        assertEquals("the order of like.json, study 1.2.7", order.describe());
        assertEquals("1.2.7", order.study().orElseThrow().value());
        assertTrue(Attachment.of(json(INSTANCE), Level.PATIENT).study().isEmpty());
    }

    @Test
    void saysWhatIsNeededAndMissing() {
        assertTrue(failure(json(INSTANCE), Level.ORDER).contains("is not a worklist item"));
        assertTrue(failure(json(INSTANCE.without(Tags.STUDY_INSTANCE_UID)), Level.STUDY)
                .contains("no Study Instance UID"));
        assertTrue(failure(json(QUERY_ANSWER), Level.SERIES).contains("no Series Instance UID"));
        assertTrue(
                failure(json(INSTANCE.without(tag("Modality"))), Level.SERIES).contains("no Modality"));
        assertTrue(failure(json(dataset("StudyInstanceUID=1.2.3")), Level.STUDY).contains("names no patient"));
        assertTrue(failure(json(dataset("PatientID=", "PatientName=")), Level.PATIENT)
                .contains("names no patient"));
        Dataset noUid = INSTANCE.with(Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, "1.02"));
        assertTrue(failure(json(noUid), Level.STUDY).contains("is not a UID: the component"));
        assertTrue(failure(json(WORKLIST_ITEM.without(Tags.STUDY_INSTANCE_UID)), Level.ORDER)
                .contains("the level patient"));
    }

    @Test
    void doesNotTakeOverLinks() throws IOException {
        Dataset dataset = INSTANCE.with(new Element.BulkData(tag("PatientComments"), VR.LT, "comments"));
        assertTrue(attached(json(dataset), Level.PATIENT)
                .get(tag("PatientComments"))
                .isEmpty());
    }
}
