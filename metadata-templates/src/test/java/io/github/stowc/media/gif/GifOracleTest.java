package io.github.stowc.media.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.Examined;
import io.github.stowc.media.content.Media;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GIFs of all forms that ImageMagick writes, and the frames that it sees in them. */
@NeedsTools("convert")
class GifOracleTest {
    private static final String SEEN =
            " && convert made.gif -coalesce -background white -alpha remove -depth 8 rgb:seen";

    @TempDir
    private static Path folder = Path.of("");

    private static Media.Raster decodesLikeImageMagick(String command) throws IOException, InterruptedException {
        Program.script(folder, "sh", command + SEEN).run().expecting(0);
        Media.Raster raster = Examined.raster(Source.of(folder.resolve("made.gif")));
        assertArrayEquals(Files.readAllBytes(folder.resolve("seen")), Examined.pixels(raster));
        return raster;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-size 90x70 -seed 3 plasma:red-blue",
                "-size 90x70 -seed 3 plasma:red-blue -colors 2",
                "-size 90x70 -seed 3 plasma:red-blue -colors 17 -interlace GIF",
                "-size 300x200 -seed 3 plasma:fractal",
                "-size 40x30 xc:none -fill red -draw 'circle 20,15 20,5'",
            })
    void decodesAStillPicture(String drawing) throws IOException, InterruptedException {
        assertEquals(
                List.of(0),
                decodesLikeImageMagick("convert " + drawing + " made.gif").frameTimes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-dispose none",
                "-dispose background",
                "-dispose previous",
                "-dispose none -layers optimize",
                "-dispose background -coalesce -layers optimize-plus",
                "-dispose none +map",
            })
    void decodesAnAnimation(String options) throws IOException, InterruptedException {
        Media.Raster raster = decodesLikeImageMagick(
                "convert -size 64x48 -seed 5 plasma:blue-green \\( -size 20x20 xc:none -fill red -draw"
                        + " 'circle 10,10 10,2' -repage +5+6 \\) \\( -size 20x20 xc:none -fill yellow -draw 'circle 10,10"
                        + " 10,2' -repage +15+16 \\) \\( -size 30x20 -seed 6 plasma:red-white -repage +30+20 \\)"
                        + " -set delay 12 " + options + " made.gif");
        assertEquals(120, raster.frameTimes().get(0));
    }

    @Test
    void readsEachFramesTime() throws IOException, InterruptedException {
        Media.Raster raster =
                decodesLikeImageMagick("convert -delay 5 -size 8x8 xc:red -delay 0 xc:green -delay 1 xc:blue"
                        + " -delay 250 xc:white made.gif");
        assertEquals(List.of(50, 100, 10, 2500), raster.frameTimes());
    }
}
