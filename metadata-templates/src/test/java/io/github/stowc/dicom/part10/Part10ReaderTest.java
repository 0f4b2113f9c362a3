package io.github.stowc.dicom.part10;

import static io.github.stowc.dicom.part10.TestFile.UNDEFINED;
import static io.github.stowc.dicom.part10.TestFile.read;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Slice;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Part10ReaderTest {
    private static final Tag PATIENT_NAME = new Tag(0x00100010);
    private static final Tag ROWS = new Tag(0x00280010);
    private static final Tag SMALLEST_PIXEL = new Tag(0x00280106);

    private static Element element(TestFile file, int tag) throws IOException {
        return read(file).dataset().get(new Tag(tag)).orElseThrow();
    }

    private static List<String> texts(TestFile file, int tag) throws IOException {
        return element(file, tag).texts();
    }

    @ParameterizedTest
    @ValueSource(strings = {TestFile.IMPLICIT, TestFile.EXPLICIT, TestFile.BIG, TestFile.DEFLATED})
    void readsEveryEncodingOfADataset(String transferSyntax) throws IOException {
        TestFile file = new TestFile(transferSyntax)
                .element(0x00080018, VR.UI, "1.2.3\0")
                .element(0x00100010, VR.PN, "Doe^John")
                .header(0x00280010, VR.US, 2)
                .u16(513)
                .header(0x00282000, VR.OB, 0)
                .header(0x00720078, VR.UL, 4)
                .u32(4000000000L)
                .header(0x7FE00010, VR.OW, 4)
                .u16(0x0102)
                .u16(0x0304);
        Part10Content content = read(file);
        assertEquals(
                transferSyntax, content.meta().transferSyntax().orElseThrow().uid());
        assertEquals(List.of("513"), content.dataset().get(ROWS).orElseThrow().texts());
        assertEquals(List.of("4000000000"), texts(file, 0x00720078));
        assertEquals(
                new Element.Names(PATIENT_NAME, List.of(PersonName.alphabetic("Doe^John"))), element(file, 0x00100010));
        BulkValue pixels = content.bulkValues().get(0);
        assertEquals(VR.OW, pixels.vr());
        assertArrayEquals(
                new byte[] {2, 1, 4, 3},
                pixels.open(new ByteArrayInputStream(file.build())).readAllBytes());
        assertEquals(
                transferSyntax.equals(TestFile.IMPLICIT) || transferSyntax.equals(TestFile.EXPLICIT),
                pixels.isVerbatim());
    }

    @ParameterizedTest
    @ValueSource(strings = {TestFile.IMPLICIT, TestFile.EXPLICIT, TestFile.BIG})
    void readsSequencesOfBothKindsOfLength(String transferSyntax) throws IOException {
        TestFile inner = new TestFile(transferSyntax).element(0x00081155, VR.UI, "1.2\0");
        TestFile file = new TestFile(transferSyntax)
                .header(0x00081115, VR.SQ, UNDEFINED)
                .item(UNDEFINED)
                .header(0x00081199, VR.SQ, inner.bare().length + 8L)
                .item(inner.bare().length)
                .bytes(inner.bare())
                .itemEnd()
                .item(0)
                .sequenceEnd()
                .header(0x00081140, VR.SQ, 0);
        Dataset dataset = read(file).dataset();
        List<Dataset> items = dataset.items(new Tag(0x00081115));
        assertEquals(2, items.size());
        assertEquals(
                "1.2",
                items.get(0)
                        .items(new Tag(0x00081199))
                        .get(0)
                        .text(new Tag(0x00081155))
                        .orElseThrow());
        assertTrue(items.get(1).isEmpty());
        assertEquals(
                new Element.Empty(new Tag(0x00081140), VR.SQ),
                dataset.elements().get(1));
    }

    @Test
    void readsUnknownSequencesOfUndefinedLengthAsImplicitVr() throws IOException {
        TestFile inner = new TestFile(TestFile.IMPLICIT)
                .item(UNDEFINED)
                .element(0x00100020, VR.LO, "4711")
                .itemEnd()
                .sequenceEnd();
        TestFile file =
                new TestFile(TestFile.BIG).header(0x00110010, VR.UN, UNDEFINED).bytes(inner.bare());
        assertEquals(
                "4711",
                read(file)
                        .dataset()
                        .items(new Tag(0x00110010))
                        .get(0)
                        .text(new Tag(0x00100020))
                        .orElseThrow());
    }

    @Test
    void keepsUnknownValuesOfKnownLengthAsBytes() throws IOException {
        TestFile file = new TestFile(TestFile.EXPLICIT).element(0x00111001, VR.UN, 1, 2, 3, 4);
        assertEquals(
                new Element.Bytes(new Tag(0x00111001), VR.UN, ByteBuffer.wrap(new byte[] {1, 2, 3, 4})),
                element(file, 0x00111001));
    }

    @Test
    void readsUnknownValuesOfKnownAttributesAsWhatTheyAre() throws IOException {
        TestFile item = new TestFile(TestFile.IMPLICIT).item(10).element(0x00280010, VR.US, 2, 1);
        TestFile file = new TestFile(TestFile.BIG)
                .element(0x00080018, VR.UN, "1.2.3\0")
                .element(0x00090010, VR.UN, "ACME")
                .header(0x00081115, VR.UN, 18)
                .bytes(item.bare())
                .element(0x00280010, VR.UN, 2, 1)
                .element(0x00280103, VR.UN, 1, 0)
                .element(0x00280106, VR.UN, 0xFE, 0xFF);
        assertEquals(
                Dataset.of(
                        Element.of(new Tag(0x00080018), VR.UI, "1.2.3"),
                        new Element.Sequence(
                                new Tag(0x00081115),
                                List.of(Dataset.of(Element.of(new Tag(0x00280010), VR.US, "258")))),
                        Element.of(new Tag(0x00090010), VR.LO, "ACME"),
                        Element.of(new Tag(0x00280010), VR.US, "258"),
                        Element.of(new Tag(0x00280103), VR.US, "1"),
                        Element.of(new Tag(0x00280106), VR.SS, "-2")),
                read(file).dataset());
    }

    @Test
    void keepsUnknownValuesAsBytesIfTheyDoNotFitTheAttribute() throws IOException {
        TestFile file = new TestFile(TestFile.EXPLICIT)
                .element(0x00081115, VR.UN, 1, 2, 3, 4)
                .element(0x00189087, VR.UN, 1, 2, 3, 4);
        read(file).dataset().forEach(element -> assertEquals(VR.UN, element.vr()));
    }

    @Test
    void readsVrsThatTheStandardDoesNotKnowAsUnknown() throws IOException {
        TestFile file = new TestFile(TestFile.EXPLICIT)
                .header(0x00111001, "ZZ", true, 2)
                .bytes(new byte[] {1, 2})
                .header(0x00111002, "??", false, 2)
                .bytes(new byte[] {3, 4})
                .header(0x00111003, "ZY", false, 2)
                .bytes(new byte[] {5, 6});
        assertEquals(3, read(file).dataset().size());
        read(file).dataset().forEach(element -> assertEquals(VR.UN, element.vr()));
    }

    @Test
    void letsPixelRepresentationDecideBetweenUsAndSs() throws IOException {
        TestFile late = new TestFile(TestFile.IMPLICIT)
                .element(0x00189810, VR.US, 0xFF, 0xFF)
                .element(0x00280103, VR.US, 1, 0)
                .element(0x00280106, VR.US, 0xFE, 0xFF)
                .header(0x00289145, VR.SQ, 18)
                .item(10)
                .element(0x00280107, VR.US, 0xFD, 0xFF);
        assertEquals(Element.of(new Tag(0x00189810), VR.SS, "-1"), element(late, 0x00189810));
        assertEquals(Element.of(SMALLEST_PIXEL, VR.SS, "-2"), element(late, 0x00280106));
        assertEquals(
                Element.of(new Tag(0x00280107), VR.SS, "-3"),
                read(late)
                        .dataset()
                        .items(new Tag(0x00289145))
                        .get(0)
                        .elements()
                        .get(0));
        TestFile without = new TestFile(TestFile.IMPLICIT)
                .element(0x00280106, VR.US, 0xFE, 0xFF)
                .element(0x00280107, VR.US);
        assertEquals(Element.of(SMALLEST_PIXEL, VR.US, "65534"), element(without, 0x00280106));
        assertEquals(new Element.Empty(new Tag(0x00280107), VR.US), element(without, 0x00280107));
    }

    @Test
    void dropsGroupLengthsAndTrailingPadding() throws IOException {
        TestFile file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080000, VR.UL, 1, 0, 0, 0)
                .element(0x00080060, VR.CS, "OT")
                .element(0xFFFCFFFC, VR.OB, 0, 0);
        assertEquals(
                Dataset.of(Element.of(new Tag(0x00080060), VR.CS, "OT")),
                read(file).dataset());
    }

    @Test
    void trimsPaddingThatIsNotPartOfAValue() throws IOException {
        TestFile file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080005, VR.CS, "ISO_IR 100")
                .element(0x00080008, VR.CS, " ORIGINAL \\ PRIMARY\\\\ ")
                .element(0x00080050, VR.SH, "    ")
                .element(0x00100010, VR.PN, "Doe ^John^^ =\\ ")
                .element(0x00104000, VR.LT, "  two\\words  ")
                .element(0x00204000, VR.LT, "\r\n ");
        assertEquals(List.of("ORIGINAL", "PRIMARY", "", ""), texts(file, 0x00080008));
        assertEquals(new Element.Empty(new Tag(0x00080050), VR.SH), element(file, 0x00080050));
        assertEquals(List.of("Doe^John", ""), texts(file, 0x00100010));
        assertEquals(List.of("  two\\words"), texts(file, 0x00104000));
        assertEquals(List.of("\r\n"), texts(file, 0x00204000));
    }

    @Test
    void stopsAtTheGivenTag() throws IOException {
        byte[] file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080018, VR.UI, "1.2\0")
                .element(0x00100020, VR.LO, "4711")
                .header(0x7FE00010, VR.OW, 0x10000)
                .build();
        Dataset dataset = read(Part10Reader.strict().until(PATIENT_NAME), file).dataset();
        assertEquals(1, dataset.size());
        assertEquals(
                2,
                read(Part10Reader.strict().until(Tags.PIXEL_DATA), file)
                        .dataset()
                        .size());
    }

    @Test
    void readsFromAFileFewBytesOfManyAndLeavesLargeValuesThere(@TempDir Path folder) throws IOException {
        byte[] large = new byte[70_000];
        large[69_999] = 7;
        TestFile file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080018, VR.UI, "1.2\0")
                .header(0x00111001, VR.OB, large.length)
                .bytes(large)
                .element(0x00111002, VR.OB, 1, 2)
                .header(0x00420011, VR.OB, 2)
                .bytes(new byte[] {8, 9});
        Path path = Files.write(folder.resolve("large.dcm"), file.build());
        Part10Content content = Part10Reader.strict().withOffsets().read(path);
        assertEquals(2, content.bulkValues().size());
        BulkValue value = content.bulkValues().get(0);
        assertEquals(new Tag(0x00111001), value.tag());
        assertArrayEquals(large, value.open(path).readAllBytes());
        assertArrayEquals(
                new byte[] {8, 9}, content.bulkValues().get(1).open(path).readAllBytes());
        Element.BulkData link =
                (Element.BulkData) content.dataset().get(new Tag(0x00111001)).orElseThrow();
        assertEquals(value, content.bulkValue(link).orElseThrow());
        assertEquals(value.extents().get(0).offset() - 12, content.offset(link).orElseThrow());
        Part10Content loaded = Part10Reader.strict().inlineUpTo(100_000).read(path);
        assertEquals(1, loaded.bulkValues().size());
        assertTrue(loaded.offset(loaded.dataset().elements().get(0)).isEmpty());
    }

    @Test
    void findsFragmentsAndTheirFrames() throws IOException {
        TestFile file = new TestFile(TestFile.JPEG)
                .element(0x00280008, VR.IS, "2 ")
                .header(0x7FE00010, VR.OB, UNDEFINED)
                .item(8)
                .u32(0)
                .u32(20)
                .item(2)
                .bytes(new byte[] {1, 2})
                .item(2)
                .bytes(new byte[] {3, 4})
                .item(4)
                .bytes(new byte[] {5, 6, 7, 8})
                .sequenceEnd()
                .element(0xFFFAFFFA, VR.SQ);
        Part10Content content = read(file);
        BulkValue pixels = content.bulkValues().get(0);
        assertTrue(pixels.encapsulated());
        assertEquals(8, pixels.length());
        assertEquals(List.of(0L, 20L), pixels.offsetTable());
        List<List<Slice>> frames = pixels.frames(content.dataset()).orElseThrow();
        assertEquals(List.of(pixels.extents().subList(0, 2), pixels.extents().subList(2, 3)), frames);
        assertArrayEquals(
                new byte[] {1, 2, 3, 4, 5, 6, 7, 8},
                pixels.open(new ByteArrayInputStream(file.build())).readAllBytes());
        assertEquals(3, content.dataset().size());
    }

    @Test
    void splitsFramesWithoutATableIfTheNumbersMatch() throws IOException {
        TestFile file = new TestFile(TestFile.JPEG)
                .header(0x7FE00010, VR.OB, UNDEFINED)
                .item(0)
                .item(2)
                .bytes(new byte[] {1, 2})
                .item(2)
                .bytes(new byte[] {3, 4})
                .sequenceEnd();
        BulkValue pixels = read(file).bulkValues().get(0);
        Tag frames = new Tag(0x00280008);
        assertEquals(1, pixels.frames(Dataset.EMPTY).orElseThrow().size());
        assertEquals(
                2,
                pixels.frames(Dataset.of(Element.of(frames, VR.IS, "2")))
                        .orElseThrow()
                        .size());
        assertFalse(pixels.frames(Dataset.of(Element.of(frames, VR.IS, "3"))).isPresent());
    }

    @Test
    void guessesWhatIsMissingWhenLenient() throws IOException {
        Part10Reader lenient = Part10Reader.strict().lenient();
        for (String transferSyntax : List.of(TestFile.IMPLICIT, TestFile.EXPLICIT, TestFile.BIG)) {
            TestFile file = new TestFile(transferSyntax)
                    .element(0x00080018, VR.UI, "1.2\0")
                    .header(0x00280010, VR.US, 2)
                    .u16(2);
            assertEquals("2", read(lenient, file.bare()).dataset().text(ROWS).orElseThrow(), transferSyntax);
        }
    }

    @Test
    void readsUtf8AndItemsWithACharacterSetOfTheirOwn() throws IOException {
        TestFile file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080005, VR.CS, "ISO_IR 192")
                .header(0x00101002, VR.SQ, UNDEFINED)
                .item(UNDEFINED)
                .element(0x00080005, VR.CS, "ISO_IR 100")
                .element(0x00100020, VR.LO, "M\u00FC")
                .itemEnd()
                .item(UNDEFINED)
                .element(0x00100020, VR.LO, "M\u00C3\u00BC ")
                .itemEnd()
                .sequenceEnd();
        List<Dataset> items = read(file).dataset().items(new Tag(0x00101002));
        assertEquals("M\u00FC", items.get(0).text(new Tag(0x00100020)).orElseThrow());
        assertEquals("M\u00FC", items.get(1).text(new Tag(0x00100020)).orElseThrow());
    }

    @Test
    void readsFromAChannelsPosition(@TempDir Path folder) throws IOException {
        byte[] file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080018, VR.UI, "1.2\0")
                .header(0x7FE00010, VR.OB, 20_000)
                .bytes(new byte[20_000])
                .build();
        Path path = folder.resolve("behind.dcm");
        Files.write(path, new byte[50]);
        Files.write(path, file, StandardOpenOption.APPEND);
        try (var channel = Files.newByteChannel(path)) {
            channel.position(50);
            Part10Content content = Part10Reader.strict().read("behind.dcm", channel);
            assertEquals(20_000, content.bulkValues().get(0).length());
            assertEquals(
                    file.length, content.bulkValues().get(0).extents().get(0).end());
        }
    }
}
