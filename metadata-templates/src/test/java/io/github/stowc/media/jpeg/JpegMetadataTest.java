package io.github.stowc.media.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.JpegFacts;
import io.github.stowc.media.content.Media;
import io.github.stowc.testdata.TestData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegMetadataTest {
    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    /** A TIFF structure with one directory of entries of type, count and value; the value is given as four bytes. */
    private static ByteBuffer tiff(ByteOrder order, int length, int... entries) {
        ByteBuffer tiff = ByteBuffer.allocate(length).order(order);
        tiff.put((byte) (order == BIG ? 'M' : 'I')).put((byte) (order == BIG ? 'M' : 'I'));
        tiff.putShort((short) 42).putInt(8);
        directory(tiff, 8, entries);
        return tiff;
    }

    private static void directory(ByteBuffer tiff, int at, int... entries) {
        tiff.position(at);
        tiff.putShort((short) (entries.length / 4));
        for (int i = 0; i < entries.length; i += 4) {
            tiff.putShort((short) entries[i]).putShort((short) entries[i + 1]).putInt(entries[i + 2]);
            if (entries[i + 1] == 3) {
                tiff.putShort((short) entries[i + 3]).putShort((short) 0);
            } else {
                tiff.putInt(entries[i + 3]);
            }
        }
    }

    private static byte[] jpeg(JpegBytes start) {
        return start.tables()
                .frame(JpegBytes.SOF0, 8, 4, 4, JpegBytes.FULL, 1)
                .scan(0, 1)
                .end();
    }

    private static Media.Jpeg examine(byte[] jpeg) throws IOException {
        return assertInstanceOf(Media.Jpeg.class, MediaReader.examine(Source.of("a.jpg", jpeg)));
    }

    private static JpegFacts withExif(ByteBuffer tiff) throws IOException {
        byte[] bytes = new byte[tiff.capacity()];
        tiff.rewind().get(bytes);
        return examine(jpeg(JpegBytes.start().exif(bytes))).facts();
    }

    private static byte[] join(byte[] bytes, List<Slice> slices) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Slice slice : slices) {
            out.write(bytes, (int) slice.offset(), (int) slice.length());
        }
        return out.toByteArray();
    }

    @Test
    void warnsOnceOfAllThatAnExifSegmentTellsWithoutSayingWhatItIs() throws IOException {
        Source source = Source.of(TestData.file("media/exif.jpg"), "exif.jpg");
        JpegFacts facts =
                assertInstanceOf(Media.Jpeg.class, MediaReader.examine(source)).facts();
        assertEquals(6, facts.orientation());
        assertEquals(1, facts.warnings().size());
        String warning = facts.warnings().get(0).toString();
        assertTrue(warning.startsWith("exif.jpg: "), warning);
        for (String part : List.of(
                "Orientation 6",
                "a GPS position",
                "an artist's name",
                "a serial number",
                "applicationSegments(false)",
                "-rotate 90")) {
            assertTrue(warning.contains(part), warning);
        }
        assertFalse(warning.contains("Nobody"), warning);
        assertFalse(warning.contains("SN-0000"), warning);
        assertEquals(1, facts.warningsWithoutAppn().size());
        String without = facts.warningsWithoutAppn().get(0).toString();
        assertTrue(without.contains("without turning the picture"), without);
        assertFalse(without.contains("GPS"), without);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsTheOrientationInBothByteOrders(int orientation) throws IOException {
        for (ByteOrder order : List.of(BIG, LITTLE)) {
            JpegFacts facts = withExif(tiff(order, 64, 0x0112, 3, 1, orientation));
            assertEquals(orientation, facts.orientation());
            assertEquals(orientation == 1 ? 0 : 1, facts.warnings().size());
        }
    }

    @Test
    void passesOverOrientationsThatDoNotExist() throws IOException {
        assertEquals(1, withExif(tiff(BIG, 64, 0x0112, 3, 1, 0)).orientation());
        assertEquals(1, withExif(tiff(BIG, 64, 0x0112, 3, 1, 9)).orientation());
        assertEquals(1, withExif(tiff(BIG, 64, 0x0112, 2, 1, 6)).orientation());
    }

    @Test
    void passesOverBlankTextsAndEmptyPositions() throws IOException {
        ByteBuffer tiff = tiff(BIG, 128, 0x013b, 2, 3, 0x20202000, 0x8298, 2, 20, 100, 0x8825, 4, 1, 64);
        directory(tiff, 64, 0, 1, 4, 0x02020000);
        assertTrue(withExif(tiff).warnings().isEmpty());
    }

    @Test
    void findsOwnersAndSerialNumbers() throws IOException {
        ByteBuffer tiff = tiff(LITTLE, 128, 0x8769, 4, 1, 64, 0x8298, 2, 4, 0x41414141);
        directory(tiff, 64, 0xa430, 2, 4, 0x41414141, 0xa431, 2, 3, 0x00313131);
        String warning = withExif(tiff).warnings().get(0).toString();
        assertTrue(warning.contains("the camera owner's name, a copyright notice, a serial number"), warning);
    }

    @Test
    void endsOnDirectoriesThatPointToThemselves() throws IOException {
        int[] entries = new int[4 * 5000];
        for (int i = 0; i < entries.length; i += 4) {
            entries[i] = i % 8 == 0 ? 0x8769 : 0x013b;
            entries[i + 1] = 4;
            entries[i + 2] = -1;
            entries[i + 3] = 8;
        }
        ByteBuffer tiff = tiff(LITTLE, 65_000, entries);
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> withExif(tiff));
    }

    @Test
    void findsNamesAndPlacesInXmpAndIptc() throws IOException {
        String xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>X</dc:creator><a exif:GPSLatitude=\"1\"/>";
        String warning = examine(jpeg(JpegBytes.start().segment(0xe1, xmp)))
                .facts()
                .warnings()
                .get(0)
                .toString();
        assertTrue(warning.contains("a GPS position, an artist's name"), warning);
        String iptc = "Photoshop 3.0\0008BIM\4\4\0\0\0\0\0\6\34\2\120\0\1X";
        assertTrue(examine(jpeg(JpegBytes.start().segment(0xed, iptc)))
                .facts()
                .warnings()
                .get(0)
                .toString()
                .contains("an artist's name"));
    }

    @Test
    void dropsApplicationSegmentsExceptAdobeAndTheColourProfile() throws IOException {
        byte[] jpeg = jpeg(JpegBytes.start()
                .jfif()
                .exif(new byte[20])
                .segment(0xfe, "comment")
                .segment(0xe2, "ICC_PROFILE\0\1\1profile")
                .segment(0xe2, "MPF\0MM")
                .raw(0xff)
                .segment(0xed, "Photoshop 3.0\0")
                .segment(0xee, "Adobe\0\144\0\0\0\0\0")
                .segment(0xee, "Other")
                .segment(0xef, "x"));
        byte[] expected = jpeg(JpegBytes.start()
                .segment(0xfe, "comment")
                .segment(0xe2, "ICC_PROFILE\0\1\1profile")
                .segment(0xee, "Adobe\0\144\0\0\0\0\0"));
        assertArrayEquals(expected, join(jpeg, MediaReader.withoutAppn(examine(jpeg))));
        assertArrayEquals(expected, join(expected, MediaReader.withoutAppn(examine(expected))));
    }

    @Test
    void dropsSegmentsBetweenScansAndWhatFollowsTheEnd() throws IOException {
        byte[] jpeg = JpegBytes.start()
                .tables()
                .frame(JpegBytes.SOF2, 8, 4, 4, JpegBytes.FULL, 1)
                .scan(0, 1)
                .segment(0xe5, "between")
                .scan(0, 1)
                .raw(0xff, 0xd9)
                .bytes(jpeg(JpegBytes.start().exif(new byte[8])))
                .unfinished();
        byte[] expected = JpegBytes.start()
                .tables()
                .frame(JpegBytes.SOF2, 8, 4, 4, JpegBytes.FULL, 1)
                .scan(0, 1)
                .scan(0, 1)
                .end();
        assertArrayEquals(expected, join(jpeg, MediaReader.withoutAppn(examine(jpeg))));
    }

    @Test
    void keepsJfifIfTheColoursDependOnIt() throws IOException {
        byte[] jpeg = JpegBytes.start()
                .jfif()
                .tables()
                .frame(JpegBytes.SOF0, 8, 4, 4, JpegBytes.FULL, 'R', 'G', 'B')
                .scan(0, 'R', 'G', 'B')
                .end();
        assertArrayEquals(jpeg, join(jpeg, MediaReader.withoutAppn(examine(jpeg))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hand-1.jpg",
                "hand-2.jpg",
                "media/exif.jpg",
                "media/rgb-app14.jpg",
                "media/ycbcr-444.jpg",
                "media/progressive.jpg"
            })
    void showsTheSamePictureWithoutTheSegments(String file) throws IOException {
        byte[] jpeg = Files.readAllBytes(TestData.file(file));
        BufferedImage before = ImageIO.read(new ByteArrayInputStream(jpeg));
        byte[] stripped = join(jpeg, MediaReader.withoutAppn(examine(jpeg)));
        BufferedImage after = ImageIO.read(new ByteArrayInputStream(stripped));
        assertNotNull(after);
        ImagePixel pixel = examine(stripped).facts().imagePixel();
        assertEquals(examine(jpeg).facts().imagePixel().photometricInterpretation(), pixel.photometricInterpretation());
        assertEquals(before.getHeight(), pixel.rows());
        assertEquals(before.getWidth(), pixel.columns());
        assertArrayEquals(rgb(before), rgb(after));
        assertFalse(new String(stripped, StandardCharsets.ISO_8859_1).contains("Exif"));
    }

    private static int[] rgb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
