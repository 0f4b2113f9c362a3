package io.github.stowc.receiver.retrieve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import io.github.stowc.testdata.Tools;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files, decoded by the receiver and by dcmtk. */
class DecodedOracleTest {
    private static final Pattern PNM = Pattern.compile("^P([56])\\s(?:#.*\n)?(\\d+)\\s+(\\d+)\\s+255\\s");
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";

    @ParameterizedTest
    @CsvSource({
        "ExplVR_BigEnd.dcm, dcmconv +te, 0",
        "MR_small_expb.dcm, dcmconv +te, 0",
        "image_dfl.dcm, dcmconv +te, 0",
        "liver_expb_1frame.dcm, dcmconv +te, 0",
        "rtdose.dcm, dcmconv +te, 0",
        "rtdose_expb.dcm, dcmconv +te, 0",
        "MR_small_RLE.dcm, dcmdrle, 0",
        "SC_rgb_rle.dcm, dcmdrle, 0",
        "SC_rgb_rle_16bit_2frame.dcm, dcmdrle, 0",
        "rtdose_rle.dcm, dcmdrle, 0",
        "SC_jpeg_no_color_transform.dcm, dcmdjpeg +cn, 3",
        "SC_rgb_dcmtk_+eb+cr.dcm, dcmdjpeg +cn, 3",
        "SC_rgb_dcmtk_+eb+cy+n2.dcm, dcmdjpeg, 3",
        "SC_rgb_dcmtk_+eb+cy+s2.dcm, dcmdjpeg, 3",
        "SC_rgb_small_odd_jpeg.dcm, dcmdjpeg, 3"
    })
    @NeedsTools({"dcmconv", "dcmdrle", "dcmdjpeg"})
    void decodesAsDcmtkDoes(String name, String command, int tolerance, @TempDir Path folder) throws Exception {
        Path file = TestData.file("pydicom/" + name);
        Path theirs = folder.resolve("theirs.dcm");
        String[] words = command.split(" ");
        words[0] = Tools.require(words[0]).toString();
        Program.of(folder, words)
                .with(List.of(file.toString(), theirs.toString()))
                .run()
                .expecting(0);
        Part10Content expected = Part10Reader.strict().lenient().read(theirs);
        byte[] pixels = pixels(expected, Files.readAllBytes(theirs));
        try (Retrieving server = Retrieving.start()) {
            String instance = server.store(file);
            byte[] ours = server.parts(
                            instance, "multipart/related; type=\"application/dicom\"; transfer-syntax=" + EXPLICIT)
                    .get(0)
                    .body();
            Part10Content content = Part10Reader.strict().read("ours", new ByteArrayInputStream(ours));
            assertEquals(EXPLICIT, content.meta().transferSyntax().orElseThrow().uid());
            assertNear(pixels, pixels(content, ours), tolerance);
            assertSame(expected.dataset(), content.dataset());

            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            int count = content.dataset().integer(Tags.NUMBER_OF_FRAMES).orElse(1);
            for (int frame = 1; frame <= count; frame++) {
                frames.writeBytes(server.body(
                        instance + "/frames/" + frame,
                        "application/octet-stream; transfer-syntax=" + EXPLICIT,
                        "application/octet-stream; transfer-syntax=" + EXPLICIT));
            }
            byte[] value = pixels(content, ours);
            byte[] all = frames.toByteArray();
            assertTrue(value.length - all.length == 0 || value.length - all.length == 1);
            assertArrayEquals(Arrays.copyOf(value, all.length), all);
        }
    }

    private static byte[] pixels(Part10Content content, byte[] file) throws Exception {
        BulkValue value = content.bulkValues().get(content.bulkValues().size() - 1);
        assertEquals(Tags.PIXEL_DATA, value.tag());
        try (InputStream in = value.open(new ByteArrayInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static void assertNear(byte[] expected, byte[] found, int tolerance) {
        assertEquals(expected.length, found.length);
        for (int i = 0; i < expected.length; i++) {
            int difference = Math.abs((expected[i] & 0xFF) - (found[i] & 0xFF));
            assertTrue(difference <= tolerance, "byte " + i + " differs by " + difference);
        }
    }

    /** All attributes but those that say how a file was compressed, which dcmtk also changes. */
    private static void assertSame(Dataset expected, Dataset found) {
        for (Element element : expected) {
            if (element.tag().group() == 0x0028 || element.tag().group() == 0x0020) {
                assertEquals(
                        element.texts(),
                        found.get(element.tag()).map(Element::texts).orElse(List.of()),
                        element.tag().toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MR_small_padded.dcm",
                "MR_small_expb.dcm",
                "MR_small_RLE.dcm",
                "image_dfl.dcm",
                "SC_rgb_rle.dcm",
                "SC_rgb_small_odd.dcm",
                "SC_rgb_rle_16bit_2frame.dcm",
                "ExplVR_BigEnd.dcm"
            })
    @NeedsTools("dcmj2pnm")
    void showsWhatDcmtkShows(String name, @TempDir Path folder) throws Exception {
        showsWhatDcmtkShows(TestData.file("pydicom/" + name), name.startsWith("MR"), 1, folder);
    }

    /** Pictures of 16 by 16 pixels whose bytes are 0 to 255, in forms that the corpus lacks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MONOCHROME2; 1; 8; 8; 0; ''",
                "MONOCHROME1; 1; 8; 8; 0; ''",
                "MONOCHROME1; 1; 16; 12; 0; '(0028,1050) DS 1000\n(0028,1051) DS 500'",
                "MONOCHROME2; 1; 16; 16; 1; '(0028,1050) DS 50\n(0028,1051) DS 30000\n(0028,1052) DS -100\n(0028,1053) DS 2'",
                "RGB; 3; 8; 8; 0; '(0028,0006) US 1'",
                "RGB; 3; 8; 8; 0; '(0028,0006) US 0'",
                "YBR_FULL; 3; 8; 8; 0; '(0028,0006) US 0'",
                "PALETTE COLOR; 1; 8; 8; 0; 'PALETTE'"
            })
    @NeedsTools({"dcmj2pnm", "dump2dcm"})
    void showsEachPhotometricInterpretationAsDcmtkDoes(
            String photometric, int samples, int allocated, int stored, int signed, String more, @TempDir Path folder)
            throws Exception {
        byte[] pixels = new byte[256 * samples * allocated / 8];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (allocated == 16 && i % 2 == 1 && stored == 12 ? i / 2 & 0xF : i * (1 + i / 256));
        }
        Files.write(folder.resolve("pixels.raw"), pixels);
        StringBuilder dump = new StringBuilder("""
                (0008,0016) UI 1.2.840.10008.5.1.4.1.1.7
                (0008,0018) UI 2.25.11
                (0020,000d) UI 2.25.12
                (0020,000e) UI 2.25.13
                (0028,0010) US 16
                (0028,0011) US 16
                """);
        dump.append("(0028,0002) US " + samples + "\n(0028,0004) CS [" + photometric + "]\n");
        dump.append("(0028,0100) US " + allocated + "\n(0028,0101) US " + stored + "\n");
        dump.append("(0028,0102) US " + (stored - 1) + "\n(0028,0103) US " + signed + "\n");
        dump.append(more.equals("PALETTE") ? palette(folder) : more.replace("\\n", "\n"))
                .append('\n');
        dump.append("(7fe0,0010) OW =pixels.raw\n");
        Files.writeString(folder.resolve("made.dump"), dump);
        Path file = folder.resolve("made.dcm");
        Program.of(folder, Tools.require("dump2dcm").toString(), "made.dump", file.toString())
                .run()
                .expecting(0);
        // Zero chrominance is 128 in PS3.3 C.7.6.3.1.2, but 127.5 in dcmtk.
        showsWhatDcmtkShows(file, more.contains("0028,1050"), photometric.equals("YBR_FULL") ? 2 : 1, folder);
    }

    private static String palette(Path folder) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int colour = 0; colour < 3; colour++) {
            byte[] table = new byte[512];
            for (int i = 0; i < 256; i++) {
                int value = colour == 0 ? i : colour == 1 ? 255 - i : i / 2;
                table[2 * i] = (byte) value;
                table[2 * i + 1] = (byte) value;
            }
            Files.write(folder.resolve("table" + colour), table);
            lines.append("(0028,110" + (colour + 1) + ") US 256\\0\\16\n");
            lines.append("(0028,120" + (colour + 1) + ") OW =table" + colour + "\n");
        }
        return lines.toString();
    }

    private static void showsWhatDcmtkShows(Path file, boolean isWindowed, int tolerance, Path folder)
            throws Exception {
        Program shown = Program.of(folder, Tools.require("dcmj2pnm").toString(), "+op")
                .with(isWindowed ? List.of("+Wi", "1") : List.of())
                .with(List.of(file.toString(), "shown.pnm"));
        shown.run().expecting(0);
        byte[] pnm = Files.readAllBytes(folder.resolve("shown.pnm"));
        Matcher head = PNM.matcher(new String(pnm, StandardCharsets.ISO_8859_1));
        assertTrue(head.find());
        try (Retrieving server = Retrieving.start()) {
            byte[] png = server.body(server.store(file) + "/rendered", "image/png", "image/png");
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertEquals(head.group(2) + "x" + head.group(3), image.getWidth() + "x" + image.getHeight());
            int[] found = image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
            assertEquals(head.group(1).equals("6") ? 3 : 1, image.getRaster().getNumBands());
            assertEquals(pnm.length - head.end(), found.length);
            for (int i = 0; i < found.length; i++) {
                int expected = pnm[head.end() + i] & 0xFF;
                assertTrue(
                        Math.abs(expected - found[i]) <= tolerance, "sample " + i + ": " + expected + ", " + found[i]);
            }
        }
    }
}
