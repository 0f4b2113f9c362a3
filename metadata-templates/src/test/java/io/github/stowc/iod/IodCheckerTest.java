package io.github.stowc.iod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.VR;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IodCheckerTest {
    private static final Dataset EXAMPLE = Dataset.of(
            Instances.element("SOPClassUID", "1.2.840.10008.5.1.4.1.1.7"),
            Instances.element("SOPInstanceUID", "2.25.1"),
            Instances.element("StudyDate"),
            Instances.element("StudyTime"),
            Instances.element("AccessionNumber"),
            Instances.element("Modality", "OT"),
            Instances.element("ConversionType", "WSD"),
            Instances.element("Manufacturer"),
            Instances.element("ReferringPhysicianName"),
            Instances.element("PatientName", "Patient^Name"),
            Instances.element("PatientID", "PatientID"),
            Instances.element("PatientBirthDate"),
            Instances.element("PatientSex"),
            Instances.element("StudyInstanceUID", "2.25.2"),
            Instances.element("SeriesInstanceUID", "2.25.3"),
            Instances.element("StudyID"),
            Instances.element("SeriesNumber", "1"),
            Instances.element("InstanceNumber", "1"),
            new Element.BulkData(Tags.PIXEL_DATA, VR.OB, "file1.jpg"));

    private final Iods iods = new Iods();

    private List<IodFinding> findings(Dataset instance, IodOptions options) {
        List<IodFinding> findings = new ArrayList<>();
        iods.checker(options).check(instance, findings::add);
        return findings;
    }

    private static Set<String> keys(List<IodFinding> findings) {
        Set<String> keys = new TreeSet<>();
        for (IodFinding finding : findings) {
            keys.add(finding.severity() + " " + finding.rule().slug() + " " + Dciodvfy.place(finding));
        }
        return keys;
    }

    @Test
    void theDocumentationsExampleLacksTwoType2cAttributesOnly() {
        assertEquals(
                Set.of("WARNING iod/missing-type-2c 00200020", "WARNING iod/missing-type-2c 00200060"),
                keys(findings(EXAMPLE, IodOptions.DEFAULT)));
    }

    @Test
    void emptyType2cAttributesAreNoFinding() {
        Dataset complete = EXAMPLE.with(Instances.element("Laterality"), Instances.element("PatientOrientation"));
        assertEquals(Set.of(), keys(findings(complete, IodOptions.DEFAULT)));
    }

    static Stream<Arguments> defects() {
        return Stream.of(
                defect("no Patient ID", "ERROR iod/missing-type-2 00100020", d -> without(d, "PatientID")),
                defect("no Study UID", "ERROR iod/missing-type-1 0020000D", d -> without(d, "StudyInstanceUID")),
                defect("empty Series UID", "ERROR iod/empty-type-1 0020000E", d -> with(d, "SeriesInstanceUID")),
                defect("no SOP Class", "ERROR iod/missing-type-1 00080016", d -> without(d, "SOPClassUID")),
                defect("no Conversion Type", "ERROR iod/missing-type-1 00080064", d -> without(d, "ConversionType")),
                defect("odd Conversion Type", "WARNING iod/defined-term 00080064", d -> with(d, "ConversionType", "X")),
                defect("odd Modality", "WARNING iod/defined-term 00080060", d -> with(d, "Modality", "XYZ")),
                defect("odd sex", "ERROR iod/enumerated-value 00100040", d -> with(d, "PatientSex", "X")),
                defect("no pixels", "ERROR iod/missing-type-1c 7FE00010", d -> d.without(Tags.PIXEL_DATA)),
                defect("frames", "ERROR iod/enumerated-value 00280008", d -> with(d, "NumberOfFrames", "2")),
                defect("odd type", "ERROR iod/enumerated-value 00080008", d -> with(d, "ImageType", "A", "PRIMARY")),
                defect(
                        "de-identification without method",
                        "ERROR iod/missing-type-1c 00120064",
                        d -> with(d, "PatientIdentityRemoved", "YES")),
                defect("zero spacing", "ERROR iod/zero 00182010", d -> with(d, "NominalScannedPixelSpacing", "0", "1")),
                defect("private class", "WARNING iod/unknown-sop-class 00080016", d -> with(d, "SOPClassUID", "1.2.3")),
                defect(
                        "unknown class",
                        "ERROR iod/unknown-sop-class 00080016",
                        d -> with(d, "SOPClassUID", "1.2.840.10008.5.1.4.1.1.999")),
                defect(
                        "no storage class",
                        "ERROR iod/not-storage 00080016",
                        d -> with(d, "SOPClassUID", "1.2.840.10008.1.1")),
                defect(
                        "retired class",
                        "WARNING iod/retired-sop-class 00080016",
                        d -> with(d, "SOPClassUID", "1.2.840.10008.5.1.4.1.1.6")),
                defect("letters", "ERROR iod/consistency 00200020", d -> with(d, "PatientOrientation", "L", "Q")));
    }

    private static Arguments defect(String name, String expected, UnaryOperator<Dataset> change) {
        return Arguments.of(name, expected, change);
    }

    private static Dataset with(Dataset dataset, String keyword, String... values) {
        return dataset.with(Instances.element(keyword, values));
    }

    private static Dataset without(Dataset dataset, String keyword) {
        return dataset.without(Instances.tag(keyword));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void oneDefectMakesOneFinding(String name, String expected, UnaryOperator<Dataset> change) {
        Set<String> before = keys(findings(EXAMPLE, IodOptions.DEFAULT));
        List<IodFinding> found = findings(change.apply(EXAMPLE), IodOptions.DEFAULT);
        Set<String> after = keys(found);
        assertEquals(found.size(), after.size(), "twice the same: " + found);
        Set<String> expectedNow = new TreeSet<>(before);
        expectedNow.add(expected);
        if (name.equals("letters")) {
            expectedNow.remove("WARNING iod/missing-type-2c 00200020");
        }
        if (name.equals("de-identification without method")) {
            expectedNow.add("ERROR iod/missing-type-1c 00120063");
        }
        assertEquals(expectedNow, after);
    }

    @Test
    void reportsAVideoOfAnotherModality() {
        Dataset video = Instances.of("1.2.840.10008.5.1.4.1.1.77.1.4.1", iods.checker(IodOptions.DEFAULT));
        assertEquals(
                Set.of("ERROR iod/modality 00080060"),
                keys(findings(with(video, "Modality", "CT"), IodOptions.DEFAULT)));
    }

    @Test
    void findsWhatIsMissingInNestedItems() {
        Dataset request = Dataset.of(Instances.element("RequestedProcedureID", "1"));
        Dataset code =
                Dataset.of(Instances.element("CodeValue", "1"), Instances.element("CodingSchemeDesignator", "L"));
        Dataset item =
                request.with(new Element.Sequence(Instances.tag("ScheduledProtocolCodeSequence"), List.of(code)));
        Dataset instance =
                EXAMPLE.with(new Element.Sequence(Instances.tag("RequestAttributesSequence"), List.of(request, item)));
        assertTrue(keys(findings(instance, IodOptions.DEFAULT))
                .contains("ERROR iod/missing-type-1 00400275[1].00400008[0].00080104"));
    }

    @Test
    void countsItems() {
        Dataset item = Dataset.of(
                Instances.element("ReferencedSOPClassUID", "1.2"),
                Instances.element("ReferencedSOPInstanceUID", "1.3"));
        Element photos = new Element.Sequence(Instances.tag("ReferencedPatientSequence"), List.of(item, item));
        assertTrue(keys(findings(EXAMPLE.with(photos), IodOptions.DEFAULT)).contains("ERROR iod/item-count 00081120"));
    }

    @Test
    void asksForImagePixelAttributesUnlessTheBulkDataHasThem() {
        Set<String> tolerant = keys(findings(EXAMPLE, IodOptions.DEFAULT));
        Set<String> strict = keys(findings(EXAMPLE, IodOptions.DEFAULT.withPixelHeaderFromBulkData(false)));
        Dataset inline = EXAMPLE.with(new Element.Bytes(Tags.PIXEL_DATA, VR.OB, ByteBuffer.wrap(new byte[2])));
        Set<String> withBytes = keys(findings(inline, IodOptions.DEFAULT));
        assertEquals(2, tolerant.size());
        for (String tag : List.of("00280002", "00280004", "00280010", "00280011", "00280100", "00280103")) {
            assertTrue(strict.contains("ERROR iod/missing-type-1 " + tag), strict.toString());
            assertTrue(withBytes.contains("ERROR iod/missing-type-1 " + tag), withBytes.toString());
        }
    }

    @Test
    void pixelsAreAsLongAsTheirAttributesSay() {
        Dataset image = Instances.of(
                "1.2.840.10008.5.1.4.1.1.7", iods.checker(IodOptions.DEFAULT.withPixelHeaderFromBulkData(false)));
        Dataset inline = image.with(new Element.Bytes(Tags.PIXEL_DATA, VR.OB, ByteBuffer.wrap(new byte[10])));
        assertEquals(Set.of("ERROR iod/consistency 7FE00010"), keys(findings(inline, IodOptions.DEFAULT)));
    }

    @Test
    void rulesOnTheTransferSyntaxWaitUntilItIsKnown() {
        Dataset colour = with(EXAMPLE, "SamplesPerPixel", "3");
        colour = with(colour, "PhotometricInterpretation", "YBR_FULL_422");
        colour = with(colour, "PlanarConfiguration", "0");
        String finding = "ERROR iod/enumerated-value 00280004";
        assertTrue(!keys(findings(colour, IodOptions.DEFAULT)).contains(finding));
        IodOptions jpeg = IodOptions.DEFAULT.withTransferSyntax(new Uid("1.2.840.10008.1.2.4.50"));
        assertTrue(!keys(findings(colour, jpeg)).contains(finding));
        IodOptions plain = IodOptions.DEFAULT.withTransferSyntax(new Uid("1.2.840.10008.1.2.1"));
        assertTrue(keys(findings(colour, plain)).contains(finding));
    }

    @Test
    void skipsElementsThatHaveAFinding() {
        List<IodFinding> found = new ArrayList<>();
        KnownFindings known = (path, tag) -> tag.equals(Instances.tag("PatientID"));
        iods.checker(IodOptions.DEFAULT).check(without(EXAMPLE, "PatientID"), known, found::add);
        assertEquals(keys(findings(EXAMPLE, IodOptions.DEFAULT)), keys(found));
    }

    @Test
    void aFindingNamesReasonAndRemedy() {
        IodFinding finding = findings(without(EXAMPLE, "PatientID"), IodOptions.DEFAULT).stream()
                .filter(found -> found.tag().equals(Instances.tag("PatientID")))
                .findFirst()
                .orElseThrow();
        assertEquals("it is missing, and is required (Type 2) (PS3.3, Patient Module)", finding.message());
        assertEquals("add it, without a value if that is unknown: \"00100020\": {\"vr\": \"LO\"}", finding.remedy());
    }

    @Test
    void oneCheckerSeesManyInstancesOneAfterTheOther() {
        IodChecker checker = iods.checker(IodOptions.DEFAULT);
        for (int i = 0; i < 3; i++) {
            List<IodFinding> broken = new ArrayList<>();
            checker.check(without(EXAMPLE, "PatientID"), broken::add);
            List<IodFinding> whole = new ArrayList<>();
            checker.check(EXAMPLE, whole::add);
            assertEquals(3, broken.size());
            assertEquals(2, whole.size());
        }
    }
}
