package io.github.stowc.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DatasetBuilderTest {

    private static void refuses(String message, Executable set) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, set).getMessage());
    }

    @Test
    void givesEachAttributeTheVrOfTheDictionary() {
        Dataset dataset = Dataset.builder()
                .set("PatientName", "Doe^John")
                .set(Tags.ROWS, 64)
                .set("PixelSpacing", "0.5", "0.5")
                .set("SliceThickness", 1.0 / 3)
                .set("AccessionNumber")
                .set("RequestAttributesSequence", List.of(Dataset.EMPTY))
                .build();
        assertEquals(
                Dataset.of(
                        Element.of(Tags.PATIENT_NAME, VR.PN, "Doe^John"),
                        Element.of(Tags.ROWS, VR.US, "64"),
                        Element.of(new Tag(0x00280030), VR.DS, "0.5", "0.5"),
                        Element.of(new Tag(0x00180050), VR.DS, "0.33333333333333"),
                        new Element.Empty(new Tag(0x00080050), VR.SH),
                        new Element.Sequence(Tags.REQUEST_ATTRIBUTES_SEQUENCE, List.of(Dataset.EMPTY))),
                dataset);
    }

    @Test
    void takesTheFirstVrThatHoldsTheValue() {
        Tag smallest = new Tag(0x00280106);
        assertEquals(
                VR.US,
                Dataset.builder().set(smallest, 5).build().elements().get(0).vr());
        assertEquals(
                VR.SS,
                Dataset.builder().set(smallest, -5).build().elements().get(0).vr());
    }

    @Test
    void keepsTheLastValueOfAnAttribute() {
        Dataset dataset = Dataset.builder().set("Rows", 1).set("Rows", 2).build();
        assertEquals(OptionalInt.of(2), dataset.integer(Tags.ROWS));
    }

    @Test
    void saysWhatIsExpectedAndWhatToWriteButNoValue() {
        Dataset.Builder builder = Dataset.builder();
        refuses(
                "expected a keyword of PS3.6, found \"PatientNam\"; write PatientName",
                () -> builder.set("PatientNam", "Doe"));
        refuses(
                "(0028,0010) Rows: expected US, found another value; write a whole number (PS3.5 6.2)",
                () -> builder.set("Rows", "many"));
        refuses(
                "(0028,0010) Rows: expected US, found another value; "
                        + "the number must lie between 0 and 65535 (PS3.5 6.2)",
                () -> builder.set("Rows", 65_536));
        refuses(
                "(0028,0030) PixelSpacing: expected 2 values, found 1; set each value as an argument of its own",
                () -> builder.set("PixelSpacing", "0.5"));
        refuses(
                "(0040,0275) RequestAttributesSequence: expected items (SQ), found text; set a list of datasets",
                () -> builder.set("RequestAttributesSequence", "x"));
        refuses(
                "(0042,0011) EncapsulatedDocument: expected bytes (OB), found text; "
                        + "set an Element.Bytes or an Element.BulkData",
                () -> builder.set("EncapsulatedDocument", "x"));
        refuses(
                "(0028,0010) Rows: expected US, found items; set values",
                () -> builder.set("Rows", List.of(Dataset.EMPTY)));
        refuses(
                "(0029,1001) 00291001: expected an attribute of PS3.6, found one that it does not have; "
                        + "set an Element with its VR",
                () -> builder.set(new Tag(0x00291001), "x"));
    }

    @Test
    void refusesAnElementWhoseVrCannotHoldTheAttribute() {
        refuses(
                "(0010,0010) PatientName: expected PN, found DA; "
                        + "write the VR that PS3.6 gives, or leave it to Dataset.builder()",
                () -> Element.of(Tags.PATIENT_NAME, VR.DA, "20260131"));
        assertEquals(VR.SH, Element.of(Tags.PATIENT_ID, VR.SH, "1").vr());
        assertEquals(VR.DA, Element.of(new Tag(0x00291001), VR.DA, "20260131").vr());
        assertEquals(
                VR.DA,
                Element.given(Tags.PATIENT_NAME, VR.DA, List.of("20260131")).vr());
    }

    @Test
    void readsNumbers() {
        Dataset dataset = Dataset.builder()
                .set("Rows", 64)
                .set("SliceThickness", 2.5)
                .set("PatientID", "x")
                .build();
        assertEquals(OptionalInt.of(64), dataset.integer(Tags.ROWS));
        assertEquals(OptionalDouble.of(2.5), dataset.decimal(new Tag(0x00180050)));
        assertEquals(OptionalInt.empty(), dataset.integer(Tags.PATIENT_ID));
        assertEquals(OptionalDouble.empty(), dataset.decimal(Tags.COLUMNS));
    }

    @Test
    void showsItselfInADebugger() {
        Dataset.Builder builder = Dataset.builder()
                .set("PatientName", "Doe^John")
                .set("StudyDescription", "x".repeat(64))
                .set("RequestAttributesSequence", List.of(Dataset.EMPTY))
                .set(new Element.BulkData(Tags.PIXEL_DATA, VR.OW, "bulk/1"));
        assertEquals("""
            Dataset of 4 elements
            (0008,1030) StudyDescription LO %s
            (0010,0010) PatientName PN Doe^John
            (0040,0275) RequestAttributesSequence SQ 1 item
            (7FE0,0010) PixelData OW at bulk/1\
            """.formatted("x".repeat(64)), builder.build().toString());
        for (int i = 0; i < 30; i++) {
            builder.set(Element.of(Tag.of(0x0029, 0x1000 + i), VR.LO, "y".repeat(70)));
        }
        List<String> lines = builder.build().toString().lines().toList();
        assertEquals(22, lines.size());
        assertEquals("(0029,1000) LO " + "y".repeat(64) + "…", lines.get(3));
        assertEquals("… 14 more", lines.get(21));
        assertTrue(Dataset.EMPTY.toString().startsWith("Dataset of 0 elements"));
    }
}
