package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.receiver.Behaviour;
import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.receiver.junit.StowReceiverExtension;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.SourceKind;
import io.github.stowc.testdata.Tools;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages of the default target against the refusals of dcm4chee-arc. */
@NeedsTools
class BehaveLikeDcm4cheeTest {
    /** What the archive refused as metadata with bulk data. */
    private static final Set<SourceKind> REFUSED = EnumSet.of(
            SourceKind.JPEG_LS,
            SourceKind.JPEG_LS_NEAR,
            SourceKind.PNG,
            SourceKind.PNG_GRAY,
            SourceKind.GIF,
            SourceKind.GIF_ANIMATED,
            SourceKind.TIFF_GRAY,
            SourceKind.TIFF_PAGES,
            SourceKind.BMP,
            SourceKind.WEBP,
            SourceKind.TS_H264,
            SourceKind.DICOM,
            SourceKind.DICOM_IMPLICIT,
            SourceKind.DICOM_BIG_ENDIAN,
            SourceKind.DICOM_DEFLATED,
            SourceKind.DICOM_RLE);

    @RegisterExtension
    static final StowReceiverExtension ARCHIVE =
            new StowReceiverExtension(StowReceiver.builder().behaviour(Behaviour.DCM4CHEE));

    @TempDir
    private Path folder;

    private static String url() {
        return ARCHIVE.url() + "/dcm4chee-arc/aets/DCM4CHEE/rs/studies";
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUICKTIME")
    void everyMessageOfTheDefaultTargetIsTaken(SourceKind kind) throws Exception {
        CommandRun run = CommandRun.of("send", "-u", url(), kind.make(folder));
        assertEquals(ExitCode.DONE, run.exit(), () -> run.err() + ARCHIVE.describe());
        assertEquals(200, ARCHIVE.onlyRequest().answer().status());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUICKTIME")
    void forcedIntoJsonThoseOfUnknownPixelsAreRefused(SourceKind kind) throws Exception {
        CommandRun.of("send", "--target", "standard", "-t", "json", "-u", url(), kind.make(folder));
        int status = ARCHIVE.onlyRequest().answer().status();
        assertEquals(REFUSED.contains(kind) ? 409 : 200, status, ARCHIVE::describe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c:v libx264 -profile:v main",
                "-c:v libx264 -profile:v high -movflags frag_keyframe+empty_moov",
                "-c:v libx265 -tag:v hev1"
            })
    void forcedIntoJsonVideosThatItCannotUseAreRefusedAndByDefaultTheyAreTakenAsFiles(String codec) throws Exception {
        Tools.require("ffmpeg");
        Path video = folder.resolve("video.mp4");
        String input =
                "ffmpeg -v error -y -f lavfi -i testsrc=size=64x48:rate=25:duration=1 -threads 1 -pix_fmt yuv420p ";
        Program.script(folder, "sh", input + codec + " video.mp4").run().expecting(0);

        CommandRun.of("send", "--target", "standard", "-t", "json", "-u", url(), video);
        assertEquals(409, ARCHIVE.onlyRequest().answer().status(), ARCHIVE::describe);
        assertTrue(ARCHIVE.onlyRequest().answer().text().contains("[272]"), ARCHIVE::describe);
        ARCHIVE.receiver().reset();
        CommandRun.of("send", "-u", url(), video).expecting(ExitCode.DONE);
        assertEquals(200, ARCHIVE.onlyRequest().answer().status(), ARCHIVE::describe);
    }
}
