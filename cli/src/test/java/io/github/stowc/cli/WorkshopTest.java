package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Types every command of {@code docs/workshop}, and compares what appears with what the pages show; written anew with
 * -Dstowc.golden.rewrite=true.
 */
@NeedsTools({"curl", "bash"})
class WorkshopTest {
    private static final Path PAGES = TestData.root().resolve("docs/workshop");
    private static final Path START = PAGES.resolve("README.md");
    private static final Path TEACHER = PAGES.resolve("teacher.md");
    private static final Pattern EXERCISE = Pattern.compile("[1-9]-[a-z-]+\\.md");
    private static final boolean REWRITE = Boolean.getBoolean("stowc.golden.rewrite");

    @TempDir
    private Path folder;

    /** The differences between pages and what appears if they are done one after the other. */
    private List<String> differences(List<WorkshopPage> pages, boolean rewrite) throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        List<String> differences = new ArrayList<>();
        try (WorkshopRoom room = new WorkshopRoom(home, "bash")) {
            for (WorkshopPage page : pages) {
                WorkshopMasks masks =
                        new WorkshopMasks(Files.readString(TestData.file("metadata.json")) + page.lines());
                List<String> outputs = new ArrayList<>();
                room.turnThePage();
                for (WorkshopPage.Block block : page.blocks()) {
                    String shown = page.shown(block);
                    String output =
                            masks.mask(room.output(block, (int) shown.lines().count()));
                    outputs.add(output);
                    if (!output.equals(shown)) {
                        differences.add(page.path().getFileName() + ":" + block.line() + ": " + block.text()
                                + "\n--- the page shows\n" + shown + "\n--- what appears\n" + output);
                    }
                }
                if (rewrite) {
                    Files.writeString(page.path(), page.with(outputs));
                }
            }
        }
        return differences;
    }

    private static List<WorkshopPage> exercises() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<WorkshopPage> exercises = new ArrayList<>();
            for (Path file : files.filter(file ->
                            EXERCISE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList()) {
                exercises.add(WorkshopPage.read(file));
            }
            return exercises;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4", "5", "6"})
    void anExerciseShowsWhatAppearsWithoutThoseBeforeIt(String number) throws Exception {
        WorkshopPage exercise = exercises().get(Integer.parseInt(number) - 1);
        assertTrue(
                exercise.path().getFileName().toString().startsWith(number),
                exercise.path().toString());
        List<String> differences = differences(List.of(WorkshopPage.read(START), exercise), REWRITE);
        assertTrue(REWRITE || differences.isEmpty(), String.join("\n\n", differences));
    }

    @Test
    void theTwoHoursShowWhatAppearsInOneGo() throws Exception {
        List<WorkshopPage> pages = new ArrayList<>(List.of(WorkshopPage.read(START)));
        pages.addAll(exercises());
        assertEquals(7, pages.size());
        List<String> differences = differences(pages, false);
        assertTrue(differences.isEmpty(), String.join("\n\n", differences));
    }

    @Test
    void theTeacherPacksWhatLearnersNeed() throws Exception {
        List<String> differences = differences(List.of(WorkshopPage.read(TEACHER)), REWRITE);
        assertTrue(REWRITE || differences.isEmpty(), String.join("\n\n", differences));
    }

    @Test
    void everyPageWithACommandIsRun() throws IOException {
        List<Path> run = new ArrayList<>(List.of(START, TEACHER));
        exercises().forEach(exercise -> run.add(exercise.path()));
        try (Stream<Path> files = Files.list(PAGES)) {
            assertEquals(run.stream().sorted().toList(), files.sorted().toList());
        }
    }

    private WorkshopPage page(String name, String text) throws IOException {
        return WorkshopPage.read(Files.writeString(folder.resolve(name), text));
    }

    @Test
    void findsAnOutputThatDiffersAndOneThatNobodyExpects() throws Exception {
        WorkshopPage start =
                page("start.md", "```sh server\nstowc serve\n```\n\n```text\nhttp://127.0.0.1:8080\n```\n");
        String text = """
                ```sh
                echo one
                ```

                ```text
                two
                ```

                ```sh
                curl -s "http://127.0.0.1:8080/studies?PatientID=nobody"
                ```

                ```text log
                <time> GET /studies?… 200 2 bytes <n> ms
                ```
                """;
        WorkshopPage page = page("page.md", text);
        List<String> differences = differences(List.of(start, page), true);
        assertEquals(2, differences.size(), differences.toString());
        assertTrue(
                differences.get(0).startsWith("page.md:1: echo one\n--- the page shows\ntwo\n--- what appears\none"));
        assertTrue(differences.get(1).startsWith("page.md:9: curl")
                && differences.get(1).endsWith("appears\n[]"));
        assertEquals(
                text.replace("two", "one").replace("nobody\"\n```\n", "nobody\"\n```\n\n```text\n[]\n```\n"),
                Files.readString(page.path()));
    }

    @Test
    void refusesAnOutputWithoutACommandAndABlockOfAnotherKind() {
        assertThrows(IOException.class, () -> page("a.md", "```text\nx\n```\n"));
        assertThrows(IOException.class, () -> page("b.md", "```bash\nx\n```\n"));
        assertThrows(IOException.class, () -> page("c.md", "```sh\nx\n"));
    }

    @Test
    void masksByNameAndGivesTheSameValueTheSameName() {
        String one = "2.25.120844308671949461864937780667935865261";
        String two = "2.25.30207206599873576648053269184806854221";
        WorkshopMasks masks = new WorkshopMasks("");
        assertEquals("<UID-1> <UID-2> <UID-1>", masks.mask(one + " " + two + " " + one));
        assertEquals("<UID-2>", masks.mask(two));
        assertEquals(one + " <UID-1>", new WorkshopMasks(one).mask(one + " " + two));
        assertEquals("--<boundary-1>--", masks.mask("--1978dd30339b520b8e7b146cd026a5bc--"));
    }
}
