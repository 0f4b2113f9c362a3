package io.github.stowc.media.jpeg.turn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.Examined;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Photographs turned by their EXIF Orientation, as jpegtran does it where that loses nothing, and as djpeg decodes them. */
@NeedsTools({"convert", "cjpeg", "djpeg", "jpegtran"})
class JpegTurnOracleTest {
    private static final String[] TRANSFORMS = {
        "-flip horizontal", "-rotate 180", "-flip vertical", "-transpose", "-rotate 90", "-transverse", "-rotate 270"
    };
    private static final String[] EXACT = {
        "-flop", "-rotate 180", "-flip", "-transpose", "-rotate 90", "-transverse", "-rotate 270"
    };

    @TempDir
    private static Path folder = Path.of("");

    /** A JPEG with an EXIF segment of one tag after its beginning, and after that a thumbnail's directory. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        byte[] exif = ("\u00ff\u00e1\0\"Exif\0\0MM\0*\0\0\0\b\0\1\1\22\0\3\0\0\0\1\0" + (char) orientation
                        + "\0\0\0\0\0\0")
                .getBytes(StandardCharsets.ISO_8859_1);
        out.writeBytes(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "64x48 -sample 1x1",
                "64x48 -sample 2x1",
                "64x48 -sample 2x2",
                "64x48 -sample 1x2",
                "64x48 -sample 2x2 -restart 1B",
                "64x48 -grayscale",
                "64x48 -sample 2x2 -progressive",
                "60x100 -sample 1x1",
                "60x96 -sample 2x1",
                "33x17 -sample 2x2",
                "40x41 -grayscale",
            })
    void turnsAPhotographAsJpegtranDoesOrDecodesIt(String form) throws IOException, InterruptedException {
        int space = form.indexOf(' ');
        Program.script(
                        folder,
                        "sh",
                        "convert -size " + form.substring(0, space)
                                + " -seed 3 plasma:fractal a.ppm && cjpeg -quality 85" + form.substring(space)
                                + " -outfile a.jpg a.ppm")
                .run()
                .expecting(0);
        byte[] jpeg = Files.readAllBytes(folder.resolve("a.jpg"));
        for (int orientation = 2; orientation <= 8; orientation++) {
            boolean perfect = Program.script(
                                    folder,
                                    "sh",
                                    "jpegtran -perfect " + TRANSFORMS[orientation - 2] + " -outfile b.jpg a.jpg")
                            .run()
                            .exit()
                    == 0;
            Source source = Source.of("a.jpg", withOrientation(jpeg, orientation));
            try (ByteWindow window = new ByteWindow(source)) {
                Media media = MediaReader.examine(window, true);
                String place = form + ", orientation " + orientation;
                if (perfect && !form.contains("progressive")) {
                    likeJpegtran(assertInstanceOf(Media.Jpeg.class, media, place), place);
                } else {
                    likeDjpeg(assertInstanceOf(Media.Raster.class, media, place), orientation, place);
                }
            }
        }
    }

    private static void likeJpegtran(Media.Jpeg turned, String place) throws IOException, InterruptedException {
        assertEquals(1, turned.facts().orientation(), place);
        assertTrue(turned.warnings().isEmpty(), turned.warnings().toString());
        try (InputStream in = turned.source().open()) {
            byte[] bytes = in.readAllBytes();
            assertEquals(turned.source().size(), bytes.length);
            Files.write(folder.resolve("c.jpg"), bytes);
        }
        Program.script(folder, "sh", "djpeg b.jpg > b.pnm && djpeg c.jpg > c.pnm")
                .run()
                .expecting(0);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("b.pnm")), Files.readAllBytes(folder.resolve("c.pnm")), place);
    }

    /** The pixels are those that the decoder shows, only elsewhere; they still tell of the compression. */
    private static void likeDjpeg(Media.Raster turned, int orientation, String place)
            throws IOException, InterruptedException {
        assertTrue(turned.imagePixel().isLossy(), place);
        String form = turned.imagePixel().samplesPerPixel() == 1 ? "gray:d" : "rgb:d";
        Program.script(
                        folder,
                        "sh",
                        "djpeg a.jpg > a.pnm && convert a.pnm " + EXACT[orientation - 2] + " -depth 8 " + form)
                .run()
                .expecting(0);
        assertArrayEquals(Files.readAllBytes(folder.resolve("d")), Examined.pixels(turned), place);
    }
}
