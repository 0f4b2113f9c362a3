package io.github.stowc.dicom.part10;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.SourceChangedException;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.testdata.NeedsTools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Part10WriterTest {
    private static final TransferSyntax JPEG = new TransferSyntax(TestFile.JPEG);
    private static final Tag TEXT = new Tag(0x00104000);
    private static final Tag ROWS = new Tag(0x00280010);
    private static final byte[] SOURCE = {1, 2, 3, 4, 5, 6, 7};

    private static Body layout(TransferSyntax syntax, Dataset dataset, Map<String, BulkContent> bulk)
            throws Part10Exception {
        return Part10Writer.file("made.dcm", FileMeta.of(dataset, syntax), dataset, bulk);
    }

    private static byte[] write(Body layout) throws IOException {
        byte[] bytes = layout.open().readAllBytes();
        assertEquals(layout.length(), bytes.length);
        return bytes;
    }

    private static Body bytes(int offset, int length) {
        return Body.of(SOURCE).slice(offset, length);
    }

    /** A range of a file that nobody opens. */
    private static Body range(long offset, long length) {
        return Body.of(Path.of("a.jpg"), 1L << 40, FileTime.fromMillis(0)).slice(offset, length);
    }

    private static Part10Exception fault(Dataset dataset) {
        return assertThrows(
                Part10Exception.class, () -> layout(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, dataset, Map.of()));
    }

    private static Dataset pixels(Element... more) {
        return Dataset.of(new Element.BulkData(Tags.PIXEL_DATA, VR.OW, "a.jpg")).with(more);
    }

    @Test
    void writesPreambleAndFileMetaInformation() throws IOException {
        Dataset dataset = Dataset.of(
                Element.of(Tags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.7"),
                Element.of(Tags.SOP_INSTANCE_UID, VR.UI, "1.2.3"),
                Element.of(new Tag(0x00020010), VR.UI, "1.2.840.10008.1.2"),
                Element.of(new Tag(0x00080000), VR.UL, "17"));
        byte[] file = write(layout(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, dataset, Map.of()));
        assertArrayEquals(new byte[128], Arrays.copyOf(file, 128));
        Part10Content content = TestFile.read(Part10Reader.strict(), file);
        FileMeta meta = content.meta();
        assertEquals(
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, meta.transferSyntax().orElseThrow());
        assertEquals("1.2.840.10008.5.1.4.1.1.7", meta.mediaStorageSopClass().orElseThrow());
        assertEquals("1.2.3", meta.mediaStorageSopInstance().orElseThrow());
        assertEquals("STOWC", meta.elements().text(new Tag(0x00020013)).orElseThrow());
        assertEquals(2, content.dataset().size());
        // The group length counts from after itself to the dataset, which begins with SOP Class UID.
        int length = (int) Preface.littleEndian(file, 140);
        assertArrayEquals(new byte[] {8, 0, 0x16, 0}, Arrays.copyOfRange(file, 144 + length, 148 + length));
    }

    @Test
    void padsBulkDataToEvenLength() throws IOException {
        Dataset dataset = Dataset.of(
                new Element.BulkData(new Tag(0x00420011), VR.OB, "a.pdf"),
                new Element.BulkData(new Tag(0x00420012), VR.UT, "a.txt"));
        byte[] file = write(layout(
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                dataset,
                Map.of(
                        "a.pdf", new BulkContent.Plain(Body.concat(List.of(bytes(0, 2), bytes(3, 3)))),
                        "a.txt", new BulkContent.Plain(bytes(0, 1)))));
        Part10Content content = TestFile.read(Part10Reader.strict(), file);
        assertArrayEquals(
                new byte[] {1, 2, 4, 5, 6, 0},
                content.bulkValues().get(0).open(new ByteArrayInputStream(file)).readAllBytes());
        assertEquals(' ', file[file.length - 1]);
    }

    @Test
    void writesFramesWithABasicOffsetTable() throws IOException {
        Map<String, BulkContent> bulk = Map.of("a.jpg", new BulkContent.Frames(List.of(bytes(0, 3), bytes(3, 4))));
        byte[] file = write(layout(JPEG, pixels(Element.of(new Tag(0x7FE00001), VR.OV)), bulk));
        Part10Content content = TestFile.read(Part10Reader.strict(), file);
        BulkValue pixels = content.bulkValues().get(0);
        assertEquals(VR.OB, pixels.vr());
        assertEquals(List.of(0L, 12L), pixels.offsetTable());
        assertEquals(
                List.of(4L, 4L), pixels.extents().stream().map(Slice::length).toList());
        assertEquals(2, pixels.frames(content.dataset()).orElseThrow().size());
        assertEquals(1, content.dataset().size());
    }

    @Test
    void writesVideosWithAnEmptyTable() throws IOException {
        Map<String, BulkContent> bulk = Map.of("a.jpg", new BulkContent.Stream(bytes(0, 7)));
        TransferSyntax mpeg = new TransferSyntax("1.2.840.10008.1.2.4.102");
        byte[] file = write(layout(mpeg, pixels(Element.of(new Tag(0x00280008), VR.IS, "25")), bulk));
        BulkValue pixels =
                TestFile.read(Part10Reader.strict(), file).bulkValues().get(0);
        assertEquals(List.of(), pixels.offsetTable());
        assertEquals(1, pixels.extents().size());
    }

    @Test
    void writesAnExtendedOffsetTableIf32BitsDoNotSuffice() throws IOException {
        long frame = 3L << 30;
        BulkContent content = new BulkContent.Frames(Collections.nCopies(3, range(0, frame - 1)));
        Body layout = layout(JPEG, pixels(), Map.of("a.jpg", content));
        assertTrue(layout.length() > 3 * frame);
        byte[] bytes = ((Body.Bytes) layout.pieces().get(0)).toArray();
        Dataset read = TestFile.read(Part10Reader.strict().until(Tags.PIXEL_DATA), bytes)
                .dataset();
        assertEquals(List.of(0L, frame + 8, 2 * (frame + 8)), words(read, 0x7FE00001));
        assertEquals(List.of(frame - 1, frame - 1, frame - 1), words(read, 0x7FE00002));
    }

    private static List<Long> words(Dataset dataset, int tag) {
        Element.Bytes element = (Element.Bytes) dataset.get(new Tag(tag)).orElseThrow();
        assertEquals(VR.OV, element.vr());
        ByteBuffer bytes = element.bytes().order(ByteOrder.LITTLE_ENDIAN);
        List<Long> words = new ArrayList<>();
        while (bytes.hasRemaining()) {
            words.add(bytes.getLong());
        }
        return words;
    }

    @Test
    void splitsAStreamThatIsTooLongForOneFragment() throws IOException {
        long length = (10L << 30) + 1;
        Body layout = layout(
                new TransferSyntax("1.2.840.10008.1.2.4.102"),
                pixels(),
                Map.of("a.jpg", new BulkContent.Stream(Body.concat(List.of(range(5, 100), range(200, length))))));
        List<Body> ranges = new ArrayList<>(layout.pieces());
        ranges.removeIf(piece -> piece instanceof Body.Bytes);
        long fragment = 0xFFFFFFFEL;
        assertEquals(
                List.of(
                        range(5, 100),
                        range(200, fragment - 100),
                        range(100 + fragment, fragment),
                        range(100 + 2 * fragment, length + 100 - 2 * fragment)),
                ranges);
    }

    @Test
    void refusesSeveralFramesOfWhichOneNeedsTwoFragments() {
        BulkContent content = new BulkContent.Frames(Collections.nCopies(2, range(0, 5L << 30)));
        Part10Exception fault =
                assertThrows(Part10Exception.class, () -> layout(JPEG, pixels(), Map.of("a.jpg", content)));
        assertEquals("a longer one", fault.found());
    }

    @Test
    void refusesWhatDoesNotGoWithTheTransferSyntax() {
        BulkContent plain = new BulkContent.Plain(bytes(0, 4));
        BulkContent frames = new BulkContent.Frames(List.of(bytes(0, 4)));
        for (Map.Entry<TransferSyntax, BulkContent> pair : List.of(
                Map.entry(JPEG, plain),
                Map.entry(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, frames),
                Map.entry(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, plain),
                Map.entry(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN, plain),
                Map.entry(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, plain))) {
            assertThrows(
                    Part10Exception.class,
                    () -> layout(pair.getKey(), pixels(), Map.of("a.jpg", pair.getValue())),
                    pair.getKey().uid());
        }
        Part10Exception none = assertThrows(
                Part10Exception.class,
                () -> Part10Writer.file("made.dcm", new FileMeta(Dataset.EMPTY), Dataset.EMPTY, Map.of()));
        assertEquals("none", none.found());
    }

    @Test
    void refusesLinksWithoutContent() {
        assertEquals(
                "made.dcm: (7FE0,0010) PixelData: expected the content of the bulk data that it links to, found none;"
                        + " give the file of its BulkDataURI",
                fault(pixels()).getMessage());
    }

    @Test
    void refusesValuesThatDoNotFitTheirVr() {
        for (Element element : List.of(
                Element.given(ROWS, VR.US, "-1"),
                Element.given(ROWS, VR.US, "65536"),
                Element.given(ROWS, VR.US, "1.5"),
                Element.given(ROWS, VR.US, "1e999999999"),
                Element.given(ROWS, VR.US, "x"),
                Element.given(ROWS, VR.US, "1", ""),
                Element.given(ROWS, VR.SS, "32768"),
                Element.given(ROWS, VR.SV, "9223372036854775808"),
                Element.given(ROWS, VR.UV, "18446744073709551616"),
                Element.given(ROWS, VR.FL, "1e39"),
                Element.given(ROWS, VR.FD, "1e309"),
                Element.given(ROWS, VR.FD, "0x1p3"),
                Element.given(ROWS, VR.FD, "1f"),
                Element.given(ROWS, VR.AT, "0010"),
                Element.of(TEXT, VR.LO, "a\\b"),
                Element.of(TEXT, VR.LT, "a", "b"),
                Element.of(TEXT, VR.LO, "M\u00FCller"),
                new Element.Names(new Tag(0x00100010), List.of(PersonName.alphabetic("A=B"))),
                Element.of(Tags.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 999"))) {
            Part10Exception fault = fault(Dataset.of(element));
            assertEquals(element.tag(), fault.tag().orElseThrow());
            assertTrue(fault.offset().isEmpty());
        }
        assertEquals(
                "the character U+00FC",
                fault(Dataset.of(Element.of(TEXT, VR.LO, "M\u00FCller"))).found());
    }

    @Test
    void takesNumbersInAnyNotation() throws IOException {
        Dataset dataset = Dataset.of(
                Element.of(new Tag(0x00111001), VR.US, "1e2", "2.0", "65535"),
                Element.of(new Tag(0x00111002), VR.FD, "NaN", "-inf", "Infinity", "1E3"),
                Element.of(new Tag(0x00111003), VR.FL, "nan", "0.1"),
                Element.of(new Tag(0x00111004), VR.AT, "0020000d"));
        Dataset read =
                TestFile.read(Part10Reader.strict(), Datasets.write(dataset)).dataset();
        List<Element> elements = read.elements();
        assertEquals(List.of("100", "2", "65535"), elements.get(0).texts());
        assertEquals(
                List.of("NaN", "-Infinity", "Infinity", "1000"), elements.get(1).texts());
        assertEquals(List.of("NaN", "0.1"), elements.get(2).texts());
        assertEquals(List.of("0020000D"), elements.get(3).texts());
    }

    @Test
    void writesValuesTooLongForTheirVrAsUnknown() throws IOException {
        Dataset dataset = Dataset.of(Element.of(new Tag(0x00081030), VR.LO, "a".repeat(70_000)));
        byte[] file = Datasets.write(dataset);
        assertEquals("UN", new String(file, file.length - 70_000 - 8, 2, StandardCharsets.US_ASCII));
        assertEquals(dataset, TestFile.read(Part10Reader.strict(), file).dataset());
    }

    @Test
    void refusesSequencesThatNestTooDeep() {
        Dataset dataset = Dataset.EMPTY;
        for (int i = 0; i < 300; i++) {
            dataset = Dataset.of(new Element.Sequence(new Tag(0x00081115), List.of(dataset)));
        }
        assertEquals("more", fault(dataset).found());
    }

    @Test
    void saysWhenASourceIsShorterThanItWas() throws IOException {
        Body layout = layout(
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                pixels(),
                Map.of("a.jpg", new BulkContent.Plain(Body.of("a", 8, () -> new ByteArrayInputStream(SOURCE)))));
        IOException fault = assertThrows(SourceChangedException.class, () -> write(layout));
        assertEquals(
                "a: changed while it was read: expected 8 bytes, found its end after 7; run again once it is at rest",
                fault.getMessage());
    }

    @NeedsTools({"dciodvfy", "dcmdump"})
    @Test
    void makesFilesThatDciodvfyTakes(@TempDir Path folder) throws Exception {
        for (boolean encapsulated : new boolean[] {false, true}) {
            Dataset dataset = SecondaryCapture.instance(encapsulated);
            BulkContent content =
                    encapsulated ? new BulkContent.Frames(List.of(bytes(0, 7))) : new BulkContent.Plain(bytes(0, 4));
            Path file = Files.write(
                    folder.resolve(encapsulated + ".dcm"),
                    write(layout(
                            encapsulated ? JPEG : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                            dataset,
                            Map.of("a.jpg", content))));
            Dcmtk.Answer verified = Dcmtk.run("dciodvfy", file.toString());
            assertFalse(verified.out().contains("Error"), verified.out());
            assertEquals(0, verified.exit());
            Dcmtk.Answer dumped = Dcmtk.run("dcmdump", file.toString());
            assertEquals(0, dumped.exit(), dumped.out());
            assertFalse(dumped.out().contains("W:"), dumped.out());
        }
    }
}
