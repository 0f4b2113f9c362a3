package io.github.stowc.media.gif;

import static io.github.stowc.media.Examined.failure;
import static io.github.stowc.media.Examined.pixels;
import static io.github.stowc.media.Examined.raster;
import static io.github.stowc.media.Examined.refusal;
import static io.github.stowc.media.gif.GifBytes.BLUE;
import static io.github.stowc.media.gif.GifBytes.GREEN;
import static io.github.stowc.media.gif.GifBytes.RED;
import static io.github.stowc.media.gif.GifBytes.WHITE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Payload;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.media.png.PngBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GifTest {
    private static void assertColours(byte[] gif, int... colours) throws IOException {
        byte[] expected = new byte[3 * colours.length];
        for (int i = 0; i < colours.length; i++) {
            expected[3 * i] = (byte) (colours[i] >> 16);
            expected[3 * i + 1] = (byte) (colours[i] >> 8);
            expected[3 * i + 2] = (byte) colours[i];
        }
        assertArrayEquals(expected, pixels(raster(gif)));
    }

    @Test
    void becomesFramesOfRgbWithTheirTimes() throws IOException {
        Media.Raster raster = raster(GifBytes.sound());
        ImagePixel pixel = raster.imagePixel();
        assertEquals("RGB", pixel.photometricInterpretation());
        assertEquals(0, pixel.planarConfiguration().orElseThrow());
        assertEquals(8, pixel.bitsStored());
        assertEquals(List.of(1, 2), List.of(pixel.rows(), pixel.columns()));
        assertEquals(List.of(70, 100), raster.frameTimes());
        assertEquals(List.of(), raster.warnings());
        assertEquals(12, raster.payload().length());
        assertColours(GifBytes.sound(), RED, GREEN, RED, BLUE);
    }

    @Test
    void isAStillPictureIfThereIsOneFrame() throws IOException {
        byte[] gif =
                GifBytes.start(1, 1).control(0, 7, -1).picture(0, 0, 1, 1, 2).end();
        assertEquals(List.of(0), raster(gif).frameTimes());
        assertColours(gif, BLUE);
    }

    @Test
    void keepsClearsOrRestoresWhatWasDrawn() throws IOException {
        for (int disposal = 0; disposal < 5; disposal++) {
            byte[] gif = GifBytes.start(3, 1)
                    .picture(0, 0, 3, 1, 0, 0, 0)
                    .control(disposal, 1, 3)
                    .picture(1, 0, 2, 1, 1, 3)
                    .picture(0, 0, 1, 1, 2)
                    .end();
            int left = disposal < 2 ? GREEN : disposal == 2 ? WHITE : RED;
            int right = disposal == 2 ? WHITE : RED;
            assertColours(gif, RED, RED, RED, RED, GREEN, RED, BLUE, left, right);
        }
    }

    @Test
    void showsWhiteWhereNothingWasDrawnAndSaysSo() throws IOException {
        byte[] smaller = GifBytes.start(2, 1).picture(1, 0, 1, 1, 0).end();
        assertColours(smaller, WHITE, RED);
        byte[] transparent =
                GifBytes.start(2, 1).control(0, 1, 1).picture(0, 0, 2, 1, 0, 1).end();
        assertColours(transparent, RED, WHITE);
        byte[] cleared = GifBytes.start(1, 1)
                .control(2, 1, 1)
                .picture(0, 0, 1, 1, 0)
                .control(0, 1, 1)
                .picture(0, 0, 1, 1, 1)
                .end();
        assertColours(cleared, RED, WHITE);
        for (byte[] gif : List.of(smaller, transparent, cleared)) {
            assertTrue(raster(gif).warnings().get(0).toString().contains("pixels become white"));
        }
        // Transparent where nothing moves, as optimisers write it: nothing shines through.
        byte[] optimised = GifBytes.start(2, 1)
                .picture(0, 0, 2, 1, 0, 1)
                .control(0, 1, 3)
                .picture(0, 0, 2, 1, 3, 2)
                .end();
        assertColours(optimised, RED, GREEN, RED, BLUE);
        assertEquals(List.of(), raster(optimised).warnings());
    }

    @Test
    void putsInterlacedRowsWhereTheyBelong() throws IOException {
        int[] pixels = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0};
        byte[] gif =
                GifBytes.start(1, 10).descriptor(0, 0, 1, 10, 0x40).data(pixels).end();
        int[] order = {0, 8, 4, 2, 6, 1, 3, 5, 7, 9};
        int[] expected = new int[10];
        int[] colours = {RED, GREEN, BLUE};
        for (int i = 0; i < 10; i++) {
            expected[order[i]] = colours[pixels[i]];
        }
        assertColours(gif, expected);
    }

    @Test
    void takesThePicturesOwnColours() throws IOException {
        byte[] gif = GifBytes.screen(1, 1, 0)
                .descriptor(0, 0, 1, 1, 0x80)
                .raw(1, 2, 3, 4, 5, 6)
                .data(1)
                .end();
        assertColours(gif, 0x040506);
    }

    @Test
    void cutsOffWhatLiesBeyondTheCanvasAndSaysSo() throws IOException {
        byte[] gif = GifBytes.start(2, 2)
                .picture(0, 0, 2, 2, 0, 0, 0, 0)
                .control(3, 1, -1)
                .picture(1, 1, 2, 2, 1, 2, 2, 2)
                .control(2, 1, -1)
                .picture(5, 5, 1, 1, 0)
                .picture(1, 0, 2, 1, 2, 1)
                .end();
        assertColours(gif, RED, RED, RED, RED, RED, RED, RED, GREEN, RED, RED, RED, RED, RED, BLUE, RED, RED);
        assertTrue(raster(gif).warnings().toString().contains("beyond the canvas of 2 by 2"));
    }

    @Test
    void skipsWhatIsNotAPicture() throws IOException {
        byte[] gif = GifBytes.start(1, 1)
                .raw(0x21, 0xfe)
                .subBlocks("a comment".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .raw(0x21, 0xff)
                .subBlocks(new byte[300])
                .control(0, 9, 0)
                .raw(0x21, 1)
                .subBlocks(new byte[12])
                .raw(0)
                .picture(0, 0, 1, 1, 0)
                .raw(0x3b, 1, 2, 3)
                .unfinished();
        // The control extension was for the text.
        assertColours(gif, RED);
    }

    @Test
    void noticesAtFirstSightThatAnyByteIsMissing() {
        byte[] gif = GifBytes.start(2, 1)
                .control(0, 7, 1)
                .descriptor(0, 0, 2, 1, 0x80)
                .raw(1, 2, 3, 4, 5, 6)
                .data(0, 1)
                .raw(0x21, 0xfe, 2, 'h', 'i', 0)
                .end();
        for (int length = 6; length < gif.length; length++) {
            assertEquals(
                    Reason.TRUNCATED,
                    refusal("a.gif", Arrays.copyOf(gif, length)).reason(),
                    "at " + length);
        }
    }

    @ParameterizedTest
    @CsvSource({"65535, 65535", "4000, 3001"})
    void refusesACanvasThatIsTooLarge(int columns, int rows) {
        byte[] bomb = GifBytes.start(columns, rows).picture(0, 0, 1, 1, 0).end();
        MediaException refusal = refusal(bomb);
        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.problem().contains("at most 12 megapixels, found " + columns), refusal.getMessage());
        assertTrue(refusal.remedy().contains("ffmpeg"), refusal.remedy());
    }

    @Test
    void refusesMoreFramesThanNativePixelDataHold() {
        GifBytes bomb = GifBytes.start(4000, 3000);
        for (int i = 0; i < 120; i++) {
            bomb.picture(0, 0, 1, 1, 0);
        }
        MediaException refusal = refusal(bomb.end());
        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.problem().contains("4294967294 bytes"), refusal.getMessage());
    }

    @Test
    void refusesMoreFramesThanTheirTimesHaveRoomFor() {
        GifBytes many = GifBytes.start(1, 1);
        for (int i = 0; i < 9001; i++) {
            many.picture(0, 0, 1, 1, 0);
        }
        MediaException refusal = refusal(many.end());
        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.problem().contains("9000 pictures"), refusal.getMessage());
    }

    @Test
    void refusesPicturesBeyondTheCanvasThatWouldTakeForEver() {
        byte[] bomb = GifBytes.start(1, 1)
                .descriptor(0, 0, 65535, 65535, 0)
                .raw(2)
                .subBlocks(new byte[2_000_000])
                .end();
        assertEquals(Reason.UNSUPPORTED, refusal(bomb).reason());
    }

    @Test
    void seesThatFewBytesCannotHoldAHugePicture() {
        byte[] gif = GifBytes.start(4000, 3000)
                .descriptor(0, 0, 4000, 3000, 0)
                .data(0, 1)
                .end();
        MediaException refusal = refusal(gif);
        assertEquals(Reason.MALFORMED, refusal.reason());
        assertTrue(refusal.problem().contains("cannot hold them"), refusal.getMessage());
    }

    @Test
    void findsBrokenCodesWhileDecoding() throws IOException {
        byte[] few = GifBytes.start(2, 2).picture(0, 0, 2, 2, 0, 1, 2).end();
        assertTrue(failure(few).problem().contains("more pixels"), failure(few).getMessage());
        byte[] open = GifBytes.start(4, 1)
                .descriptor(0, 0, 4, 1, 0)
                .codes(4, 0, 1, 4, 0)
                .end();
        assertEquals(Reason.MALFORMED, failure(open).reason());
        byte[] unknown =
                GifBytes.start(2, 1).descriptor(0, 0, 2, 1, 0).codes(4, 0, 7, 5).end();
        assertTrue(
                failure(unknown).problem().contains("LZW code"),
                failure(unknown).getMessage());
        byte[] tooEarly =
                GifBytes.start(2, 1).descriptor(0, 0, 2, 1, 0).codes(4, 6, 5).end();
        assertTrue(
                failure(tooEarly).problem().contains("LZW code"),
                failure(tooEarly).getMessage());
        byte[] colour = GifBytes.screen(1, 1, 0)
                .descriptor(0, 0, 1, 1, 0x80)
                .raw(1, 2, 3, 4, 5, 6)
                .data(2)
                .end();
        assertTrue(
                failure(colour).problem().contains("a table of 2"),
                failure(colour).getMessage());
    }

    @Test
    void readsTheCodeThatIsBeingMade() throws IOException {
        // 0, then the code for "0 and its first pixel again", which is made by using it.
        byte[] gif =
                GifBytes.start(3, 1).descriptor(0, 0, 3, 1, 0).codes(4, 0, 6, 5).end();
        assertColours(gif, RED, RED, RED);
    }

    @Test
    void refusesBlocksThatBreakTheRules() {
        for (byte[] gif : List.of(
                GifBytes.start(0, 1).picture(0, 0, 1, 1, 0).end(),
                GifBytes.start(1, 1).end(),
                GifBytes.start(1, 1).picture(0, 0, 0, 1, 0).end(),
                GifBytes.screen(1, 1, 0).picture(0, 0, 1, 1, 0).end(),
                GifBytes.start(1, 1).descriptor(0, 0, 1, 1, 0).raw(0, 1, 1, 0).end(),
                GifBytes.start(1, 1).descriptor(0, 0, 1, 1, 0).raw(9, 1, 1, 0).end(),
                GifBytes.start(1, 1).raw(0x42).picture(0, 0, 1, 1, 0).end())) {
            assertEquals(Reason.MALFORMED, refusal(gif).reason(), refusal(gif).getMessage());
        }
    }

    @Test
    void decodesTheLargestCanvasWithAPictureThatIsTakenBack() throws IOException {
        int[] pixels = new int[4000];
        GifBytes gif = GifBytes.start(4000, 3000).control(3, 1, 3).picture(0, 0, 4000, 1, pixels);
        Media.Raster raster = raster(gif.picture(0, 2999, 4000, 1, pixels).end());
        assertEquals(2 * 36_000_000L, raster.payload().length());
        try (InputStream in = ((Payload.Decoded) raster.payload()).opener().open()) {
            in.skipNBytes(36_000_000L - 3);
            assertArrayEquals(PngBytes.bytes(255, 255, 255, 255, 255, 255), in.readNBytes(6));
            in.skipNBytes(36_000_000L - 6);
            assertArrayEquals(PngBytes.bytes(255, 0, 0), in.readNBytes(4));
        }
    }
}
