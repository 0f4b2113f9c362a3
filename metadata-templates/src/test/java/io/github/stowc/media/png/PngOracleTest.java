package io.github.stowc.media.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.Examined;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PNGs of all forms that ImageMagick writes, and the pixels that it sees in them. */
@NeedsTools("convert")
class PngOracleTest {
    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void draw() throws IOException, InterruptedException {
        Program.script(
                        folder,
                        "sh",
                        "convert -size 61x37 -seed 7 plasma:red-blue -depth 16 colour.png"
                                + " && convert colour.png -colorspace Gray grey.png"
                                + " && convert colour.png -alpha set -channel A -fx i/w colour-alpha.png"
                                + " && convert grey.png -alpha set -channel A -fx j/h grey-alpha.png"
                                + " && convert colour.png -depth 8 +dither -colors 3 png8:palette-2.png"
                                + " && convert colour.png -depth 8 +dither -colors 13 png8:palette-4.png"
                                + " && convert colour.png -depth 8 +dither -colors 200 png8:palette.png"
                                + " && convert palette.png -transparent \"$(convert palette.png -format"
                                + " '%[pixel:p{5,5}]' info:)\" png8:palette-alpha.png")
                .run()
                .expecting(0);
    }

    @ParameterizedTest
    @CsvSource({
        "grey, 0, 1, gray, 0",
        "grey, 0, 2, gray, 0",
        "grey, 0, 4, gray, 0",
        "grey, 0, 8, gray, 0",
        "grey, 0, 16, gray, 0",
        "colour, 2, 8, rgb, 0",
        "colour, 2, 16, rgb, 1",
        "palette-2, 3, 2, rgb, 0",
        "palette-4, 3, 4, rgb, 0",
        "palette, 3, 8, rgb, 0",
        "palette-alpha, 3, 8, rgb, 0",
        "grey-alpha, 4, 8, gray, 1",
        "grey-alpha, 4, 16, gray, 1",
        "colour-alpha, 6, 8, rgb, 1",
        "colour-alpha, 6, 16, rgb, 1",
    })
    void decodesWhatImageMagickWrote(String from, int colour, int depth, String form, int tolerance)
            throws IOException, InterruptedException {
        for (String interlace : new String[] {"None", "PNG"}) {
            String size = depth == 16 && colour % 4 == 0 ? "16" : "8";
            Program.script(
                            folder,
                            "sh",
                            "convert " + from + ".png -interlace " + interlace
                                    + " -define png:color-type=" + colour + " -define png:bit-depth=" + depth
                                    + " made.png && convert made.png -background white -alpha remove -endian LSB -depth "
                                    + size + " " + form + ":seen")
                    .run()
                    .expecting(0);
            byte[] png = Files.readAllBytes(folder.resolve("made.png"));
            assertEquals(depth, png[24], "bit depth");
            assertEquals(colour, png[25], "colour type");
            assertEquals(interlace.equals("PNG") ? 1 : 0, png[28], "interlace");
            byte[] ours = Examined.pixels(Examined.raster(Source.of(folder.resolve("made.png"))));
            assertSame(Files.readAllBytes(folder.resolve("seen")), ours, size.equals("16") ? 2 : 1, tolerance);
        }
    }

    private static void assertSame(byte[] expected, byte[] ours, int bytes, int tolerance) {
        assertEquals(expected.length, ours.length);
        for (int i = 0; i < ours.length; i += bytes) {
            int difference = bytes == 1
                    ? (expected[i] & 0xff) - (ours[i] & 0xff)
                    : (expected[i] & 0xff)
                            + (expected[i + 1] & 0xff) * 256
                            - (ours[i] & 0xff)
                            - (ours[i + 1] & 0xff) * 256;
            assertTrue(Math.abs(difference) <= tolerance, "sample " + i / bytes + " differs by " + difference);
        }
    }
}
