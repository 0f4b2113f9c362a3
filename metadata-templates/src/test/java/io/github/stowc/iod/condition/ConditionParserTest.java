package io.github.stowc.iod.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.iod.Instances;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionParserTest {
    private static final Dataset ITEM = Dataset.of(
            Instances.element("CodeValue", "T-04000"),
            Instances.element("CodingSchemeDesignator", "SRT"),
            Element.of(Instances.tag("ReferencedFrameNumber"), VR.IS, "3", "7"));
    private static final Dataset OTHER = Dataset.of(Instances.element("CodeValue", "R-20500"));
    private static final Tag SEQUENCE = Instances.tag("AnatomicRegionSequence");
    private static final Dataset ROOT = Dataset.of(
            Instances.element("ImageType", "ORIGINAL", "PRIMARY", ""),
            Instances.element("SamplesPerPixel", "3"),
            Instances.element("PatientName"),
            Instances.element("Laterality", "R "),
            Element.of(new Tag(0x60020010), VR.US, "8"),
            new Element.Sequence(SEQUENCE, List.of(ITEM, OTHER)));

    private static Scope root() {
        return Instances.scope(ROOT, ROOT, null, SEQUENCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "present(00280002); TRUE",
                "present(00280004); FALSE",
                "not present(00280004); TRUE",
                "present(00100010); TRUE",
                "value(00100010); FALSE",
                "value(00280002); TRUE",
                "00080008 = \"PRIMARY\"; TRUE",
                "00080008[1] = \"PRIMARY\"; FALSE",
                "00080008[2] = \"PRIMARY\"; TRUE",
                "00080008[1] != \"DERIVED\"; TRUE",
                "00080008[4] != \"DERIVED\"; TRUE",
                "value(00080008[3]); FALSE",
                "present(00080008[3]); TRUE",
                "00080008[3] = \"\"; TRUE",
                "00180015 != \"HAND\"; TRUE",
                "00200060 = \"R\"; TRUE",
                "00280002 = 3; TRUE",
                "00280002 > 2; TRUE",
                "00280002 >= 3; TRUE",
                "00280002 < 3; FALSE",
                "00280002 <= 3; TRUE",
                "00280002 != 3; FALSE",
                "00280008 > 1; FALSE",
                "00200060 in {\"L\", \"R\"}; TRUE",
                "00200060 not in {\"L\", \"B\"}; TRUE",
                "00280004 not in {\"RGB\"}; TRUE",
                "items(00082218) > 1; TRUE",
                "items(00082218) = 1; FALSE",
                "items(00082228) = 0; TRUE",
                "items(00082228) > 0; FALSE",
                "00082218>00080100 = \"R-20500\"; TRUE",
                "00082218#1>00080100 = \"R-20500\"; FALSE",
                "00082218#2>00080100 = \"R-20500\"; TRUE",
                "present(00082218>00081160); TRUE",
                "/00280002 = 3; TRUE",
                "../00280002 = 3; FALSE",
                "present(60000010); TRUE",
                "present(00280002) and present(00280004); FALSE",
                "present(00280002) or present(00280004); TRUE",
                "present(00280004) or (present(00280002) and not (00280002 = 1)); TRUE",
                "not (present(00280002) or present(00280004)); FALSE",
                "true; TRUE",
                "false; FALSE",
                "00020010 = \"1.2.840.10008.1.2.1\"; UNKNOWN",
                "00020010 = \"1.2.840.10008.1.2.1\" and present(00280004); FALSE",
                "00020010 != \"1.2.840.10008.1.2.1\" or present(00280002); TRUE",
                "not (00020010 = \"1.2.840.10008.1.2.1\"); UNKNOWN"
            })
    void evaluatesInTheOutermostDataset(String expression, String expected) {
        assertEquals(Truth.valueOf(expected), ConditionParser.parse(expression).test(root()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "../00280002 = 3; TRUE",
                "/00280002 = 3; TRUE",
                "00280002 = 3; FALSE",
                "00080100 = \"T-04000\"; TRUE",
                "00081160[2] > 6; TRUE",
                "present(../00080100); FALSE",
                "/00082218#2>00080100 = \"R-20500\"; TRUE"
            })
    void evaluatesInAnItem(String expression, String expected) {
        assertEquals(
                Truth.valueOf(expected),
                ConditionParser.parse(expression).test(Instances.scope(ROOT, ITEM, root(), SEQUENCE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "present(",
                "present(00280002",
                "present(Rows)",
                "00280002 =",
                "00280002 = x",
                "00280002 = \"1",
                "00280002 in {}",
                "(true",
                "true true",
                "true and",
                "00280002[x] = 1",
                "00280002#99999>00280010 = 1"
            })
    void saysWhereAnExpressionIsBroken(String expression) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> ConditionParser.parse(expression));
        assertEquals(true, String.valueOf(refusal.getMessage()).contains("at character"));
    }
}
