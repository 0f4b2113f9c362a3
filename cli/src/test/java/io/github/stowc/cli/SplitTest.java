package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Receiver;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Several messages, and what is written for them. */
class SplitTest {
    @TempDir
    private Path folder;

    private static final Object[] HANDS = {TestData.file("hand-1.jpg"), TestData.file("hand-2.jpg")};

    private CommandRun compile(String output, Object... words) {
        List<Object> all = new ArrayList<>(List.of("compile", "-o", folder.resolve(output), "--seed", "1"));
        all.addAll(List.of(words));
        all.addAll(List.of(HANDS));
        return CommandRun.of(all.toArray());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void messagesAreNumberedAndHaveOneScript() throws Exception {
        CommandRun run = compile("X.mime", "--limit", 1).expecting(ExitCode.DONE);
        assertEquals(List.of("X-1.mime", "X-2.mime", "X.curl.sh"), names());
        assertEquals(2, run.text().lines().count(), run.text());
        assertTrue(run.err().contains("X-1.mime to X-2.mime: 2 instances as application/dicom+json, "), run.err());
        assertTrue(run.err().contains(" in 2 messages; sends them: " + folder.resolve("X.curl.sh")), run.err());
    }

    @Test
    void whatFitsIntoOneMessageKeepsItsName() throws Exception {
        compile("X.mime", "--limit", 2, "--max-size", "1MB").expecting(ExitCode.DONE);
        assertEquals(List.of("X.curl.sh", "X.mime"), names());
    }

    @ParameterizedTest
    @CsvSource({"X.bin, X.bin-1, X.bin-2", ".mime, .mime-1, .mime-2", "a.b.mime, a.b-1.mime, a.b-2.mime"})
    void anyNameIsNumbered(String output, String first, String second) throws Exception {
        compile(output, "--limit", 1).expecting(ExitCode.DONE);
        assertTrue(names().containsAll(List.of(first, second)), names().toString());
    }

    @Test
    void eachMessageHasItsHeadersForWindowsShells() throws Exception {
        compile("X.mime", "--limit", 1, "--shell", "cmd", "-H", "X-Any: a").expecting(ExitCode.DONE);
        assertEquals(List.of("X-1.headers", "X-1.mime", "X-2.headers", "X-2.mime", "X.curl.cmd"), names());
        String first = Files.readString(folder.resolve("X-1.headers"));
        assertTrue(first.endsWith("\nX-Any: a\n"), first);
        assertFalse(first.equals(Files.readString(folder.resolve("X-2.headers"))), "each has its own boundary");
    }

    @NeedsTools("dash")
    @Test
    void eachMessageHasItsRecipe() throws Exception {
        compile("X.mime", "--limit", 1, "--recipe", "--framing", "recipe").expecting(ExitCode.DONE);
        for (int i = 1; i <= 2; i++) {
            Program.of(folder, "dash", "X-" + i + ".recipe.sh", "by-hand-" + i)
                    .run()
                    .expecting(0);
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("X-" + i + ".mime")),
                    Files.readAllBytes(folder.resolve("by-hand-" + i)));
        }
    }

    @ParameterizedTest
    @CsvSource({"json", "xml", "dicom"})
    void theInstancesAreThoseOfOneMessage(String type) throws Exception {
        compile("whole.mime", "-t", type).expecting(ExitCode.DONE);
        compile("X.mime", "-t", type, "--limit", 1).expecting(ExitCode.DONE);
        List<String> instances = new ArrayList<>(MessageReading.instances(folder.resolve("X-1.mime")));
        assertEquals(1, instances.size());
        instances.addAll(MessageReading.instances(folder.resolve("X-2.mime")));
        assertEquals(MessageReading.instances(folder.resolve("whole.mime")), instances);
    }

    @Test
    void nothingIsWrittenWhereOneOfThemIsThere() throws Exception {
        Files.writeString(folder.resolve("X-2.mime"), "mine");
        CommandRun run = compile("X.mime", "--limit", 1).expecting(ExitCode.IO);
        assertTrue(run.err().contains("X-2.mime: it exists; give --force"), run.err());
        assertEquals(List.of("X-2.mime"), names());
        compile("X.mime", "--limit", 1, "--force").expecting(ExitCode.DONE);
        assertTrue(Files.size(folder.resolve("X-2.mime")) > 1000);
    }

    @Test
    void anInputIsNeverAnOutput() throws Exception {
        Path input = Files.copy(TestData.file("hand-1.jpg"), folder.resolve("X-1.mime"));
        CommandRun run =
                CommandRun.of("compile", "--force", "--limit", 1, "-o", folder.resolve("X.mime"), HANDS[0], input);
        assertTrue(run.expecting(ExitCode.USAGE).err().contains("the output is also an input"), run.err());
        assertArrayEquals(Files.readAllBytes(TestData.file("hand-1.jpg")), Files.readAllBytes(input));
    }

    @Test
    void standardOutputTakesOneMessage() {
        CommandRun run = CommandRun.of("compile", "-o", "-", "--limit", 1, HANDS[0], HANDS[1]);
        assertTrue(run.expecting(ExitCode.USAGE).err().contains("takes one message, but the input makes 2"), run.err());
        assertEquals("", run.text());
        CommandRun.of("compile", "-o", "-", "--limit", 2, HANDS[0], HANDS[1]).expecting(ExitCode.DONE);
    }

    @Test
    void anInstanceThatIsTooLargeIsNamed() throws Exception {
        CommandRun run = compile("X.mime", "--max-size", "5k").expecting(ExitCode.INPUT);
        assertTrue(run.err().contains("hand-1.jpg: expected a message of at most 5000 bytes, found "), run.err());
        assertTrue(run.err().contains("hand-2.jpg: expected a message of at most 5000 bytes, found "), run.err());
        assertTrue(run.err().contains(" for this instance alone (--max-size)"), run.err());
        assertEquals(List.of(), names());
    }

    @NeedsTools("curl")
    @Test
    void theScriptSendsAllInOrderAndStopsAtTheFirstThatFails() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            compile("X.mime", "--limit", 1, "-u", receiver.url("/studies")).expecting(ExitCode.DONE);
            Program.of(folder, "sh", "X.curl.sh").run().expecting(0);
            List<Receiver.Request> received = receiver.take();
            for (int i = 0; i < 2; i++) {
                byte[] sent = Files.readAllBytes(folder.resolve("X-" + (i + 1) + ".mime"));
                assertEquals(Receiver.crc(sent), received.get(i).crc());
            }
            receiver.answer(Receiver.Answer.of(409, "no"));
            Program.of(folder, "sh", "X.curl.sh").run().expecting(4);
            assertEquals(1, receiver.received().size());
        }
    }

    @Test
    void sendSendsThemAll() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            compile("X.mime", "--limit", 1).expecting(ExitCode.DONE);
            receiver.answer(Receiver.Answer.of(200, "{\"00081199\":{\"vr\":\"SQ\"}}"));
            CommandRun.of("send", "--seed", 1, "--limit", 1, "-u", receiver.url("/studies"), HANDS[0], HANDS[1]);
            byte[] first = Files.readAllBytes(folder.resolve("X-1.mime"));
            assertEquals(Receiver.crc(first), receiver.received().get(0).crc());
        }
    }

    @ParameterizedTest
    @CsvSource({"--limit, 0", "--limit, -1", "--limit, x", "--limit, 1.5", "--max-size, 0", "--max-size, much"})
    void aWrongLimitIsWrongUsage(String option, String value) {
        CommandRun run = compile("X.mime", option, value).expecting(ExitCode.USAGE);
        assertTrue(run.err().contains(option + ": expected "), run.err());
    }
}
