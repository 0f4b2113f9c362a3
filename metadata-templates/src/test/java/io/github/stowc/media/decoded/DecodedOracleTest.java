package io.github.stowc.media.decoded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.Examined;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TIFF, BMP and WebP of the forms that ImageMagick writes, and the pixels that it sees in them. */
@NeedsTools("convert")
class DecodedOracleTest {
    private static final String DRAWING = "convert -size 75x61 -seed 9 plasma:fractal -depth 16 in.png && ";
    private static final String SHADE = "'(' -size 75x61 gradient: ')' -alpha off -compose CopyOpacity -composite ";
    private static final String ON_WHITE = " -background white -alpha remove -alpha off ";

    @TempDir
    private static Path folder = Path.of("");

    private static Media.Raster made(String name, String command) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve(name));
        Program.script(folder, "sh", DRAWING + "convert in.png " + command + " " + name)
                .run()
                .expecting(0);
        return Examined.raster(Source.of(folder.resolve(name)));
    }

    /** The pixels of all frames as ImageMagick decodes them. */
    private static byte[] seen(String name, ImagePixel pixel, String change) throws IOException, InterruptedException {
        String form = pixel.samplesPerPixel() > 1
                ? "-depth 8 rgb:seen"
                : pixel.bitsAllocated() > 8 ? "-depth 16 -endian LSB gray:seen" : "-depth 8 gray:seen";
        Program.script(folder, "sh", "convert " + name + ON_WHITE + change + form)
                .run()
                .expecting(0);
        return Files.readAllBytes(folder.resolve("seen"));
    }

    /** ImageMagick rounds 16 bits to 8 by another formula, at most by one. */
    private static void agree(byte[] expected, byte[] found, int tolerance) {
        assertEquals(expected.length, found.length);
        for (int i = 0; i < found.length; i++) {
            int difference = Math.abs((expected[i] & 0xff) - (found[i] & 0xff));
            assertTrue(difference <= tolerance, "byte " + i + ": " + expected[i] + ", found " + found[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-depth 8 -compress None",
                "-depth 8 -compress LZW",
                "-depth 8 -compress Zip",
                "-depth 8 -compress RLE",
                "-depth 8 -compress JPEG",
                "-depth 8 -endian MSB",
                "-depth 8 -interlace plane -compress LZW",
                "-depth 8 -define tiff:tile-geometry=32x48 -compress Zip",
                "-depth 8 -define tiff:rows-per-strip=8 -compress LZW",
                "-colorspace gray -depth 8",
                "-colorspace gray -depth 8 -define quantum:polarity=min-is-white -compress LZW",
                "-colorspace gray -depth 16 -compress None",
                "-colorspace gray -depth 16 -compress Zip -endian MSB",
                "-colorspace gray -depth 16 -define quantum:polarity=min-is-white",
                "-colorspace gray -depth 12",
                "-colorspace gray -depth 4",
                "-colorspace gray -depth 2",
                "-threshold 50% -type bilevel -depth 1 -compress None",
                "-threshold 50% -type bilevel -depth 1 -compress Group4",
                "-threshold 50% -type bilevel -depth 1 -compress Fax",
                "-threshold 50% -type bilevel -depth 1 -compress LZW -define quantum:polarity=min-is-white",
                "-threshold 50% -type bilevel -depth 1 -compress Group4 -define quantum:polarity=min-is-white",
            })
    void decodesATiffLikeImageMagick(String form) throws IOException, InterruptedException {
        Media.Raster raster = made("a.tif", form);
        byte[] seen = seen("a.tif", raster.imagePixel(), "");
        byte[] pixels = Examined.pixels(raster);
        if (raster.imagePixel().bitsStored() == 12) {
            for (int i = 0; i < pixels.length; i += 2) {
                int value = (pixels[i] & 0xff) | pixels[i + 1] << 8;
                assertEquals((seen[i + 1] & 0xff) >> 4, value >> 8, "pixel " + i / 2);
            }
            return;
        }
        assertArrayEquals(seen, pixels);
        assertEquals(form.contains("JPEG"), raster.imagePixel().isLossy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-depth 16 -compress None",
                "-depth 16 -compress Zip",
                "-depth 16 -interlace plane",
                "-depth 16 -define tiff:tile-geometry=32x32 -compress LZW",
                "-colors 200 -type palette",
                "-colors 16 -type palette -depth 4",
                SHADE + "-depth 8",
                SHADE + "-depth 8 -define tiff:alpha=associated",
                SHADE + "-depth 16 -compress Zip",
                SHADE + "-colorspace gray -depth 8",
            })
    void roundsAndCoversATiffLikeImageMagick(String form) throws IOException, InterruptedException {
        Media.Raster raster = made("b.tif", form);
        agree(seen("b.tif", raster.imagePixel(), ""), Examined.pixels(raster), 1);
        boolean palette = form.contains("palette");
        assertEquals(palette, raster.warnings().isEmpty(), raster.warnings().toString());
    }

    @Test
    void decodesABigTiff() throws IOException, InterruptedException {
        Media.Raster raster = made("c.tif", "-depth 8 -compress LZW TIFF64:c.tif; : ");
        assertArrayEquals(seen("c.tif", raster.imagePixel(), ""), Examined.pixels(raster));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BMP3:d.bmp",
                "BMP2:d.bmp",
                "-colors 200 -type palette -compress None BMP3:d.bmp",
                "-colors 200 -type palette -compress RLE BMP3:d.bmp",
                "-colors 16 -type palette BMP3:d.bmp",
                "-colorspace gray -depth 8 BMP3:d.bmp",
                "-monochrome BMP3:d.bmp"
            })
    void decodesABmpLikeImageMagick(String form) throws IOException, InterruptedException {
        Program.script(folder, "sh", DRAWING + "convert in.png -depth 8 " + form)
                .run()
                .expecting(0);
        Media.Raster raster = Examined.raster(Source.of(folder.resolve("d.bmp")));
        assertArrayEquals(seen("d.bmp", raster.imagePixel(), ""), Examined.pixels(raster));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", SHADE + ", 1"})
    void decodesALosslessWebpLikeImageMagick(String form, int tolerance) throws IOException, InterruptedException {
        Media.Raster raster = made("e.webp", form + " -depth 8 -define webp:lossless=true");
        agree(seen("e.webp", raster.imagePixel(), ""), Examined.pixels(raster), tolerance);
    }

    @Test
    void makesFramesOfPages() throws IOException, InterruptedException {
        Media.Raster raster = made("f.tif", "-depth 8 '(' +clone -flip ')' '(' +clone -negate ')'");
        assertEquals(3, raster.frameTimes().size());
        assertTrue(raster.isPages());
        assertArrayEquals(seen("f.tif", raster.imagePixel(), ""), Examined.pixels(raster));
    }

    @ParameterizedTest
    @CsvSource({
        "g.tif, -colorspace CMYK, CMYK",
        "g.tif, -colorspace Lab, CIELAB",
        "g.tif, -depth 32 -define quantum:format=floating-point, floating-point",
        "g.tif, -colorspace gray -depth 32, 32",
        "g.tif, '( +clone -resize 50% )', pages of one size",
        "g.webp, -quality 80, lossless",
        "g.webp, '( +clone -flip )', animation",
    })
    void refusesWhatItWouldNotDecodeRightly(String name, String form, String telling) {
        String quoted = form.replace("( ", "'(' ").replace(" )", " ')'");
        MediaException refusal = assertThrows(MediaException.class, () -> made(name, quoted));
        assertEquals(MediaException.Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.getMessage().contains(telling), refusal.getMessage());
        assertTrue(refusal.remedy().contains("IN"), refusal.remedy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"h.tif -compress LZW", "h.tif -compress None", "h.bmp", "h.webp -define webp:lossless=true"})
    void sayThatAFileIsCutOff(String form) throws IOException, InterruptedException {
        int space = form.indexOf(' ');
        String name = space < 0 ? form : form.substring(0, space);
        made(name, (space < 0 ? "" : form.substring(space)) + " -depth 8");
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        for (int length : new int[] {9, 30, bytes.length / 2}) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(
                    MediaException.class, () -> Examined.pixels(Examined.raster(Source.of(name, cut))), name + length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void turnsATiffAsImageMagickDoes(int orientation) throws IOException, InterruptedException {
        String name = "i.tif";
        Media.Raster warned = made(name, "-depth 8 -orient " + names(orientation));
        assertTrue(
                warned.warnings().toString().contains("turn(true) turns it"),
                warned.warnings().toString());
        try (ByteWindow window = new ByteWindow(Source.of(folder.resolve(name)))) {
            Media.Raster turned = (Media.Raster) MediaReader.examine(window, true);
            assertFalse(turned.warnings().toString().contains("Orientation"));
            assertEquals(orientation >= 5 ? 61 : 75, turned.imagePixel().columns());
            assertArrayEquals(seen(name, turned.imagePixel(), "-auto-orient "), Examined.pixels(turned));
        }
    }

    private static String names(int orientation) {
        return new String[] {
                    "TopLeft",
                    "TopRight",
                    "BottomRight",
                    "BottomLeft",
                    "LeftTop",
                    "RightTop",
                    "RightBottom",
                    "LeftBottom"
                }
                [orientation - 1];
    }
}
