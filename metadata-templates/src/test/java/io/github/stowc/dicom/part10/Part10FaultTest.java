package io.github.stowc.dicom.part10;

import static io.github.stowc.dicom.part10.TestFile.UNDEFINED;
import static io.github.stowc.dicom.part10.TestFile.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, and with which words. */
class Part10FaultTest {
    /** Bytes before the dataset of a {@link TestFile} in Explicit VR Little Endian. */
    private static final int START = new TestFile(TestFile.EXPLICIT).build().length;

    private static Part10Exception fault(TestFile file) {
        return fault(file.build());
    }

    private static Part10Exception fault(byte[] file) {
        return assertThrows(Part10Exception.class, () -> read(Part10Reader.strict(), file));
    }

    @Test
    void namesTheAttributeAndBothLengthsOfAValueThatIsCutOff(@TempDir Path folder) throws IOException {
        TestFile file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080060, VR.CS, "OT")
                .header(0x00100010, VR.PN, 100)
                .bytes("Doe^John".getBytes(StandardCharsets.US_ASCII));
        Part10Exception fault = fault(file);
        assertEquals(
                "test.dcm: byte " + (START + 10)
                        + ": (0010,0010) PatientName: expected 100 bytes of value, found 8 before"
                        + " the end of the file; the file is cut off: get it again from where it came",
                fault.getMessage());
        assertEquals(OptionalLong.of(START + 10), fault.offset());
        assertEquals(Optional.of(new Tag(0x00100010)), fault.tag());
        Path path = Files.write(folder.resolve("cut.dcm"), file.build());
        assertEquals(
                fault.found(),
                assertThrows(Part10Exception.class, () -> Part10Reader.strict().read(path))
                        .found());
    }

    @Test
    void refusesPixelDataThatIsCutOff(@TempDir Path folder) throws IOException {
        byte[] file = new TestFile(TestFile.EXPLICIT)
                .header(0x7FE00010, VR.OW, 4_000_000_000L)
                .bytes(new byte[100_000])
                .build();
        Path path = Files.write(folder.resolve("cut.dcm"), file);
        assertEquals("100000 before the end of the file", fault(file).found());
        assertEquals(
                "100000 before the end of the file",
                assertThrows(Part10Exception.class, () -> Part10Reader.strict().read(path))
                        .found());
    }

    @Test
    void givesNoMemoryToLengthsThatLie(@TempDir Path folder) throws IOException {
        byte[] file = new TestFile(TestFile.EXPLICIT)
                .header(0x00111001, VR.UT, 0x3FFFFFF0)
                .bytes(new byte[10])
                .build();
        Part10Reader all = Part10Reader.strict().inlineUpTo(Integer.MAX_VALUE);
        Path path = Files.write(folder.resolve("lie.dcm"), file);
        assertEquals(
                "10 before the end of the file",
                assertThrows(Part10Exception.class, () -> read(all, file)).found());
        assertEquals(
                "10 before the end of the file",
                assertThrows(Part10Exception.class, () -> all.read(path)).found());
    }

    @Test
    void refusesAnOffsetTableOfMoreThan2Gigabytes() {
        TestFile file = new TestFile(TestFile.JPEG)
                .header(0x7FE00010, VR.OB, UNDEFINED)
                .item(0xFF000080L)
                .bytes(new byte[100]);
        assertEquals("4278190208 bytes", fault(file).found());
    }

    @Test
    void refusesFilesWithoutPreamble() {
        assertEquals("an empty file", fault(new byte[0]).found());
        assertEquals("a file of 100 bytes", fault(new byte[100]).found());
        Part10Exception fault = fault(new byte[500]);
        assertEquals("the four letters DICM after a preamble of 128 bytes", fault.expected());
        assertEquals(OptionalLong.of(128), fault.offset());
    }

    @Test
    void refusesTextEvenWhenLenient() {
        byte[] text = "This is a letter to a hospital, and by no means a dataset. "
                .repeat(5)
                .getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                "bytes of no DICOM dataset",
                assertThrows(
                                Part10Exception.class,
                                () -> read(Part10Reader.strict().lenient(), text))
                        .found());
    }

    @Test
    void refusesFilesWithoutTransferSyntax() {
        byte[] file =
                new TestFile(TestFile.EXPLICIT).element(0x00080060, VR.CS, "OT").build();
        byte[] headless = new byte[132 + 10];
        System.arraycopy(file, 0, headless, 0, 132);
        System.arraycopy(file, START, headless, 132, 10);
        Part10Exception fault = fault(headless);
        assertEquals("no file meta information", fault.found());
        assertEquals(Optional.of(new Tag(0x00020010)), fault.tag());
    }

    @Test
    void refusesSequencesThatNestTooDeep() {
        for (String transferSyntax : new String[] {TestFile.EXPLICIT, TestFile.IMPLICIT}) {
            TestFile file = new TestFile(transferSyntax);
            for (int i = 0; i < 10_000; i++) {
                file.header(0x00081115, VR.SQ, UNDEFINED).item(UNDEFINED);
            }
            byte[] bytes = file.build();
            assertEquals(
                    "at most 256 sequences one inside another", fault(bytes).expected());
            assertThrows(Part10Exception.class, () -> Part10Header.read("deep.dcm", new ByteArrayInputStream(bytes)));
        }
    }

    @Test
    void refusesLengthsThatDoNotFitIntoWhatIsAroundThem() {
        TestFile value = new TestFile(TestFile.EXPLICIT)
                .header(0x00081115, VR.SQ, 18)
                .item(10)
                .header(0x00100020, VR.LO, 4)
                .bytes(new byte[4]);
        assertEquals("a length of 4 bytes", fault(value).found());
        TestFile header = new TestFile(TestFile.EXPLICIT)
                .header(0x00081115, VR.SQ, 12)
                .item(4)
                .element(0x00100020, VR.LO, "4711");
        assertEquals(
                "4 before the end of the sequence or item around it",
                fault(header).found());
        TestFile item = new TestFile(TestFile.EXPLICIT)
                .header(0x00081115, VR.SQ, 10)
                .item(100)
                .element(0x00100020, VR.LO, "4711");
        assertEquals("a length of 100 bytes", fault(item).found());
    }

    @Test
    void refusesDelimitersOutOfPlace() {
        assertEquals(
                "tag (FFFE,E00D)",
                fault(new TestFile(TestFile.EXPLICIT).itemEnd()).found());
        assertEquals(
                "tag (FFFE,E0DD)",
                fault(new TestFile(TestFile.EXPLICIT)
                                .header(0x00081115, VR.SQ, UNDEFINED)
                                .item(UNDEFINED)
                                .sequenceEnd())
                        .found());
        assertEquals(
                "tag (0010,0020)",
                fault(new TestFile(TestFile.EXPLICIT)
                                .header(0x00081115, VR.SQ, UNDEFINED)
                                .element(0x00100020, VR.LO, "4711"))
                        .found());
        assertEquals(
                "a sequence delimitation item (FFFE,E0DD)",
                fault(new TestFile(TestFile.EXPLICIT).header(0x00081115, VR.SQ, UNDEFINED))
                        .expected());
        assertEquals(
                "an item delimitation item (FFFE,E00D)",
                fault(new TestFile(TestFile.EXPLICIT)
                                .header(0x00081115, VR.SQ, UNDEFINED)
                                .item(UNDEFINED))
                        .expected());
    }

    @Test
    void refusesUndefinedLengthIfTheVrHasNone() {
        assertEquals(
                "a length in bytes, as UT has",
                fault(new TestFile(TestFile.EXPLICIT).header(0x00111001, VR.UT, UNDEFINED))
                        .expected());
        assertEquals(
                "undefined length (FFFFFFFF)",
                fault(new TestFile(TestFile.IMPLICIT).header(0x00280106, VR.US, UNDEFINED))
                        .found());
        assertEquals(
                "undefined length (FFFFFFFF)",
                fault(new TestFile(TestFile.JPEG)
                                .header(0x7FE00010, VR.OB, UNDEFINED)
                                .item(0)
                                .item(UNDEFINED))
                        .found());
    }

    @Test
    void refusesAttributesThatOccurTwiceInAnyOrder() {
        TestFile file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080060, VR.CS, "OT")
                .element(0x00100020, VR.LO, "4711")
                .element(0x00080060, VR.CS, "OT");
        Part10Exception fault = fault(file);
        assertEquals("it a second time", fault.found());
        assertEquals(OptionalLong.of(START + 22), fault.offset());
    }

    @Test
    void refusesAnUnknownFormOfVr() {
        Part10Exception fault = fault(new TestFile(TestFile.EXPLICIT).header(0x00080060, "\0\0", false, 2));
        assertEquals("bytes 00 00", fault.found());
    }

    @Test
    void refusesNumbersOfTheWrongSizeUnlessLenient() throws IOException {
        byte[] file = new TestFile(TestFile.EXPLICIT)
                .element(0x00280010, VR.US, 1, 0, 9)
                .element(0x00280011, VR.US, 9)
                .build();
        assertEquals("a multiple of 2 bytes, as US has", fault(file).expected());
        Part10Content content = read(Part10Reader.strict().lenient(), file);
        assertEquals("1", content.dataset().text(new Tag(0x00280010)).orElseThrow());
        assertTrue(content.dataset().text(new Tag(0x00280011)).isEmpty());
    }

    @Test
    void refusesTextOfAnotherCharacterSetUnlessLenient() throws IOException {
        byte[] file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080005, VR.CS, "ISO_IR 192")
                .element(0x00100020, VR.LO, "M\u00FCller")
                .build();
        Part10Exception fault = fault(file);
        assertEquals("text in the character set ISO_IR 192", fault.expected());
        assertEquals(Optional.of(new Tag(0x00100020)), fault.tag());
        assertEquals(
                "M\uFFFDller",
                read(Part10Reader.strict().lenient(), file)
                        .dataset()
                        .text(new Tag(0x00100020))
                        .orElseThrow());
    }

    @Test
    void refusesCharacterSetsThatNobodyKnowsUnlessLenient() throws IOException {
        byte[] file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080005, VR.CS, "ISO_IR 999")
                .element(0x00100020, VR.LO, "4711")
                .build();
        assertEquals(Optional.of(Tags.SPECIFIC_CHARACTER_SET), fault(file).tag());
        assertEquals(2, read(Part10Reader.strict().lenient(), file).dataset().size());
    }

    @Test
    void refusesNamesOfFourGroupsUnlessLenient() throws IOException {
        byte[] file = new TestFile(TestFile.EXPLICIT)
                .element(0x00100010, VR.PN, "A=B=C=D ")
                .build();
        assertEquals("4 of them", fault(file).found());
        assertEquals(
                "A=B=C",
                read(Part10Reader.strict().lenient(), file)
                        .dataset()
                        .text(new Tag(0x00100010))
                        .orElseThrow());
    }

    @Test
    void saysThatADeflatedDatasetIsBroken() {
        byte[] file = new TestFile(TestFile.DEFLATED)
                .element(0x00100020, VR.LO, "4711")
                .element(0x00104000, VR.LT, "abcdefghijklmnopqrstuvwxyz0123456789")
                .build();
        assertEquals(
                "one without its end",
                fault(Arrays.copyOf(file, file.length - 5)).found());
        byte[] garbage = file.clone();
        int start = new TestFile(TestFile.DEFLATED).build().length - 2;
        Arrays.fill(garbage, start, garbage.length, (byte) 0xFF);
        assertEquals("bytes that are not deflated", fault(garbage).found());
    }

    @Test
    void countsOffsetsInTheInflatedDataset() {
        Part10Exception fault = fault(
                new TestFile(TestFile.DEFLATED).header(0x00100020, VR.LO, 10).bytes(new byte[4]));
        assertTrue(String.valueOf(fault.getMessage())
                .startsWith("test.dcm: byte 0 of the inflated dataset: (0010,0020) PatientID: "));
    }

    @Test
    void refusesFileMetaInformationOutOfOrder() {
        byte[] file =
                new TestFile(TestFile.EXPLICIT).element(0x00080060, VR.CS, "OT").build();
        byte[] twice = new byte[file.length + START - 144];
        System.arraycopy(file, 0, twice, 0, START);
        System.arraycopy(file, 144, twice, START, file.length - 144);
        assertEquals("one after a higher or equal one", fault(twice).found());
    }
}
