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
                assertEquals(element.texts(), found.get(element.tag()).map(Element::texts).orElse(List.of()),
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
        Path file = TestData.file("pydicom/" + name);
        boolean isWindowed = name.startsWith("MR");
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
            assertEquals(
                    head.group(1).equals("6") ? 3 : 1, image.getRaster().getNumBands());
            assertEquals(pnm.length - head.end(), found.length);
            for (int i = 0; i < found.length; i++) {
                int expected = pnm[head.end() + i] & 0xFF;
                assertTrue(Math.abs(expected - found[i]) <= 1, "sample " + i + ": " + expected + ", " + found[i]);
            }
        }
    }
}
