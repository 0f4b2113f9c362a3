package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.testdata.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code batch} is killed at moments spread over its work, and given again: then all is there once, as if nothing had
 * happened. The property {@code stowc.kills} says how often for each kind of output; the profile {@code kills} sets 50.
 */
class BatchKillTest {
    private static final int KILLS = Integer.getInteger("stowc.kills", 5);
    private static final int ROWS = 700;
    private static final Object[] LIMIT = {"--limit", "10", "-t", "json"};
    /** A run may end before it is killed, for which the moments must not be to blame each time. */
    private static final int LEAST_KILLED = KILLS / 2 + 1;

    private static final Pattern DICOM = Pattern.compile(".*\\.dcm");
    private static final Pattern MADE = Pattern.compile("X-\\d{6}\\.mime|X\\.list|X\\.curl\\.sh");
    private static final Pattern SOP_INSTANCE =
            Pattern.compile("\"00080018\": *\\{ *\"vr\": *\"UI\", *\"Value\": *\\[ *\"([0-9.]+)\"");
    private static final Pattern STORED =
            Pattern.compile("\"00081155\": *\\{ *\"vr\": *\"UI\", *\"Value\": *\\[ *\"([0-9.]+)\"");

    @TempDir
    Path folder = Path.of("");

    private BatchScene scene;

    @BeforeEach
    void writeTheTable() throws IOException {
        scene = BatchScene.of(folder, ROWS);
    }

    /** When to kill: after so many outputs, and a while. */
    private record Moment(int count, long millis) {}

    private static List<Moment> moments(int outputs) {
        Random random = new Random(outputs);
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            moments.add(new Moment(1 + (outputs - 1) * i / KILLS, random.nextInt(20)));
        }
        return moments;
    }

    @Test
    void messagesAreTheSameAfterAKill() throws Exception {
        BatchScene whole = scene.into("whole");
        whole.run(LIMIT).expecting(ExitCode.DONE);
        Map<String, String> expected = BatchScene.content(whole.output(), MADE);
        assertEquals(ROWS, distinct(whole));
        int killed = 0;
        for (Moment moment : moments(whole.messages())) {
            BatchScene broken = scene.into("broken-" + moment.count() + "-" + moment.millis());
            killed += broken.killAt(broken::messages, moment.count(), moment.millis(), LIMIT) ? 1 : 0;
            Map<String, String> marks = broken.marks();
            Program.Finished second = broken.run(LIMIT).expecting(ExitCode.DONE);
            broken.requireUntouched(marks);
            assertEquals(expected, BatchScene.content(broken.output(), MADE), moment + second.err());
            broken.requireNothingElse();
        }
        assertTrue(killed >= LEAST_KILLED, "only " + killed + " of " + KILLS + " runs were still at work");
    }

    @Test
    void aFolderOfFilesIsTheSameAfterAKill() throws Exception {
        Path all = folder.resolve("whole-files");
        BatchScene whole = scene.into("whole");
        whole.run("-t", "dicom", "--to", all).expecting(ExitCode.DONE);
        Map<String, String> expected = BatchScene.content(all, DICOM);
        assertEquals(ROWS, expected.size());
        int killed = 0;
        for (Moment moment : moments(ROWS)) {
            Path files = folder.resolve("files-" + moment.count() + "-" + moment.millis());
            BatchScene broken = scene.into("broken-" + moment.count() + "-" + moment.millis());
            Object[] words = {"-t", "dicom", "--to", files};
            killed += broken.killAt(count(files), moment.count(), moment.millis(), words) ? 1 : 0;
            Program.Finished second = broken.run(words).expecting(ExitCode.DONE);
            assertEquals(expected, BatchScene.content(files, Pattern.compile(".*")), moment + second.err());
            broken.requireNothingElse();
        }
        assertTrue(killed >= LEAST_KILLED, "only " + killed + " of " + KILLS + " runs were still at work");
    }

    @Test
    void aServerGetsEachInstanceOnceInSpiteOfAKill() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (StowReceiver receiver = StowReceiver.builder()
                .folder(folder.resolve("received"))
                .log(line -> requests.addAndGet(line.contains(" POST ") ? 1 : 0))
                .start()) {
            Object[] words = {"--send", "-u", receiver.url() + "/studies", "--limit", "10"};
            scene.into("whole").run(words).expecting(ExitCode.DONE);
            Map<String, String> expected = BatchScene.content(receiver.folder(), DICOM);
            assertEquals(ROWS, expected.size());
            int sent = requests.get();
            int killed = 0;
            for (Moment moment : moments(sent)) {
                receiver.reset();
                requests.set(0);
                BatchScene broken = scene.into("broken-" + moment.count() + "-" + moment.millis());
                killed += broken.killAt(requests::get, moment.count(), moment.millis(), words) ? 1 : 0;
                Program.Finished second = broken.run(words).expecting(ExitCode.DONE);
                assertEquals(expected, BatchScene.content(receiver.folder(), DICOM), moment + second.err());
                List<String> stored = stored(receiver);
                assertEquals(ROWS, stored.size(), moment + ": instances that were stored, with those stored twice");
                assertEquals(ROWS, new HashSet<>(stored).size());
                broken.requireNothingElse();
            }
            assertTrue(killed >= LEAST_KILLED, "only " + killed + " of " + KILLS + " runs were still at work");
        }
    }

    /** Counts the files of a tree, as the messages of a folder are counted. */
    private static IntSupplier count(Path files) {
        return () -> {
            try {
                return Files.isDirectory(files) ? BatchScene.files(files, DICOM).size() : 0;
            } catch (IOException | UncheckedIOException e) {
                // A temporary file went away while it was looked at.
                return 0;
            }
        };
    }

    /** How many different SOP Instance UIDs the metadata of the messages have; none occurs twice. */
    private static int distinct(BatchScene scene) throws IOException {
        List<String> uids = new ArrayList<>();
        for (Path file : BatchScene.files(scene.output(), BatchScene.MESSAGE)) {
            Matcher matcher = SOP_INSTANCE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            matcher.results().forEach(found -> uids.add(found.group(1)));
        }
        assertEquals(uids.size(), new HashSet<>(uids).size(), "a UID occurs twice");
        return uids.size();
    }

    /** The SOP Instance UIDs that the answers name as stored. */
    private static List<String> stored(StowReceiver receiver) {
        List<String> stored = new ArrayList<>();
        receiver.requests()
                .forEach(request ->
                        STORED.matcher(request.answer().text()).results().forEach(found -> stored.add(found.group(1))));
        return stored;
    }
}
