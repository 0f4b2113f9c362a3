package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code send} makes of the answers of the receiver. */
class SendReceiverTest {
    @TempDir
    private Path folder;

    private StowReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = StowReceiver.builder().start();
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    private CommandRun send(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "send";
        all[1] = "-u";
        all[2] = receiver.url() + "/studies";
        System.arraycopy(words, 0, all, 3, words.length);
        return CommandRun.of(all);
    }

    /** Two JPEGs with JSON metadata, in which one text is replaced. */
    private Path message(String what, String by) throws IOException {
        Path message = folder.resolve("X.mime");
        CommandRun.compile(
                message,
                "--force",
                "--seed",
                "1",
                "--target",
                "standard",
                "-t",
                "json",
                "-m",
                "PatientID=P",
                TestData.file("hand-1.jpg"),
                TestData.file("hand-2.jpg"));
        String text = Files.readString(message, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(what), what);
        Path changed = folder.resolve("changed.mime");
        int at = text.indexOf(what);
        Files.writeString(
                changed,
                text.substring(0, at) + by + text.substring(at + what.length()),
                StandardCharsets.ISO_8859_1);
        return changed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/dicom+json", "application/dicom+xml"})
    void readsThatAllIsStored(String accept) throws IOException {
        CommandRun run = send("-H", "Accept: " + accept, message("P", "P")).expecting(ExitCode.DONE);
        assertTrue(run.text().contains("stored: 2"), run.text() + run.err());
    }

    @Test
    void readsThatOneOfTwoIsADuplicate() throws IOException {
        send(message("P", "P")).expecting(ExitCode.DONE);
        send(message("P", "P")).expecting(ExitCode.DONE);
        CommandRun run = send(message("\"P\"", "\"Q\"")).expecting(ExitCode.REFUSED);
        assertTrue(run.text().contains("stored: 1\nfailed: 1"), run.text() + run.err());
        assertTrue(run.text().contains("0111") && run.text().contains("another instance with this"), run.text());
    }

    @Test
    void readsThatAMessageIsBroken() throws IOException {
        CommandRun run = send("--no-validate", message("[", "[[")).expecting(ExitCode.REFUSED);
        assertEquals(400, receiver.requests().get(0).answer().status());
        assertTrue(run.err().contains("status 400") && run.text().contains("json/"), run.text() + run.err());
    }
}
