package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.testdata.FlakyServer;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code batch} on a disk that fills up, with a server that fails, and with a table that changes between two runs. */
class BatchDisturbanceTest {
    private static final int ROWS = 420;
    private static final Pattern DICOM = Pattern.compile(".*\\.dcm");
    private static final Pattern MADE = Pattern.compile("X-\\d{6}\\.mime|X\\.list|X\\.curl\\.sh");
    private static final Object[] LIMIT = {"--limit", "20"};

    /** So that a run lasts until a signal has come. */
    private static final Object[] EACH_ALONE = {"--limit", "1"};

    @TempDir
    Path folder = Path.of("");

    @Test
    @NeedsTools({"mount", "umount"})
    void goesOnWhenAFullDiskHasRoomAgain() throws Exception {
        BatchScene scene = BatchScene.of(folder, ROWS);
        BatchScene whole = scene.into("whole");
        whole.run(LIMIT).expecting(ExitCode.DONE);
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Program.Finished mounted = Program.of(
                        folder, "mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk.toString())
                .run();
        Tools.assume(mounted.exit() == 0, "only root may mount a disk that fills up");
        try {
            BatchScene full = scene.into(disk);
            Program.Finished first = full.run(LIMIT).expecting(ExitCode.IO);
            assertTrue(first.err().contains("No space left"), first.err());
            assertTrue(full.messages() > 0, "nothing was made before the disk was full");
            Map<String, String> marks = full.marks();
            Program.of(folder, "mount", "-o", "remount,size=200m", disk.toString())
                    .run()
                    .expecting(0);
            full.run(LIMIT).expecting(ExitCode.DONE);
            full.requireUntouched(marks);
            assertEquals(BatchScene.content(whole.output(), MADE), BatchScene.content(disk, MADE));
            full.requireNothingElse();
        } finally {
            Program.of(folder, "umount", "-l", disk.toString()).run();
        }
    }

    @Test
    void aServerThatFailsAgainAndAgainGetsEachInstance() throws Exception {
        BatchScene scene = BatchScene.of(folder, ROWS);
        try (StowReceiver receiver =
                StowReceiver.builder().folder(folder.resolve("received")).start()) {
            scene.into("whole")
                    .run("--send", "-u", receiver.url() + "/studies", "--limit", "5")
                    .expecting(ExitCode.DONE);
            Map<String, String> expected = BatchScene.content(receiver.folder(), DICOM);
            assertEquals(ROWS, expected.size());
            receiver.reset();
            try (FlakyServer flaky = FlakyServer.start(receiver.url(), 7)) {
                BatchScene disturbed = scene.into("disturbed");
                Program.Finished run = disturbed.run("--send", "-u", flaky.url("/studies"), "--limit", "5");
                assertEquals(ExitCode.DONE, run.exit(), run.err());
                assertEquals(expected, BatchScene.content(receiver.folder(), DICOM), run.err());
                assertEquals(FlakyServer.Fault.values().length, flaky.faults().size(), "each fault happened");
                disturbed.requireNothingElse();
            }
        }
    }

    @Test
    void refusesARowThatIsNotWhatItWasAndMakesAllOthers() throws Exception {
        BatchScene scene = BatchScene.of(folder, ROWS);
        BatchScene broken = scene.into("broken");
        boolean killed = broken.killAt(broken::messages, 5, 0, LIMIT);
        assertTrue(killed, "it was done too early");
        Map<String, String> marks = broken.marks();
        // The first row is in the first message, which is whole by now.
        List<String> lines = Files.readAllLines(broken.table());
        Files.write(broken.table(), change(lines, 1));
        Program.Finished second = broken.run(LIMIT).expecting(ExitCode.INPUT);
        broken.requireUntouched(marks);
        List<String> failed = Files.readAllLines(broken.file("X.failed.csv"));
        assertEquals(2, failed.size(), failed + second.err());
        assertTrue(failed.get(0).endsWith(",\"line\",\"rule\",\"message\""), failed.get(0));
        assertTrue(failed.get(1).startsWith("\"k0\",") && failed.get(1).contains(",\"batch/changed\","), failed.get(1));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(broken.file("X.failed.csv"))));
        assertTrue(!second.err().contains("Doe"), "a value of a patient in: " + second.err());
        // As it was again, it has nothing to say.
        Files.write(broken.table(), lines);
        broken.run(LIMIT).expecting(ExitCode.DONE);
        BatchScene whole = scene.into("whole");
        whole.run(LIMIT).expecting(ExitCode.DONE);
        assertEquals(BatchScene.content(whole.output(), MADE), BatchScene.content(broken.output(), MADE));
    }

    @Test
    @NeedsTools("kill")
    void saysHowToGoOnWhenItIsInterrupted() throws Exception {
        BatchScene scene = BatchScene.of(folder, ROWS);
        BatchScene broken = scene.into("broken");
        Program.Finished interrupted = broken.interruptAt(3, EACH_ALONE);
        assertEquals(ExitCode.INTERRUPTED, interrupted.exit(), interrupted.err());
        assertTrue(
                interrupted.err().endsWith("stowc: interrupted; the same command goes on where it stopped\n"),
                interrupted.err());
        assertTrue(!interrupted.err().contains("error"), interrupted.err());
        Map<String, String> marks = broken.marks();
        broken.run(EACH_ALONE).expecting(ExitCode.DONE);
        broken.requireUntouched(marks);
        broken.requireNothingElse();
        BatchScene whole = scene.into("whole");
        whole.run(EACH_ALONE).expecting(ExitCode.DONE);
        assertEquals(BatchScene.content(whole.output(), MADE), BatchScene.content(broken.output(), MADE));
    }

    private static List<String> change(List<String> lines, int row) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(row, lines.get(row).replace(",before", ",after"));
        return changed;
    }
}
