package io.github.stowc.template.attach;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.attach.Attachment.Level;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Instances, answers of servers and worklist items to attach to, in the forms of files. */
final class Examples {
    static final Dataset INSTANCE = dataset(
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

    static final Dataset QUERY_ANSWER = dataset(
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

    static final Dataset STEP = dataset(
                    "Modality=CT",
                    "ScheduledStationAETitle=CT1",
                    "ScheduledProcedureStepStartDate=20240102",
                    "ScheduledProcedureStepDescription=CT thorax",
                    "ScheduledProcedureStepID=SPS1")
            .with(new Element.Sequence(new Tag(0x00400008), List.of(code("CTT", "CT thorax plain"))));

    static final Dataset WORKLIST_ITEM = dataset(
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

    private Examples() {}

    static Dataset code(String value, String meaning) {
        return dataset("CodeValue=" + value, "CodingSchemeDesignator=99ACME", "CodeMeaning=" + meaning);
    }

    static Dataset dataset(String... settings) {
        Dataset dataset = Dataset.EMPTY;
        for (String setting : settings) {
            dataset = AttributeSetting.parse(setting).applyTo(dataset);
        }
        return dataset;
    }

    static Tag tag(String keyword) {
        return DataDictionary.standard().find(keyword).map(DictionaryEntry::tag).orElseThrow();
    }

    static Source json(Dataset... datasets) {
        return Source.of("like.json", DicomJsonWriter.array(Arrays.asList(datasets), DicomJsonWriter.Layout.MINIMAL));
    }

    static Source xml(Dataset dataset) throws IOException {
        return Source.of("like.xml", DicomXmlWriter.document(dataset, DicomXmlWriter.Layout.READABLE));
    }

    static Source part10(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Part10Writer.file("like.dcm", FileMeta.of(dataset, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN), dataset, Map.of())
                .open()
                .transferTo(out);
        return Source.of("like.dcm", out.toByteArray());
    }

    static Dataset attached(Source source, Level level) throws IOException {
        return Dataset.of(Attachment.of(source, level).elements());
    }

    static List<String> keywords(Dataset dataset) {
        List<String> keywords = new ArrayList<>();
        dataset.forEach(element -> keywords.add(DataDictionary.standard().keyword(element.tag())));
        return keywords;
    }

    static String failure(Source source, Level level) {
        AttachmentException e = assertThrows(AttachmentException.class, () -> Attachment.of(source, level));
        return String.valueOf(e.getMessage());
    }
}
