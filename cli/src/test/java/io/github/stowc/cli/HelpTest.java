package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Help and error texts as they are kept in {@code testdata/files/cli}; written anew with -Dstowc.golden.rewrite=true. */
class HelpTest {
    private static final Path GOLDEN = TestData.file("cli");

    /** Each text by its name: the words of a command line, in a folder that stands as {@code @}. */
    private static final Map<String, List<String>> ERRORS = Map.of(
            "error-missing-file", List.of("compile", "-o", "@/X.mime", "@/no.jpg"),
            "error-unknown-keyword", List.of("compile", "-o", "@/X.mime", "-m", "PatientNmae=x", "@/hand-1.jpg"),
            "error-wrong-value", List.of("compile", "-o", "@/X.mime", "-m", "StudyDate=1.5.2024", "@/hand-1.jpg"),
            "error-not-a-jpeg", List.of("compile", "-o", "@/X.mime", "@/text.jpg"),
            "error-no-preamble", List.of("compile", "-o", "@/X.mime", "@/dataset.dcm"),
            "error-existing-output", List.of("compile", "-o", "@/text.jpg", "@/hand-1.jpg"),
            "error-metadata", List.of("compile", "-o", "@/X.mime", "--metadata", "@/broken.json", "@/hand-1.jpg"),
            "error-url", List.of("compile", "-o", "@/X.mime", "-u", "localhost:8080/studies", "@/hand-1.jpg"),
            "error-unknown-command", List.of("complie"),
            "no-arguments", List.of());

    static List<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        commands.add(List.of());
        Cli.complete().getSubcommands().forEach((name, command) -> {
            commands.add(List.of(name));
            command.getSubcommands().keySet().forEach(sub -> commands.add(List.of(name, sub)));
        });
        return commands;
    }

    private static String help(List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.add("--help");
        CommandRun run = CommandRun.of(words.toArray()).expecting(ExitCode.DONE);
        assertEquals("", run.err());
        return run.text();
    }

    private static String nameOf(List<String> command) {
        return command.isEmpty() ? "help" : "help-" + String.join("-", command);
    }

    private static void assertGolden(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("stowc.golden.rewrite")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text, name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpIsTheOneThatIsKept(List<String> command) throws Exception {
        assertGolden(nameOf(command), help(command));
    }

    @Test
    void theErrorsAreThoseThatAreKept(@TempDir Path folder) throws Exception {
        Files.copy(TestData.file("hand-1.jpg"), folder.resolve("hand-1.jpg"));
        Files.writeString(folder.resolve("text.jpg"), "not a picture");
        Files.write(
                folder.resolve("dataset.dcm"),
                "\u0008\0\u0005\0CS\n\0ISO_IR 100".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("broken.json"), "[{\n\"00080018\": {\"vr\": \"UI\", \"Value\": [1.2}\n}]");
        for (Map.Entry<String, List<String>> error : ERRORS.entrySet()) {
            List<String> words = error.getValue().stream()
                    .map(word -> word.replace("@", folder.toString()))
                    .toList();
            CommandRun run = CommandRun.of(words.toArray());
            assertEquals("", run.text());
            assertGolden(error.getKey(), "exit " + run.exit() + "\n" + run.err().replace(folder.toString(), "@"));
        }
    }

    @Test
    void everyKeptTextIsCompared() throws Exception {
        List<String> known = new ArrayList<>(ERRORS.keySet());
        commands().forEach(command -> known.add(nameOf(command)));
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<String> kept = files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .sorted()
                    .toList();
            assertEquals(known.stream().sorted().toList(), kept);
        }
    }

    @Test
    void theHelpFitsIntoALine() {
        for (List<String> command : commands()) {
            help(command).lines().forEach(line -> assertTrue(line.length() <= Help.WIDTH, line));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {55, 72, 80})
    void aNarrowHelpBreaksNoWord(int width) {
        for (List<String> command : commands()) {
            CommandLine line = Cli.complete();
            for (String word : command) {
                line = line.getSubcommands().get(word);
            }
            String wide = Help.text(line, 10_000);
            String narrow = Help.text(line, width);
            assertEquals(wide.strip().split("\\s+").length, narrow.strip().split("\\s+").length);
            assertEquals(wide.replaceAll("\\s+", " "), narrow.replaceAll("\\s+", " "));
            narrow.substring(0, narrow.indexOf("Examples:"))
                    .lines()
                    .forEach(text -> assertTrue(
                            text.length() <= width
                                    || !text.strip().contains(" ")
                                    || text.strip().startsWith("["),
                            text));
        }
    }

    @Test
    void helpShowsTheHelpOfACommand() {
        assertEquals(
                help(List.of()), CommandRun.of("help").expecting(ExitCode.DONE).text());
        for (List<String> command : commands()) {
            List<String> words = new ArrayList<>(command);
            words.add(0, "help");
            assertEquals(
                    help(command),
                    CommandRun.of(words.toArray()).expecting(ExitCode.DONE).text());
        }
        CommandRun wrong = CommandRun.of("help", "template", "nwe").expecting(ExitCode.USAGE);
        assertTrue(wrong.err().contains("did you mean new?"), wrong.err());
    }

    private static List<String> examples(List<String> command) {
        String help = help(command);
        int at = help.indexOf("\nExamples:\n");
        assertTrue(at > 0, help);
        return help.substring(at + 11).lines().map(String::strip).toList();
    }

    @NeedsTools("bash")
    @Test
    void theExamplesOfEachCommandWorkAsTheyStand(@TempDir Path folder) throws Exception {
        copyTestData(folder);
        Path bin = Files.createDirectories(folder.resolve("bin"));
        String java = String.join(" ", JavaProcess.command(Main.class));
        Files.writeString(bin.resolve("stowc"), "#!/bin/sh\nexec " + java + " \"$@\"\n");
        assertTrue(bin.resolve("stowc").toFile().setExecutable(true));
        try (Receiver receiver = Receiver.start()) {
            for (List<String> command : commands()) {
                List<String> examples = examples(command);
                assertTrue(examples.size() >= 2, examples.toString());
                for (String example : examples) {
                    if (command.equals(List.of("serve"))) {
                        serves(example, folder);
                    } else {
                        runs(example, folder, bin, receiver.url("/studies"));
                    }
                }
            }
        }
    }

    /** Runs an example that goes on until it is interrupted, on a free port. */
    private static void serves(String example, Path folder) throws Exception {
        List<Object> words = new ArrayList<>();
        for (String word : example.replace("--dir ", "--dir " + folder + "/").split(" ")) {
            words.add(word);
        }
        words.subList(0, 2).clear();
        if (!words.contains("--port")) {
            words.addAll(List.of("--port", "0"));
        }
        try (Served served = Served.start(words.toArray())) {
            assertTrue(served.out().startsWith("http://"), example + ": " + served.err());
            assertEquals(ExitCode.DONE, served.end());
        }
    }

    /** Runs an example; one that sends has a server to send to. */
    private static void runs(String example, Path folder, Path bin, String url) throws Exception {
        Files.deleteIfExists(folder.resolve("stow.mime"));
        Files.deleteIfExists(folder.resolve("stow.curl.sh"));
        Program.Finished run = Program.of(folder, "bash", "-o", "pipefail", "-ec", example)
                .set("PATH", bin + ":" + System.getenv("PATH"))
                .set("HOME", folder.toString())
                .set("STOW_URL", url)
                .set(
                        "XDG_CONFIG_HOME",
                        folder.resolve("config" + example.length()).toString())
                .run();
        assertEquals(0, run.exit(), example + ": " + run.err());
        assertTrue(!run.err().contains("error"), example + ": " + run.err());
    }

    private static void copyTestData(Path folder) throws IOException {
        Path files = Files.createDirectories(folder.resolve("testdata/files"));
        for (String name : List.of("hand-1.jpg", "hand-2.jpg", "metadata.json", "table.csv")) {
            Files.copy(TestData.file(name), files.resolve(name));
        }
    }
}
