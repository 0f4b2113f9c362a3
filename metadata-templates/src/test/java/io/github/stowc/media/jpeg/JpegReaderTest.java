package io.github.stowc.media.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.JpegFacts;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegReaderTest {
    private static final int[] YCBCR = {1, 2, 3};

    private static JpegFacts facts(byte[] jpeg) throws IOException {
        Media media = MediaReader.examine(Source.of("a.jpg", jpeg));
        assertEquals("image/jpeg", media.mediaType().value());
        return assertInstanceOf(Media.Jpeg.class, media).facts();
    }

    private static JpegFacts facts(String fixture) throws IOException {
        return assertInstanceOf(Media.Jpeg.class, MediaReader.examine(Source.of(TestData.file(fixture))))
                .facts();
    }

    private static MediaException refusal(byte[] jpeg) {
        return assertThrows(MediaException.class, () -> MediaReader.examine(Source.of("a.jpg", jpeg)));
    }

    private static String colours(JpegBytes beforeFrame, int sof, int sampling, int... ids) throws IOException {
        byte[] jpeg = beforeFrame
                .tables()
                .frame(sof, 8, 2, 2, sampling, ids)
                .scan(sof == JpegBytes.SOF2 ? 0 : 1, ids)
                .end();
        return facts(jpeg).imagePixel().photometricInterpretation();
    }

    @ParameterizedTest
    @CsvSource({
        "hand-1.jpg, 480, 400, 1, MONOCHROME2, 1.2.840.10008.1.2.4.50",
        "hand-2.jpg, 480, 400, 1, MONOCHROME2, 1.2.840.10008.1.2.4.50",
        "media/grey.jpg, 32, 48, 1, MONOCHROME2, 1.2.840.10008.1.2.4.50",
        "media/ycbcr-420.jpg, 32, 48, 3, YBR_FULL_422, 1.2.840.10008.1.2.4.50",
        "media/ycbcr-444.jpg, 32, 48, 3, YBR_FULL_422, 1.2.840.10008.1.2.4.50",
        "media/rgb-app14.jpg, 32, 48, 3, RGB, 1.2.840.10008.1.2.4.50",
        "media/progressive.jpg, 32, 48, 3, YBR_FULL_422, 1.2.840.10008.1.2.4.55",
        "media/exif.jpg, 32, 48, 3, YBR_FULL_422, 1.2.840.10008.1.2.4.50",
    })
    void readsWhatTheToolsWrote(String file, int rows, int columns, int samples, String colours, String syntax)
            throws IOException {
        ImagePixel pixel = facts(file).imagePixel();
        assertEquals(rows, pixel.rows());
        assertEquals(columns, pixel.columns());
        assertEquals(samples, pixel.samplesPerPixel());
        assertEquals(colours, pixel.photometricInterpretation());
        assertEquals(samples == 1 ? Optional.empty() : Optional.of(0), pixel.planarConfiguration());
        assertEquals(syntax, pixel.transferSyntax().value());
        assertEquals(8, pixel.bitsAllocated());
        assertEquals(8, pixel.bitsStored());
        assertEquals(7, pixel.highBit());
        assertEquals(0, pixel.pixelRepresentation());
        assertEquals("ISO_10918_1", pixel.lossy().orElseThrow().method());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hand-1.jpg", "hand-2.jpg", "media/grey.jpg", "media/ycbcr-420.jpg", "media/rgb-app14.jpg"})
    void hasNothingToSayOfAnOrdinaryPicture(String file) throws IOException {
        assertTrue(facts(file).warnings().isEmpty());
        assertTrue(facts(file).warningsWithoutAppn().isEmpty());
    }

    @Test
    void judgesColoursByJfifThenAdobeThenTheComponents() throws IOException {
        int[] rgb = {'R', 'G', 'B'};
        int[] other = {0, 1, 2};
        assertEquals("YBR_FULL_422", colours(JpegBytes.start(), JpegBytes.SOF0, JpegBytes.SUBSAMPLED, YCBCR));
        assertEquals("YBR_FULL_422", colours(JpegBytes.start(), JpegBytes.SOF0, 0x21, other));
        assertEquals("YBR_FULL_422", colours(JpegBytes.start(), JpegBytes.SOF0, JpegBytes.FULL, other));
        assertEquals("RGB", colours(JpegBytes.start(), JpegBytes.SOF0, JpegBytes.FULL, rgb));
        assertEquals("RGB", colours(JpegBytes.start().adobe(0), JpegBytes.SOF0, JpegBytes.FULL, YCBCR));
        assertEquals("YBR_FULL_422", colours(JpegBytes.start().adobe(1), JpegBytes.SOF0, JpegBytes.FULL, rgb));
        assertEquals("YBR_FULL_422", colours(JpegBytes.start().jfif(), JpegBytes.SOF0, JpegBytes.FULL, rgb));
        assertEquals("YBR_FULL_422", colours(JpegBytes.start().jfif().adobe(0), JpegBytes.SOF0, 0x11, YCBCR));
        assertEquals("MONOCHROME2", colours(JpegBytes.start().adobe(1), JpegBytes.SOF0, JpegBytes.SUBSAMPLED, 7));
    }

    @Test
    void takesLosslessColoursForRgbUnlessTheFileSaysOtherwise() throws IOException {
        assertEquals("RGB", colours(JpegBytes.start(), JpegBytes.SOF3, JpegBytes.FULL, YCBCR));
        assertEquals("YBR_FULL", colours(JpegBytes.start().jfif(), JpegBytes.SOF3, JpegBytes.FULL, YCBCR));
        assertEquals("YBR_FULL", colours(JpegBytes.start().adobe(1), JpegBytes.SOF3, JpegBytes.FULL, YCBCR));
    }

    @ParameterizedTest
    @CsvSource({
        "192, 8, 1, 50, 8",
        "193, 8, 1, 51, 8",
        "193, 12, 1, 51, 16",
        "194, 8, 0, 55, 8",
        "194, 12, 0, 55, 16",
        "195, 8, 1, 70, 8",
        "195, 12, 1, 70, 16",
        "195, 16, 1, 70, 16",
        "195, 16, 4, 57, 16",
        "195, 2, 7, 57, 8",
    })
    void tellsProcessAndDepth(int sof, int precision, int predictor, String syntax, int allocated) throws IOException {
        ImagePixel pixel = facts(JpegBytes.start()
                        .tables()
                        .frame(sof, precision, 300, 65535, JpegBytes.FULL, 1)
                        .scan(predictor, 1)
                        .end())
                .imagePixel();
        assertEquals("1.2.840.10008.1.2.4." + syntax, pixel.transferSyntax().value());
        assertEquals(allocated, pixel.bitsAllocated());
        assertEquals(precision, pixel.bitsStored());
        assertEquals(precision - 1, pixel.highBit());
        assertEquals(sof != JpegBytes.SOF3, pixel.isLossy());
        assertEquals(300, pixel.rows());
        assertEquals(65535, pixel.columns());
    }

    @Test
    void callsALosslessJpegFirstOrderOnlyIfEveryScanIs() throws IOException {
        JpegBytes jpeg = JpegBytes.start()
                .tables()
                .frame(JpegBytes.SOF3, 8, 2, 2, JpegBytes.FULL, YCBCR)
                .scan(1, 1)
                .scan(1, 2)
                .scan(2, 3);
        assertEquals(
                "1.2.840.10008.1.2.4.57",
                facts(jpeg.end()).imagePixel().transferSyntax().value());
    }

    @Test
    void roundsTheCompressionRatioToOneDecimal() throws IOException {
        byte[] jpeg = JpegBytes.start()
                .tables()
                .frame(JpegBytes.SOF0, 8, 100, 200, JpegBytes.FULL, 1)
                .scan(0, 1)
                .end();
        String ratio = facts(jpeg).imagePixel().lossy().orElseThrow().ratio();
        assertEquals(Math.round(20000.0 * 10 / jpeg.length) / 10.0, Double.parseDouble(ratio));
    }

    @Test
    void skipsFillBytesCommentsAndRestartMarkers() throws IOException {
        byte[] jpeg = JpegBytes.start()
                .raw(0xff, 0xff, 0xff)
                .segment(0xfe, "a comment")
                .segment(0xdd, new byte[2])
                .raw(0xff, 0x01)
                .tables()
                .frame(JpegBytes.SOF0, 8, 5, 6, JpegBytes.FULL, 1)
                .raw(0xff)
                .scan(0, 1)
                .raw(0xff, 0xff)
                .end();
        assertEquals(5, facts(jpeg).imagePixel().rows());
    }

    @Test
    void doesNotTakeAThumbnailForThePicture() throws IOException {
        byte[] thumbnail = JpegBytes.sound(JpegBytes.SOF0, 8, 1);
        byte[] jpeg = JpegBytes.start()
                .exif(thumbnail)
                .tables()
                .frame(JpegBytes.SOF0, 8, 700, 900, JpegBytes.SUBSAMPLED, YCBCR)
                .scan(0, YCBCR)
                .end();
        assertEquals(700, facts(jpeg).imagePixel().rows());
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length - 2);
        assertEquals(Reason.TRUNCATED, refusal(cut).reason());
    }

    @ParameterizedTest
    @CsvSource({
        "197, SOF5",
        "201, SOF9",
        "202, SOF10",
        "203, SOF11",
        "206, SOF14",
    })
    void refusesProcessesWithoutATransferSyntax(int sof, String name) {
        MediaException refusal = refusal(JpegBytes.sound(sof, 8, 1));
        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.getMessage().contains("found " + name + ","), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"media/arithmetic.jpg, jpegtran", "media/cmyk.jpg, convert it to RGB"})
    void refusesWhatTheToolsWroteForOtherUses(String file, String remedy) throws IOException {
        Source source = Source.of(TestData.file(file));
        MediaException refusal = assertThrows(MediaException.class, () -> MediaReader.examine(source));
        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.remedy().contains(remedy), refusal.remedy());
    }

    @Test
    void refusesAHierarchicalJpeg() {
        byte[] jpeg = JpegBytes.start()
                .segment(0xde, "\10\0\1\0\1\1\1\21\0")
                .bytes(JpegBytes.sound(JpegBytes.SOF0, 8, 1))
                .unfinished();
        assertEquals(Reason.UNSUPPORTED, refusal(jpeg).reason());
    }

    @Test
    void refusesFourComponentsAndSaysHowToConvert() {
        MediaException refusal = refusal(JpegBytes.sound(JpegBytes.SOF0, 8, 'C', 'M', 'Y', 'K'));
        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.getMessage().contains("CMYK"), refusal.getMessage());
        assertTrue(refusal.remedy().contains("RGB"), refusal.remedy());
        assertEquals(
                Reason.UNSUPPORTED,
                refusal(JpegBytes.sound(JpegBytes.SOF0, 8, 1, 2)).reason());
    }

    @Test
    void refusesAHeightThatFollowsThePicture() {
        byte[] jpeg = JpegBytes.start()
                .tables()
                .frame(JpegBytes.SOF0, 8, 0, 6, JpegBytes.FULL, 1)
                .scan(0, 1)
                .segment(0xdc, "\0\5")
                .end();
        MediaException refusal = refusal(jpeg);
        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.getMessage().contains("DNL"), refusal.getMessage());
    }

    @Test
    void refusesHeadersThatBreakTheRules() {
        JpegBytes noFrame = JpegBytes.start().tables().scan(0, 1);
        assertEquals(Reason.MALFORMED, refusal(noFrame.end()).reason());
        JpegBytes noColumns = JpegBytes.start().tables().frame(JpegBytes.SOF0, 8, 1, 0, JpegBytes.FULL, 1);
        assertEquals(Reason.MALFORMED, refusal(noColumns.scan(0, 1).end()).reason());
        assertEquals(
                Reason.MALFORMED,
                refusal(JpegBytes.sound(JpegBytes.SOF0, 12, 1)).reason());
        assertEquals(Reason.MALFORMED, refusal(JpegBytes.start().end()).reason());
        JpegBytes twoFrames = JpegBytes.start().tables();
        twoFrames.frame(JpegBytes.SOF0, 8, 1, 1, JpegBytes.FULL, 1).frame(JpegBytes.SOF0, 8, 1, 1, JpegBytes.FULL, 1);
        assertEquals(Reason.MALFORMED, refusal(twoFrames.scan(0, 1).end()).reason());
        byte[] garbage = JpegBytes.start().raw(0x00, 0x01, 0x02, 0x03).end();
        MediaException refusal = refusal(garbage);
        assertEquals(2, refusal.offset().orElseThrow());
        assertTrue(refusal.getMessage().startsWith("a.jpg: byte 2: expected a marker"), refusal.getMessage());
        JpegBytes noData = JpegBytes.start().tables().frame(JpegBytes.SOF0, 8, 1, 1, JpegBytes.FULL, 1);
        noData.segment(0xda, "\1\1\0\0\77\0");
        assertEquals(Reason.MALFORMED, refusal(noData.end()).reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hand-1.jpg",
                "media/grey.jpg",
                "media/ycbcr-420.jpg",
                "media/rgb-app14.jpg",
                "media/progressive.jpg",
                "media/exif.jpg"
            })
    void noticesACutAtEveryLength(String file) throws IOException {
        byte[] whole = Source.of(TestData.file(file)).open().readAllBytes();
        for (int length = 1; length < whole.length; length++) {
            MediaException refusal = refusal(Arrays.copyOf(whole, length));
            assertEquals(Reason.TRUNCATED, refusal.reason(), "cut to " + length + ": " + refusal.getMessage());
        }
        assertEquals(Reason.EMPTY, refusal(new byte[0]).reason());
    }

    @Test
    void noticesACutThatWasFilledUpWithZeros() throws IOException {
        byte[] whole = Source.of(TestData.file("hand-1.jpg")).open().readAllBytes();
        byte[] filled = Arrays.copyOf(Arrays.copyOf(whole, whole.length / 2), whole.length);
        assertEquals(Reason.TRUNCATED, refusal(filled).reason());
    }

    @Test
    void warnsOfWhatFollowsTheEndOfTheImage() throws IOException {
        byte[] jpeg = JpegBytes.sound(JpegBytes.SOF0, 8, 1);
        byte[] trailed = new JpegBytes().bytes(jpeg).bytes(new byte[100]).unfinished();
        JpegFacts facts = facts(trailed);
        assertEquals(1, facts.warnings().size());
        assertTrue(
                facts.warnings().get(0).toString().contains("100 bytes follow"),
                facts.warnings().get(0).toString());
        assertTrue(facts.warningsWithoutAppn().isEmpty());
        byte[] padded = new JpegBytes().bytes(jpeg).raw(0).unfinished();
        assertTrue(facts(padded).warnings().isEmpty());
    }

    @Test
    void looksForTheFirstOfSeveralPicturesIfTheHeaderAnnouncesThem() throws IOException {
        byte[] second = JpegBytes.sound(JpegBytes.SOF0, 8, 1);
        byte[] jpeg = JpegBytes.start()
                .segment(0xe2, "MPF\0MM\0\52")
                .tables()
                .frame(JpegBytes.SOF0, 8, 4, 4, JpegBytes.FULL, 1)
                .scan(0, 1)
                .raw(0xff, 0xd9)
                .bytes(second)
                .unfinished();
        JpegFacts facts = facts(jpeg);
        assertEquals(4, facts.imagePixel().rows());
        assertTrue(facts.warnings().get(0).toString().contains(second.length + " bytes follow"));
    }

    @Test
    void warnsOfProgressiveMissingTablesAndContradictingColours() throws IOException {
        assertTrue(facts("media/progressive.jpg").warnings().get(0).toString().contains("jpegtran"));
        byte[] bare = JpegBytes.start()
                .frame(JpegBytes.SOF0, 8, 4, 4, JpegBytes.FULL, 1)
                .scan(0, 1)
                .end();
        assertTrue(facts(bare).warnings().get(0).toString().contains("tables are missing"));
        byte[] torn = JpegBytes.start()
                .jfif()
                .adobe(0)
                .tables()
                .frame(JpegBytes.SOF0, 8, 4, 4, JpegBytes.FULL, YCBCR)
                .scan(0, YCBCR)
                .end();
        assertTrue(facts(torn).warnings().get(0).toString().contains("APP14"));
    }

    @Test
    void skipsLargeSegmentsWithoutReadingThem() throws IOException {
        JpegBytes jpeg = JpegBytes.start();
        for (int i = 0; i < 16; i++) {
            jpeg.segment(0xe2, "ICC_PROFILE\0" + "x".repeat(65_000));
        }
        byte[] bytes = jpeg.tables()
                .frame(JpegBytes.SOF0, 8, 9, 9, JpegBytes.FULL, 1)
                .scan(0, 1)
                .end();
        long[] read = new long[1];
        int[] opened = new int[1];
        Source source = Source.of("a.jpg", bytes.length, () -> {
            opened[0]++;
            return new FilterInputStream(new ByteArrayInputStream(bytes)) {
                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int done = super.read(into, offset, length);
                    read[0] += Math.max(0, done);
                    return done;
                }
            };
        });
        assertInstanceOf(Media.Jpeg.class, MediaReader.examine(source));
        assertEquals(1, opened[0]);
        assertTrue(read[0] <= 18 * 8192, read[0] + " bytes read");
        assertFalse(read[0] == 0);
    }
}
