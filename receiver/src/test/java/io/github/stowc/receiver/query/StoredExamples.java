package io.github.stowc.receiver.query;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Three studies with four series and five instances, as files. */
final class StoredExamples {
    static final String HEAD = "1.2.3.1";
    static final String CHEST = "1.2.3.2";
    static final String UMLAUT = "1.2.3.3";
    static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    static final String US = "1.2.840.10008.5.1.4.1.1.6.1";

    private StoredExamples() {}

    static void writeTo(Path folder) throws Exception {
        Dataset head = study(HEAD)
                .set("StudyDate", "20260131")
                .set("StudyTime", "103000")
                .set("AccessionNumber", "A1")
                .set("StudyDescription", "Head [plain]")
                .set("PatientName", "Doe^John=\u5c71\u7530^\u592a\u90ce")
                .set("PatientID", "P1")
                .set("PatientWeight", "72.5")
                .set("SpecificCharacterSet", "ISO_IR 192")
                .build();
        Dataset axial = series(HEAD + ".1", "CT", 1)
                .set("SeriesDescription", "Axial")
                .set("PatientPosition", "HFS")
                .build();
        write(
                folder,
                "1",
                head,
                axial,
                image(HEAD + ".1.1", CT, 1).set("SliceThickness", "5").build());
        write(
                folder,
                "2",
                head,
                axial,
                image(HEAD + ".1.2", CT, 2).set("SliceThickness", "2.5").build());
        Dataset ordered = series(HEAD + ".2", "MR", 2)
                .set("PerformedProcedureStepStartDate", "20260130")
                .set(
                        "RequestAttributesSequence",
                        List.of(
                                Dataset.builder()
                                        .set("RequestedProcedureID", "R1")
                                        .set("ScheduledProcedureStepID", "S1")
                                        .build(),
                                Dataset.builder()
                                        .set("RequestedProcedureID", "R2")
                                        .set("ScheduledProcedureStepID", "S2")
                                        .build()))
                .build();
        write(
                folder,
                "3",
                head,
                ordered,
                image(HEAD + ".2.1", CT, 1)
                        .set(Element.given(new Tag(0x00090010), VR.LO, "MAKER"))
                        .set(Element.given(new Tag(0x00091001), VR.LO, "seven"))
                        .set("AcquisitionDateTime", "20260131103000+0100")
                        .build());
        Dataset chest = study(CHEST)
                .set("StudyDate", "20250615")
                .set("StudyTime", "0930")
                .set("AccessionNumber", "A2")
                .set("PatientName", "Roe^Jane^^^")
                .set("PatientID", "P2")
                .build();
        write(
                folder,
                "4",
                chest,
                series(CHEST + ".1", "US", 7).build(),
                image(CHEST + ".1.1", US, 1).set("NumberOfFrames", "30").build());
        Dataset umlaut = study(UMLAUT)
                .set("PatientName", "M\u00fcller^\u00c4nne")
                .set("PatientID", "P1*")
                .set("SpecificCharacterSet", "ISO_IR 100")
                .build();
        write(
                folder,
                "5",
                umlaut,
                series(UMLAUT + ".1", "US", 1).build(),
                image(UMLAUT + ".1.1", US, 1).build());
    }

    private static Dataset.Builder study(String uid) {
        return Dataset.builder().set("StudyInstanceUID", uid);
    }

    private static Dataset.Builder series(String uid, String modality, int number) {
        return Dataset.builder()
                .set("SeriesInstanceUID", uid)
                .set("Modality", modality)
                .set("SeriesNumber", number);
    }

    private static Dataset.Builder image(String uid, String sopClass, int number) {
        return Dataset.builder()
                .set("SOPClassUID", sopClass)
                .set("SOPInstanceUID", uid)
                .set("InstanceNumber", number)
                .set("Rows", 4)
                .set("Columns", 6)
                .set("BitsAllocated", 8);
    }

    private static void write(Path folder, String name, Dataset study, Dataset series, Dataset instance)
            throws Exception {
        write(
                folder.resolve("mine").resolve(name + ".dcm"),
                study.with(series.elements()).with(instance.elements()));
    }

    /** Writes a DICOM file. */
    static void write(Path file, Dataset dataset) throws Exception {
        FileMeta meta = FileMeta.of(dataset, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        Body body = Part10Writer.file(String.valueOf(file.getFileName()), meta, dataset, Map.of());
        Files.createDirectories(file.getParent());
        try (InputStream in = body.open()) {
            Files.copy(in, file);
        }
    }
}
