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
    private static final String START = "README.md";

    @TempDir
    private Path folder;

    /** The differences between a page and what appears, after the commands of the page with which all begin. */
    private List<String> differences(WorkshopPage start, WorkshopPage page, boolean rewrite) throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        List<String> differences = new ArrayList<>();
        try (WorkshopRoom room = new WorkshopRoom(home, "bash")) {
            WorkshopMasks masks = new WorkshopMasks(Files.readString(TestData.file("metadata.json")) + page.lines());
            for (WorkshopPage each : start.equals(page) ? List.of(page) : List.of(start, page)) {
                List<String> outputs = new ArrayList<>();
                for (WorkshopPage.Block block : each.blocks()) {
                    String shown = each.shown(block);
                    String output = masks.mask(room.output(block, (int) shown.lines().count()));
                    outputs.add(output);
                    if (!output.equals(shown)) {
                        differences.add(each.path().getFileName() + ":" + block.line() + ": " + block.text()
                                + "\n--- the page shows\n" + shown + "\n--- what appears\n" + output);
                    }
                }
                if (rewrite) {
                    Files.writeString(each.path(), each.with(outputs));
                }
            }
        }
        return differences;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                START,
                "1-by-hand.md",
                "2-with-stowc.md",
                "3-metadata-and-jpeg.md",
                "4-when-it-fails.md",
                "5-other-servers.md",
                "6-a-whole-study.md",
                "teacher.md"
            })
    void showsWhatAppears(String name) throws Exception {
        WorkshopPage start = WorkshopPage.read(PAGES.resolve(START));
        WorkshopPage page = WorkshopPage.read(PAGES.resolve(name));
        boolean rewrite = Boolean.getBoolean("stowc.golden.rewrite");
        List<String> differences = differences(start, page, rewrite);
        assertTrue(rewrite || differences.isEmpty(), String.join("\n\n", differences));
    }

    @Test
    void runsEveryPageThatHasACommand() throws Exception {
        List<String> run = new ArrayList<>();
        for (var value : WorkshopTest.class
                .getDeclaredMethod("showsWhatAppears", String.class)
                .getAnnotation(ValueSource.class)
                .strings()) {
            run.add(value);
        }
        List<String> withCommands = new ArrayList<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".md") && !WorkshopPage.read(file).blocks().isEmpty()) {
                    withCommands.add(file.getFileName().toString());
                }
            }
        }
        assertEquals(run.stream().sorted().toList(), withCommands);
    }

    private WorkshopPage page(String name, String text) throws IOException {
        return WorkshopPage.read(Files.writeString(folder.resolve(name), text));
    }

    @Test
    void findsAnOutputThatDiffersAndOneThatNobodyExpects() throws Exception {
        WorkshopPage start = page("start.md", "```sh server\nstowc serve\n```\n\n```text\nhttp://127.0.0.1:8080\n```\n");
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
        List<String> differences = differences(start, page, true);
        assertEquals(2, differences.size(), differences.toString());
        assertTrue(differences.get(0).startsWith("page.md:1: echo one\n--- the page shows\ntwo\n--- what appears\none"));
        assertTrue(differences.get(1).startsWith("page.md:9: curl") && differences.get(1).endsWith("appears\n[]"));
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
