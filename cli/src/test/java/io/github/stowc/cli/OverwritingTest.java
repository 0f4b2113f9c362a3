package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An input is never written over, whatever leads to it; other files only with --force. */
class OverwritingTest {
    @TempDir
    Path folder = Path.of("");

    private Path hand;

    @BeforeEach
    void makeAnInput() throws Exception {
        hand = Files.copy(TestData.file("hand-1.jpg"), folder.resolve("hand.jpg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X.mime", "X.curl.sh", "X.recipe.sh", "X.curl.ps1", "X.headers"})
    void refusesAnOutputThatIsAnInput(String name) throws Exception {
        Path target = folder.resolve(name);
        Files.copy(hand, target);
        refuses(target, target);
        Files.delete(target);
        Files.createSymbolicLink(target, hand);
        refuses(target, hand);
        Files.delete(target);
        Files.createLink(target, hand);
        refuses(target, hand);
        Files.delete(target);
        Files.move(hand, target);
        Files.createSymbolicLink(hand, target);
        refuses(target, hand);
    }

    @Test
    void refusesAnOutputInALinkedFolder() throws Exception {
        Files.createSymbolicLink(folder.resolve("here"), folder);
        Path target = Files.move(hand, folder.resolve("X.mime"));
        refuses(target, folder.resolve("here/X.mime"));
        refuses(target, folder.resolve("here/../" + folder.getFileName() + "/X.mime"));
    }

    private void refuses(Path target, Path input) throws Exception {
        for (String force : List.of("--force", "--quiet")) {
            String shell =
                    target.toString().endsWith(".ps1") || target.toString().endsWith(".headers")
                            ? "powershell"
                            : "bash";
            Map<String, Integer> before = BadInputTest.content(folder);
            List<Object> words = new ArrayList<>(List.of("compile", "-o", folder.resolve("X.mime"), "--recipe", force));
            words.addAll(Arrays.asList("--shell", shell, input));
            CommandRun run = CommandRun.of(words.toArray());
            assertEquals(ExitCode.USAGE, run.exit(), run.err());
            assertTrue(run.err().contains(target + ": the output is also an input"), run.err());
            assertEquals(before, BadInputTest.content(folder));
        }
    }

    @Test
    void refusesAnOutputThatIsTheMetadataOrTheTemplate() throws Exception {
        Path metadata = Files.writeString(folder.resolve("m.json"), BadFiles.instances("hand.jpg"));
        CommandRun run = CommandRun.of("compile", "--force", "-o", metadata, "--metadata", metadata, hand);
        assertTrue(run.expecting(ExitCode.USAGE).err().contains("also an input"), run.err());
        Path template = Files.writeString(folder.resolve("t.json"), "{\"Modality\":\"OT\"}");
        run = CommandRun.of("compile", "--force", "-o", template, "--template", template, hand);
        assertTrue(run.expecting(ExitCode.USAGE).err().contains("also an input"), run.err());
        run = CommandRun.of("template", "new", "x", "--force", "-o", metadata, "--from", metadata);
        assertTrue(run.expecting(ExitCode.USAGE).err().contains("also an input"), run.err());
    }

    @Test
    void refusesAnOutputThatIsAnImageFoundInAFolder() throws Exception {
        Map<String, Integer> before = BadInputTest.content(folder);
        CommandRun run = CommandRun.of("compile", "--force", "-o", hand, folder);
        assertEquals(ExitCode.USAGE, run.exit(), run.err());
        assertEquals(before, BadInputTest.content(folder));
    }

    @Test
    void replacesAnOlderMessageInTheFolderThatIsCompiled() throws Exception {
        Path output = folder.resolve("X.mime");
        CommandRun.compile(output, "--seed=1", "--recipe", folder);
        byte[] first = Files.readAllBytes(output);
        CommandRun run = CommandRun.of("compile", "--seed=1", "--recipe", "-o", output, folder);
        assertTrue(run.expecting(ExitCode.IO).err().contains("X.mime: it exists; give --force"), run.err());
        run = CommandRun.compile(output, "--seed=1", "--recipe", "--force", folder);
        assertTrue(run.err().contains("left out: " + output), run.err());
        assertEquals(-1, Arrays.mismatch(first, Files.readAllBytes(output)));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(4, files.count());
        }
    }

    @Test
    void replacesALinkAndNotWhatItLeadsTo() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "precious");
        Path output = Files.createSymbolicLink(folder.resolve("X.mime"), other);
        CommandRun.compile(output, "--force", hand);
        assertEquals("precious", Files.readString(other));
        assertTrue(Files.isRegularFile(output) && !Files.isSymbolicLink(output));
    }
}
