package io.github.stowc.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures are held against the level that their stream claims, by size and by number in a second. */
@NeedsTools("ffmpeg")
class LevelsTest {
    private static final String SOURCE = "ffmpeg -v error -y -f lavfi -i color=size=%s:rate=%s -frames:v 4 ";
    private static final String X264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p ";
    private static final String X265 =
            "-c:v libx265 -preset ultrafast -x265-params log-level=none:pools=none" + " -pix_fmt yuv420p -tag:v hvc1 ";

    @TempDir
    private Path folder = Path.of("");

    private Source h264(String size, String rate, String level) throws Exception {
        Program.script(folder, "sh", SOURCE.formatted(size, rate) + X264 + "-level " + level + " a.mp4")
                .run()
                .expecting(0);
        return Source.of(folder.resolve("a.mp4"));
    }

    private Source hevc(String size, String rate, String level) throws Exception {
        String claim =
                " && ffmpeg -v error -y -i b.mp4 -c copy -tag:v hvc1 -bsf:v hevc_metadata=level=" + level + " a.mp4";
        Program.script(folder, "sh", SOURCE.formatted(size, rate) + X265 + "b.mp4" + claim)
                .run()
                .expecting(0);
        return Source.of(folder.resolve("a.mp4"));
    }

    private static void assertTaken(Source source, String syntax) throws Exception {
        Media.Video video = (Media.Video) MediaReader.examine(source);
        String uid = video.facts().transferSyntax().map(Object::toString).orElse("");
        assertEquals("1.2.840.10008.1.2.4." + syntax, uid);
    }

    private static void assertRefused(Source source, String found) {
        MediaException refusal = assertThrows(MediaException.class, () -> MediaReader.examine(source));
        assertEquals(MediaException.Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.problem().contains(found), refusal::getMessage);
        assertTrue(refusal.remedy().contains("ffmpeg -i IN "), refusal::getMessage);
    }

    /** The numbers of macroblocks are counted by hand: of 1920 by 1080, 120 by 68. */
    @ParameterizedTest
    @CsvSource({
        "1920x1080, 30, 4.1, 102",
        "1920x1080, 30000/1001, 4.0, 102",
        "1080x1920, 30, 4.1, 102",
        "1920x1080, 60, 4.2, 104",
        "1280x720, 60, 3.2, 102",
        "720x576, 25, 3.0, 102",
        "176x144, 15, 1.0, 102"
    })
    void takesWhatFitsItsLevelOfH264(String size, String rate, String level, String syntax) throws Exception {
        assertTaken(h264(size, rate, level), syntax);
    }

    @ParameterizedTest
    @CsvSource({
        "3840x2160, 25, 4.1, pictures of 32400",
        "2048x1088, 25, 4.1, pictures of 8704",
        "1920x1080, 60, 4.1, '60 frames in a second, each of 8160'",
        "1280x720, 60, 3.1, each of 3600",
        "1920x1080, 120, 4.2, each of 8160",
        "720x576, 25, 2.0, pictures of 1620",
        "5000x16, 25, 4.1, pictures of 313"
    })
    void refusesWhatIsBeyondItsLevelOfH264(String size, String rate, String level, String found) throws Exception {
        assertRefused(h264(size, rate, level), found);
    }

    @ParameterizedTest
    @CsvSource({"1920x1080, 30, 4", "1920x1080, 60, 4.1", "960x540, 30, 3.1"})
    void takesWhatFitsItsLevelOfHevc(String size, String rate, String level) throws Exception {
        assertTaken(hevc(size, rate, level), "107");
    }

    @ParameterizedTest
    @CsvSource({
        "1920x1080, 60, 4, 60 frames in a second",
        "1920x1080, 30, 3.1, pictures of 2088960",
        "960x540, 30, 2.1, pictures of 522240"
    })
    void refusesWhatIsBeyondItsLevelOfHevc(String size, String rate, String level, String found) throws Exception {
        assertRefused(hevc(size, rate, level), found);
    }
}
