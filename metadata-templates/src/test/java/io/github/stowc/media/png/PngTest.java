package io.github.stowc.media.png;

import static io.github.stowc.media.Examined.failure;
import static io.github.stowc.media.Examined.pixels;
import static io.github.stowc.media.Examined.raster;
import static io.github.stowc.media.Examined.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Source;
import io.github.stowc.bytes.SourceChangedException;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {
    @TempDir
    private Path folder = Path.of("");

    private static void assertPixels(byte[] png, int... expected) throws IOException {
        assertArrayEquals(PngBytes.bytes(expected), pixels(raster(png)));
    }

    @Test
    void becomesNativePixelsWithTheAttributesOfExplicitLittleEndian() throws IOException {
        Media.Raster raster = raster(PngBytes.sound());
        ImagePixel pixel = raster.imagePixel();
        assertEquals("application/octet-stream", raster.mediaType().value());
        assertEquals("1.2.840.10008.1.2.1", pixel.transferSyntax().value());
        assertEquals("MONOCHROME2", pixel.photometricInterpretation());
        assertEquals(
                List.of(2, 3, 1, 8, 8, 7, 0),
                List.of(
                        pixel.rows(),
                        pixel.columns(),
                        pixel.samplesPerPixel(),
                        pixel.bitsAllocated(),
                        pixel.bitsStored(),
                        pixel.highBit(),
                        pixel.pixelRepresentation()));
        assertTrue(pixel.lossy().isEmpty() && pixel.planarConfiguration().isEmpty());
        assertEquals(List.of(0), raster.frameTimes());
        assertEquals(List.of(), raster.warnings());
        assertPixels(PngBytes.sound(), 1, 2, 3, 4, 5, 6);
    }

    @Test
    void scalesFewBitsUpAndKeepsSixteenInLittleEndian() throws IOException {
        assertPixels(PngBytes.start(3, 1, 1, 0, 0).data(0, 0b1010_0000).end(), 255, 0, 255);
        assertPixels(PngBytes.start(4, 1, 2, 0, 0).data(0, 0b0001_1011).end(), 0, 85, 170, 255);
        assertPixels(PngBytes.start(2, 1, 4, 0, 0).data(0, 0x1f).end(), 17, 255);
        byte[] deep =
                PngBytes.start(2, 1, 16, 0, 0).data(0, 0x12, 0x34, 0xff, 0xfe).end();
        assertPixels(deep, 0x34, 0x12, 0xfe, 0xff);
        assertEquals(16, raster(deep).imagePixel().bitsStored());
        assertEquals(List.of(), raster(deep).warnings());
    }

    @ParameterizedTest
    @CsvSource({"1, 160, 0", "2, 68, 0", "4, 16, 16", "8, 1, 0"})
    void looksColoursOfAnyDepthUpInThePalette(int depth, int first, int second) throws IOException {
        PngBytes png = PngBytes.start(3, 1, depth, 3, 0).chunk("PLTE", 1, 2, 3, 4, 5, 6);
        if (depth == 8) {
            png.data(0, first, second, first);
        } else if (depth == 4) {
            png.data(0, first, second);
        } else {
            png.data(0, first);
        }
        assertPixels(png.end(), 4, 5, 6, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void roundsColoursOfSixteenBitsAndSaysSo() throws IOException {
        byte[] deep = PngBytes.start(1, 1, 16, 2, 0)
                .data(0, 0, 128, 0, 129, 0xff, 0x7f)
                .end();
        assertPixels(deep, 0, 1, 255);
        assertEquals(8, raster(deep).imagePixel().bitsStored());
        String warning = raster(deep).warnings().get(0).toString();
        assertTrue(warning.startsWith("a: ") && warning.contains("OUT.jp2"), warning);
    }

    @Test
    void showsTransparentPixelsOnWhiteAndSaysSo() throws IOException {
        byte[] alpha = PngBytes.start(3, 1, 8, 6, 0)
                .data(0, 10, 20, 30, 255, 10, 20, 30, 0, 0, 100, 255, 128)
                .end();
        assertPixels(alpha, 10, 20, 30, 255, 255, 255, 127, 177, 255);
        assertPixels(PngBytes.start(2, 1, 8, 4, 0).data(0, 0, 0, 7, 255).end(), 255, 7);
        assertPixels(
                PngBytes.start(2, 1, 16, 4, 0)
                        .data(0, 1, 2, 0xff, 0xff, 0, 0, 0, 0)
                        .end(),
                2,
                1,
                255,
                255);
        byte[] greyKey = PngBytes.start(3, 1, 8, 0, 0)
                .chunk("tRNS", 0, 5)
                .data(0, 4, 5, 6)
                .end();
        assertPixels(greyKey, 4, 255, 6);
        byte[] deepKey = PngBytes.start(2, 1, 16, 0, 0)
                .chunk("tRNS", 1, 5)
                .data(0, 1, 5, 1, 6)
                .end();
        assertPixels(deepKey, 255, 255, 6, 1);
        byte[] colourKey = PngBytes.start(2, 1, 8, 2, 0)
                .chunk("tRNS", 0, 1, 0, 2, 0, 3)
                .data(0, 1, 2, 3, 1, 2, 4)
                .end();
        assertPixels(colourKey, 255, 255, 255, 1, 2, 4);
        byte[] palette = PngBytes.start(2, 1, 8, 3, 0)
                .chunk("PLTE", 1, 2, 3, 4, 5, 6)
                .chunk("tRNS", 0)
                .data(0, 0, 1)
                .end();
        assertPixels(palette, 255, 255, 255, 4, 5, 6);
        for (byte[] png : List.of(alpha, greyKey, colourKey, palette)) {
            List<String> warnings =
                    raster(png).warnings().stream().map(Sentence::toString).toList();
            assertEquals(1, warnings.size());
            assertTrue(warnings.get(0).contains("pixels become white"), warnings.get(0));
        }
        byte[] opaque = PngBytes.start(1, 1, 8, 3, 0)
                .chunk("PLTE", 1, 2, 3)
                .chunk("tRNS", 255)
                .data(0, 0)
                .end();
        assertEquals(List.of(), raster(opaque).warnings());
    }

    @Test
    void takesDataInManyChunksAndNoneInSome() throws IOException {
        byte[] data = PngBytes.deflated(PngBytes.bytes(0, 1, 2, 3, 0, 4, 5, 6));
        PngBytes png = PngBytes.start(3, 2, 8, 0, 0).chunk("IDAT");
        for (byte b : data) {
            png.chunk("IDAT", b).chunk("IDAT");
        }
        assertPixels(png.chunk("tEXt", 'a', 0, 'b').end(), 1, 2, 3, 4, 5, 6);
    }

    @Test
    void warnsOfWhatTheDecodedPictureDoesNotHave() throws IOException {
        byte[] data = PngBytes.deflated(new byte[2]);
        byte[] animated = PngBytes.start(1, 1, 8, 0, 0)
                .chunk("acTL", 0, 0, 0, 2, 0, 0, 0, 0)
                .chunk("IDAT", data)
                .chunk("fdAT", 0, 0, 0, 1, 1)
                .end();
        assertTrue(raster(animated).warnings().get(0).toString().contains("animated PNG"));
        byte[] profile = PngBytes.start(1, 1, 8, 0, 0)
                .chunk("iCCP", 'P', '3', 0, 0, 1)
                .chunk("IDAT", data)
                .end();
        assertTrue(raster(profile).warnings().get(0).toString().contains("ICC profile"));
        byte[] turned = PngBytes.start(1, 1, 8, 0, 0)
                .chunk("eXIf", 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0)
                .chunk("IDAT", data)
                .end();
        assertTrue(raster(turned).warnings().get(0).toString().contains("Orientation 6"));
    }

    @Test
    void noticesAtFirstSightThatAnyByteIsMissing() {
        byte[] png = PngBytes.start(3, 1, 8, 3, 0)
                .chunk("PLTE", 1, 2, 3)
                .chunk("tRNS", 0)
                .data(0, 0, 0, 0)
                .chunk("tEXt", 'a', 0)
                .end();
        for (int length = 8; length < png.length; length++) {
            assertEquals(
                    Reason.TRUNCATED,
                    refusal("a.png", Arrays.copyOf(png, length)).reason(),
                    "at " + length);
        }
        for (int length = 0; length < 8; length++) {
            refusal("a.png", Arrays.copyOf(png, length));
        }
    }

    @Test
    void refusesChunksThatDoNotMatchTheirCrc() throws IOException {
        byte[] palette =
                PngBytes.start(1, 1, 8, 3, 0).chunk("PLTE", 1, 2, 3).data(0, 0).end();
        for (int at : new int[] {8 + 8 + 3, 33 + 8, palette.length - 1}) {
            byte[] damaged = palette.clone();
            damaged[at] ^= 1;
            MediaException refusal = refusal(damaged);
            assertEquals(Reason.MALFORMED, refusal.reason());
            assertTrue(refusal.problem().contains("the CRC of the chunk"), refusal.getMessage());
        }
        byte[] grey = PngBytes.sound();
        int adler = grey.length - 12 - 4 - 1;
        grey[adler] ^= 1;
        assertTrue(failure(grey).problem().contains("CRC of the chunk IDAT"));
    }

    @ParameterizedTest
    @CsvSource({
        "65535, 65535, 6", // more than native Pixel Data can be
        "70000, 1, 0",
        "1, 4294967295, 0",
    })
    void refusesAPictureThatDicomHasNoRoomFor(long columns, long rows, int colour) {
        // The fewest bytes that such a picture needs.
        byte[] png = PngBytes.start(columns, rows, 8, colour, 0)
                .chunk("IDAT", new byte[17_000_000])
                .end();
        MediaException refusal = refusal(png);
        assertEquals(Reason.UNSUPPORTED, refusal.reason(), refusal.getMessage());
        assertTrue(refusal.remedy().contains("make it smaller"), refusal.getMessage());
    }

    @Test
    void seesThatFewBytesCannotHoldAHugePicture() {
        byte[] png = PngBytes.start(60_000, 20_000, 8, 2, 0).data(new int[1000]).end();
        MediaException refusal = refusal(png);
        assertEquals(Reason.MALFORMED, refusal.reason());
        assertEquals(16, refusal.offset().orElseThrow());
        assertTrue(refusal.problem().contains("60000 by 20000"), refusal.getMessage());
    }

    @Test
    void findsWhileDecodingThatTheSizeLies() throws IOException {
        MediaException taller = failure(
                PngBytes.start(3, 3, 8, 0, 0).data(0, 1, 2, 3, 0, 4, 5, 6).end());
        assertEquals(Reason.MALFORMED, taller.reason());
        assertTrue(taller.problem().contains("the header's size is wrong"), taller.getMessage());
        MediaException shorter = failure(
                PngBytes.start(3, 1, 8, 0, 0).data(0, 1, 2, 3, 0, 4, 5, 6).end());
        assertTrue(shorter.problem().contains("the header's size is wrong"), shorter.getMessage());
        byte[] interlaced = PngBytes.start(3, 3, 8, 0, 1).data(0, 1, 0, 2).end();
        assertEquals(Reason.MALFORMED, failure(interlaced).reason());
    }

    @Test
    void findsBrokenDataWhileDecoding() throws IOException {
        byte[] data = PngBytes.deflated(PngBytes.bytes(0, 1, 2, 3, 0, 4, 5, 6));
        byte[] cut = PngBytes.start(3, 2, 8, 0, 0)
                .chunk("IDAT", Arrays.copyOf(data, data.length - 2))
                .end();
        assertEquals(Reason.MALFORMED, failure(cut).reason());
        byte[] noise = PngBytes.start(3, 2, 8, 0, 0).chunk("IDAT", new byte[20]).end();
        assertTrue(failure(noise).problem().contains("compressed data (RFC 1950)"));
        byte[] filter = PngBytes.start(3, 1, 8, 0, 0).data(5, 1, 2, 3).end();
        assertTrue(failure(filter).problem().contains("a filter of 0 to 4"));
        byte[] dictionary = PngBytes.start(3, 2, 8, 0, 0)
                .chunk("IDAT", 0x78, 0x20, 0, 0, 0, 0, 0, 0, 0)
                .end();
        assertEquals(Reason.MALFORMED, failure(dictionary).reason());
        byte[] colour =
                PngBytes.start(1, 1, 8, 3, 0).chunk("PLTE", 1, 2, 3).data(0, 1).end();
        assertTrue(failure(colour).problem().contains("row 0"));
    }

    @Test
    void refusesChunksThatBreakTheRules() {
        byte[] ok = PngBytes.deflated(new byte[2]);
        for (byte[] png : List.of(
                PngBytes.start().chunk("IDAT", ok).end(),
                PngBytes.start(1, 1, 8, 0, 0).end(),
                PngBytes.start(0, 1, 8, 0, 0).chunk("IDAT", ok).end(),
                PngBytes.start(1, 1, 3, 0, 0).chunk("IDAT", ok).end(),
                PngBytes.start(1, 1, 8, 5, 0).chunk("IDAT", ok).end(),
                PngBytes.start(1, 1, 16, 3, 0).chunk("IDAT", ok).end(),
                PngBytes.start(1, 1, 8, 0, 2).chunk("IDAT", ok).end(),
                PngBytes.start(1, 1, 8, 3, 0).chunk("IDAT", ok).end(),
                PngBytes.start(1, 1, 8, 3, 0)
                        .chunk("PLTE", 1, 2)
                        .chunk("IDAT", ok)
                        .end(),
                PngBytes.start(1, 1, 8, 3, 0)
                        .chunk("PLTE", new byte[771])
                        .chunk("IDAT", ok)
                        .end(),
                PngBytes.start(1, 1, 8, 3, 0)
                        .chunk("tRNS", 1)
                        .chunk("PLTE", 1, 2, 3)
                        .chunk("IDAT", ok)
                        .end(),
                PngBytes.start(1, 1, 8, 0, 0).chunk("tRNS", 1).chunk("IDAT", ok).end(),
                PngBytes.start(1, 1, 8, 4, 0)
                        .chunk("tRNS", 0, 1)
                        .chunk("IDAT", ok)
                        .end(),
                PngBytes.start(1, 1, 8, 0, 0)
                        .chunk("IDAT", ok)
                        .chunk("tIME")
                        .chunk("IDAT", ok)
                        .end(),
                PngBytes.start(1, 1, 8, 0, 0)
                        .chunk("I\1AT", ok)
                        .chunk("IDAT", ok)
                        .end())) {
            assertEquals(Reason.MALFORMED, refusal(png).reason(), refusal(png).getMessage());
        }
        byte[] unknown = PngBytes.start(1, 1, 8, 0, 0)
                .chunk("JDAT", ok)
                .chunk("IDAT", ok)
                .end();
        assertEquals(Reason.UNSUPPORTED, refusal(unknown).reason());
        byte[] apple = PngBytes.start()
                .chunk("CgBI", 0, 0, 0, 0)
                .header(1, 1, 8, 0, 0, 0, 0)
                .end();
        assertTrue(refusal(apple).remedy().contains("-revert-iphone-optimizations"));
    }

    @Test
    void decodesAPictureThatIsLargerThanItsMemory() throws IOException {
        int side = 20_000;
        byte[] png = PngBytes.start(side, side, 1, 0, 1)
                .chunk("IDAT", PngBytes.deflated(new byte[inflated(side)]))
                .end();
        Media.Raster raster = raster(png);
        assertEquals(400_000_000L, raster.payload().length());
        try (InputStream in = ((Payload.Decoded) raster.payload()).opener().open()) {
            assertEquals(0, in.readNBytes(100_000)[99_999]);
        }
    }

    private static int inflated(int side) {
        return (int) new PngHeader(side, side, 1, 0, true).inflatedLength();
    }

    @Test
    void noticesThatTheFileBecameShorterBeforeItIsDecoded() throws IOException {
        Path file = Files.write(folder.resolve("a.png"), PngBytes.sound());
        Media.Raster raster = raster(Source.of(file));
        Files.write(file, Arrays.copyOf(PngBytes.sound(), 20));
        assertThrows(SourceChangedException.class, () -> pixels(raster));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 17})
    void leavesOutPassesWithoutPixels(int side) throws IOException {
        PngHeader header = new PngHeader(side, 1, 8, 0, true);
        byte[] rows = new byte[(int) header.inflatedLength()];
        int at = 0;
        for (PngHeader.Pass pass : header.passes()) {
            for (int i = 0; i < pass.columns(); i++) {
                rows[at + 1 + i] = (byte) (pass.x() + i * pass.stepX());
            }
            at += 1 + pass.columns();
        }
        byte[] pixels = pixels(raster(PngBytes.start(side, 1, 8, 0, 1)
                .chunk("IDAT", PngBytes.deflated(rows))
                .end()));
        for (int i = 0; i < side; i++) {
            assertEquals(i, pixels[i]);
        }
    }
}
