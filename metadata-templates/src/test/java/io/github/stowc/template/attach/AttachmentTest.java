package io.github.stowc.template.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.attach.Attachment.Level;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTest {
    private static final Dataset INSTANCE = dataset(
                    "SpecificCharacterSet=ISO_IR 100",
                    "SOPClassUID=1.2.840.10008.5.1.4.1.1.7",
                    "SOPInstanceUID=2.25.1",
                    "StudyDate=20240102",
                    "StudyTime=",
                    "AccessionNumber=A1",
                    "Modality=CT",
                    "Manufacturer=ACME",
                    "ReferringPhysicianName=Müller^Eva",
                    "StudyDescription=Thorax",
                    "SeriesDescription=axial",
                    "PatientName=Doe^Jane",
                    "PatientID=P1",
                    "IssuerOfPatientID=HOSPITAL",
                    "PatientSex=F",
                    "PatientAge=044Y",
                    "PatientIdentityRemoved=YES",
                    "BodyPartExamined=CHEST",
                    "StudyInstanceUID=1.2.3",
                    "SeriesInstanceUID=1.2.3.4",
                    "StudyID=S1",
                    "SeriesNumber=7",
                    "InstanceNumber=3",
                    "FrameOfReferenceUID=1.2.9",
                    "Rows=4")
            .with(new Element.Sequence(
                    new Tag(0x00101002),
                    List.of(dataset("SpecificCharacterSet=ISO_IR 100", "PatientID=Ü2", "TypeOfPatientID=TEXT"))));

    private static final Dataset QUERY_ANSWER = dataset(
            "StudyDate=20240102",
            "AccessionNumber=A1",
            "InstanceAvailability=ONLINE",
            "ModalitiesInStudy=CT",
            "RetrieveURL=http://localhost/studies/1.2.3",
            "PatientName=Doe^Jane",
            "PatientID=P1",
            "PatientBirthDate=19800101",
            "StudyInstanceUID=1.2.3",
            "NumberOfStudyRelatedSeries=2",
            "NumberOfStudyRelatedInstances=9");

    private static final Dataset STEP = dataset(
                    "Modality=CT",
                    "ScheduledStationAETitle=CT1",
                    "ScheduledProcedureStepStartDate=20240102",
                    "ScheduledProcedureStepDescription=CT thorax",
                    "ScheduledProcedureStepID=SPS1")
            .with(new Element.Sequence(new Tag(0x00400008), List.of(code("CTT", "CT thorax plain"))));

    private static final Dataset WORKLIST_ITEM = dataset(
                    "SpecificCharacterSet=ISO_IR 192",
                    "AccessionNumber=A7",
                    "ReferringPhysicianName=Referrer",
                    "PatientName=Doe^Jane",
                    "PatientID=P1",
                    "PatientSex=F",
                    "PatientWeight=60",
                    "MedicalAlerts=",
                    "StudyInstanceUID=1.2.7",
                    "RequestingPhysician=Requester",
                    "RequestedProcedureDescription=Thorax",
                    "RequestedProcedureID=RP1",
                    "ReasonForTheRequestedProcedure=cough")
            .with(
                    new Element.Sequence(new Tag(0x00321064), List.of(code("THX", "Thorax"))),
                    new Element.Sequence(new Tag(0x00400100), List.of(STEP)));

    private static Dataset code(String value, String meaning) {
        return dataset("CodeValue=" + value, "CodingSchemeDesignator=99ACME", "CodeMeaning=" + meaning);
    }

    private static Dataset dataset(String... settings) {
        Dataset dataset = Dataset.EMPTY;
        for (String setting : settings) {
            dataset = AttributeSetting.parse(setting).applyTo(dataset);
        }
        return dataset;
    }

    private static Tag tag(String keyword) {
        return DataDictionary.standard().find(keyword).map(DictionaryEntry::tag).orElseThrow();
    }

    private static Source json(Dataset... datasets) {
        return Source.of("like.json", DicomJsonWriter.array(Arrays.asList(datasets), DicomJsonWriter.Layout.MINIMAL));
    }

    private static Source xml(Dataset dataset) throws IOException {
        return Source.of("like.xml", DicomXmlWriter.document(dataset, DicomXmlWriter.Layout.READABLE));
    }

    private static Source part10(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Part10Writer.file("like.dcm", FileMeta.of(dataset, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN), dataset, Map.of())
                .open()
                .transferTo(out);
        return Source.of("like.dcm", out.toByteArray());
    }

    private static Dataset attached(Source source, Level level) throws IOException {
        return Dataset.of(Attachment.of(source, level).elements());
    }

    private static List<String> keywords(Dataset dataset) {
        List<String> keywords = new ArrayList<>();
        dataset.forEach(element -> keywords.add(DataDictionary.standard().keyword(element.tag())));
        return keywords;
    }

    private static String failure(Source source, Level level) {
        AttachmentException e = assertThrows(AttachmentException.class, () -> Attachment.of(source, level));
        return String.valueOf(e.getMessage());
    }

    @Test
    void thePatientIsWhatThePatientModuleHas() throws IOException {
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
    void characterSetsAreNotTakenOverEvenInItems() throws IOException {
        Dataset patient = attached(part10(INSTANCE), Level.PATIENT);
        assertEquals(List.of(dataset("PatientID=Ü2", "TypeOfPatientID=TEXT")), patient.items(new Tag(0x00101002)));
    }

    @Test
    void theStudyIsItsModulesAndItsPatient() throws IOException {
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
    void nothingThatOnlyAQueryAnswerHasIsTakenOver() throws IOException {
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
    void theStudyIsDescribedByItsCodeWhereTheRequestHasNoDescription() throws IOException {
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

    @ParameterizedTest
    @EnumSource(Level.class)
    void jsonXmlAndFilesGiveTheSame(Level level) throws IOException {
        Dataset source = level == Level.ORDER ? WORKLIST_ITEM : INSTANCE;
        Dataset expected = attached(json(source), level);
        assertEquals(expected, attached(xml(source), level));
        assertEquals(
                expected,
                attached(
                        part10(source.with(
                                INSTANCE.get(Tags.SOP_CLASS_UID).orElseThrow(),
                                INSTANCE.get(Tags.SOP_INSTANCE_UID).orElseThrow())),
                        level));
    }

    @Test
    void aFileWithoutPreambleIsReadToo() throws IOException {
        byte[] file;
        try (var in = part10(WORKLIST_ITEM.with(
                        INSTANCE.get(Tags.SOP_CLASS_UID).orElseThrow(),
                        INSTANCE.get(Tags.SOP_INSTANCE_UID).orElseThrow()))
                .open()) {
            file = in.readAllBytes();
        }
        // Behind the preamble, the prefix and the file meta information, whose length its first element tells.
        int meta = 132 + 12 + (file[140] & 0xFF) + ((file[141] & 0xFF) << 8);
        Source bare = Source.of("item.wl", Arrays.copyOfRange(file, meta, file.length));
        assertEquals(attached(json(WORKLIST_ITEM), Level.ORDER), attached(bare, Level.ORDER));
    }

    @Test
    void theFileSuggestsWhatItIsAttachedTo() throws IOException {
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
    void severalItemsOfWhatIsMeantAreTaken() throws IOException {
        Dataset other = INSTANCE.with(Element.of(Tags.SERIES_INSTANCE_UID, VR.UI, "1.2.3.5"));
        assertEquals(
                "1.2.3",
                Attachment.of(json(INSTANCE, other)).study().orElseThrow().value());
        assertTrue(failure(json(INSTANCE, other), Level.SERIES).contains("1.2.3.4, 1.2.3.5"));
    }

    @Test
    void severalStudiesAndPatientsAreRefusedByName() {
        Dataset[] many = new Dataset[1000];
        for (int i = 0; i < many.length; i++) {
            many[i] = QUERY_ANSWER.with(
                    Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, "1.2." + i),
                    Element.of(tag("PatientID"), VR.LO, "P" + i));
        }
        assertEquals(
                "like.json: one study is expected, found the studies 1.2.0, 1.2.1, 1.2.2 and more; keep one item, or"
                        + " ask the server for one",
                failure(json(many), Level.STUDY));
        assertTrue(failure(json(many[0], many[1]), Level.PATIENT).contains("found the patients P0, P1;"));
        Dataset other = WORKLIST_ITEM.with(Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, "1.2.8"));
        assertTrue(failure(json(WORKLIST_ITEM, other), Level.ORDER).contains("orders for the studies 1.2.7, 1.2.8"));
    }

    @Test
    void whatIsNeededAndMissingIsSaid() {
        assertTrue(failure(json(INSTANCE), Level.ORDER).contains("is no worklist item"));
        assertTrue(failure(json(INSTANCE.without(Tags.STUDY_INSTANCE_UID)), Level.STUDY)
                .contains("no Study Instance UID"));
        assertTrue(failure(json(QUERY_ANSWER), Level.SERIES).contains("no Series Instance UID"));
        assertTrue(
                failure(json(INSTANCE.without(tag("Modality"))), Level.SERIES).contains("no Modality"));
        assertTrue(failure(json(dataset("StudyInstanceUID=1.2.3")), Level.STUDY).contains("names no patient"));
        assertTrue(failure(json(dataset("PatientID=", "PatientName=")), Level.PATIENT)
                .contains("names no patient"));
        Dataset noUid = INSTANCE.with(Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, "1.02"));
        assertTrue(failure(json(noUid), Level.STUDY).contains("is no UID: the component"));
        assertTrue(failure(json(WORKLIST_ITEM.without(Tags.STUDY_INSTANCE_UID)), Level.ORDER)
                .contains("the level patient"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[",
                "[1]",
                "{\"a\":",
                "<html/>",
                "<NativeDicomModel>",
                "--boundary\r\n\r\n",
                "\u00FF\u00D8\u00FF\u00E0JFIF",
                "plain text that is nothing at all, but long enough to have a few elements in it"
            })
    void anotherKindOfFileIsRefused(String text) {
        Source source = Source.of("x", text.getBytes(StandardCharsets.ISO_8859_1));
        AttachmentException e = assertThrows(AttachmentException.class, () -> Attachment.of(source));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("x:"), message);
        assertTrue(message.contains("; "), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void defectsThatHideNothingAreTaken() throws IOException {
        String answer =
                "[{\"00100010\":{\"vr\":\"PN\",\"Value\":[\"Doe^Jane\"]},\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P1\"]},"
                        + "\"00100040\":{\"vr\":\"CS\",\"Value\":[]},\"0020000d\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]}}]";
        Attachment attachment = Attachment.of(Source.of("like.json", answer.getBytes(StandardCharsets.UTF_8)));
        assertEquals("1.2.3", attachment.study().orElseThrow().value());
        assertEquals(
                "Doe^Jane",
                Dataset.of(attachment.elements()).text(tag("PatientName")).orElseThrow());
    }

    @Test
    void linksAreNotTakenOver() throws IOException {
        Dataset dataset = INSTANCE.with(new Element.BulkData(tag("PatientComments"), VR.LT, "comments"));
        assertTrue(attached(json(dataset), Level.PATIENT)
                .get(tag("PatientComments"))
                .isEmpty());
    }
}
