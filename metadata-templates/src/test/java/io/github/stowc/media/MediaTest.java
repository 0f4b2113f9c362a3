package io.github.stowc.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.bytes.SourceChangedException;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.media.jpeg.JpegBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {
    private static final byte[] JPEG = JpegBytes.sound(JpegBytes.SOF0, 8, 1);

    @TempDir
    private Path folder = Path.of("");

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] part10() {
        byte[] file = new byte[140];
        System.arraycopy(latin1("DICM"), 0, file, 128, 4);
        return file;
    }

    private static MediaException refusal(String name, byte[] bytes) {
        return assertThrows(MediaException.class, () -> MediaReader.examine(Source.of(name, bytes)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.jpg",
                "a.JPG",
                "a.Jpeg",
                "a.jpe",
                "a.jfif",
                "a",
                "dir.png/a",
                "a.unknown",
                ".jpg",
                "a.",
                "1.2.3"
            })
    void takesAJpegUnderAnyNameThatDoesNotSayOtherwise(String name) throws IOException {
        assertInstanceOf(Media.Jpeg.class, MediaReader.examine(Source.of(name, JPEG)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.dcm", "a.DCM", "a.dicom", "IM0001", "1.2.840.113619.2.1", "a.ima"})
    void takesPart10FilesUnderAnyNameThatDoesNotSayOtherwise(String name) throws IOException {
        Media media = MediaReader.examine(Source.of(name, part10()));
        assertInstanceOf(Media.Part10.class, media);
        assertEquals(MediaType.DICOM, media.mediaType());
        assertEquals(name, media.source().name());
    }

    @Test
    void takesAPart10FileWhosePreambleIsAJpegForWhatItIs() throws IOException {
        byte[] file = part10();
        file[0] = (byte) 0xff;
        file[1] = (byte) 0xd8;
        file[2] = (byte) 0xff;
        assertInstanceOf(Media.Part10.class, MediaReader.examine(Source.of("a.dcm", file)));
    }

    static List<Arguments> kindsOfNoUse() {
        return List.of(
                Arguments.of("a HEIF or AVIF image", "\0\0\0\40ftypheic"),
                Arguments.of("a HEIF or AVIF image", "\0\0\0\40ftypmif1"));
    }

    @ParameterizedTest
    @MethodSource("kindsOfNoUse")
    void namesTheKindsThatItDoesNotTake(String label, String start) {
        byte[] bytes = Arrays.copyOf(latin1(start), 64);
        MediaException refusal = refusal("scan", bytes);
        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(
                refusal.getMessage()
                        .startsWith("scan: expected a picture, video, document or DICOM file, found " + label
                                + ", which is not supported yet; "),
                refusal.getMessage());
        assertFalse(refusal.remedy().isEmpty());
    }

    @Test
    void tellsBinaryModelsByTheirLengthAndTransportStreamsByTheirPackets() throws IOException {
        byte[] stl = new byte[84 + 50];
        stl[80] = 1;
        assertEquals(
                "model/stl",
                MediaReader.examine(Source.of("m", stl)).mediaType().value());
        byte[] stream = new byte[3 * 188];
        stream[0] = 'G';
        stream[188] = 'G';
        stream[376] = 'G';
        assertTrue(refusal("m", stream).getMessage().contains("expected a transport stream with a video"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.json, '{\"a\":1}', JSON text, metadata(source)",
        "a.xml, '<NativeDicomModel/>', XML text, metadata(source)",
        "a, '<!DOCTYPE html>', HTML text, error page",
        "a.zip, 'PK\3\4', a ZIP archive, unpack",
    })
    void saysWhatElseToDoWithOtherFiles(String name, String start, String label, String remedy) {
        MediaException refusal = refusal(name, latin1(start));
        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.getMessage().contains("found " + label + "; "), refusal.getMessage());
        assertTrue(refusal.remedy().contains(remedy), refusal.remedy());
    }

    @Test
    void refusesTextNamedJpg() {
        for (String text : new String[] {"hello\n", "x", "Gr\u00fc\u00dfe", "\u00ff\u00feh\0i\0"}) {
            MediaException refusal = refusal("a.jpg", latin1(text));
            assertEquals(Reason.UNRECOGNISED, refusal.reason());
            assertTrue(refusal.getMessage().startsWith("a.jpg: byte 0: expected a JPEG image"), refusal.getMessage());
        }
        assertTrue(refusal("a.jpg", latin1("hello\n")).getMessage().contains("found text;"));
        assertEquals(Reason.MISNAMED, refusal("a.jpg", latin1("<html></html>")).reason());
    }

    @Test
    void refusesAnExtensionThatDisagreesWithTheBytes() {
        MediaException png = refusal("a.jpg", latin1("\u0089PNG\r\n\u001a\n"));
        assertEquals(Reason.MISNAMED, png.reason());
        assertTrue(png.getMessage().contains("found a PNG image"), png.getMessage());
        assertEquals("rename it to end in .jpg", refusal("a.png", JPEG).remedy());
        assertEquals("rename it to end in .jpg", refusal("a.dcm", JPEG).remedy());
        assertEquals("rename it to end in .dcm", refusal("a.jpeg", part10()).remedy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\10\0\5\0CS\12\0ISO_IR 100",
                "\10\0\5\0\12\0\0\0ISO_IR 100",
                "\0\10\0\5CS\0\12ISO_IR 100",
                "\2\0\0\0UL\4\0",
                "DICM\2\0\0\0UL\4\0"
            })
    void refusesADatasetWithoutPreambleAndSaysHowToAddIt(String start) {
        byte[] bytes = Arrays.copyOf(latin1(start), 200);
        for (String name : new String[] {"a.dcm", "a", "a.jpg"}) {
            MediaException refusal = refusal(name, bytes);
            assertEquals(Reason.NO_PREAMBLE, refusal.reason());
            assertEquals(128, refusal.offset().orElseThrow());
            assertTrue(refusal.getMessage().contains("preamble"), refusal.getMessage());
            assertTrue(refusal.remedy().contains("dcmconv +F"), refusal.remedy());
        }
    }

    @Test
    void refusesOtherBytesNamedDcm() {
        for (byte[] bytes : new byte[][] {latin1("hello"), {0}, new byte[131], latin1("\1\2\3\4\5")}) {
            MediaException refusal = refusal("a.dcm", bytes);
            assertEquals(Reason.NO_PREAMBLE, refusal.reason());
            assertTrue(refusal.getMessage().contains("expected DICM after a preamble"), refusal.getMessage());
        }
        assertTrue(refusal("a.dcm", latin1("\1\2\3\4\5")).getMessage().contains("beginning with 01 02 03 04"));
    }

    @Test
    void refusesNoBytes() {
        MediaException refusal = refusal("a.jpg", new byte[0]);
        assertEquals(Reason.EMPTY, refusal.reason());
        assertEquals(
                "a.jpg: expected a picture, video, document or DICOM file, found no bytes; copy or export it again",
                refusal.getMessage());
        assertTrue(refusal.offset().isEmpty());
    }

    @Test
    void writesHostileNamesOnOneLine() {
        MediaException refusal = refusal("a\n\u001b[31m\u0085.jpg", new byte[0]);
        assertTrue(refusal.getMessage().startsWith("a\\u000a\\u001b[31m\\u0085.jpg: "), refusal.getMessage());
        assertEquals("a\n\u001b[31m\u0085.jpg", refusal.source());
    }

    @Test
    void noticesAFileThatBecameShorter() throws IOException {
        Path file = Files.write(folder.resolve("a.jpg"), JPEG);
        Source source = Source.of(file);
        Files.write(file, Arrays.copyOf(JPEG, 40), StandardOpenOption.TRUNCATE_EXISTING);
        assertThrows(SourceChangedException.class, () -> MediaReader.examine(source));
        Source stream = Source.of("s.jpg", 500, () -> new ByteArrayInputStream(JPEG));
        assertThrows(SourceChangedException.class, () -> MediaReader.examine(stream));
    }

    @Test
    void saysThatAFileWentMissing() throws IOException {
        Path file = Files.write(folder.resolve("a.jpg"), JPEG);
        Source source = Source.of(file);
        Files.delete(file);
        assertThrows(NoSuchFileException.class, () -> MediaReader.examine(source));
    }

    @Test
    void checksTheFormOfMediaTypes() {
        assertEquals("application/dicom+json", new MediaType("application/dicom+json").toString());
        for (String wrong : new String[] {"", "image", "/jpeg", "image/", "Image/jpeg", "image/jpeg; q=1", "a/b/c"}) {
            assertThrows(IllegalArgumentException.class, () -> new MediaType(wrong), wrong);
        }
    }
}
