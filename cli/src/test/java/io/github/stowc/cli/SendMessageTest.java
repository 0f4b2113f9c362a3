package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Receiver.Answer;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that were compiled before, and what {@code send} shows and keeps of requests and answers. */
class SendMessageTest {
    private static final Path HAND = TestData.file("hand-1.jpg");

    private final Receiver receiver = Receiver.start();
    private final String url = receiver.url("/rs/studies");

    @TempDir
    Path folder = Path.of("");

    SendMessageTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    private Path compiled(String name, Object... more) {
        Path message = folder.resolve(name);
        List<Object> words = new ArrayList<>(List.of("-m", "PatientID=1", "-m", "SOPInstanceUID=2.25.7", HAND));
        words.addAll(List.of(more));
        CommandRun.compile(message, words.toArray());
        return message;
    }

    private CommandRun send(Object... words) {
        List<Object> line = new ArrayList<>(List.of("send", "-u", url, "--retries", "0"));
        line.addAll(List.of(words));
        return CommandRun.of(line.toArray());
    }

    private static Answer stored() {
        return Answer.of(
                200,
                "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{\"00081150\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]},"
                        + "\"00081155\":{\"vr\":\"UI\",\"Value\":[\"2.25.7\"]}}]}}");
    }

    @Test
    void sendsTheBytesOfAMessageAsTheyAre() throws Exception {
        for (String type : List.of("json", "xml", "dicom")) {
            Path message =
                    compiled(type + ".mime", "-t", type, "--target", type.equals("dicom") ? "orthanc" : "standard");
            receiver.answer(stored());
            CommandRun run = send("-v", message).expecting(ExitCode.DONE);
            Receiver.Request request = receiver.take().get(0);
            byte[] bytes = Files.readAllBytes(message);
            assertEquals(Receiver.crc(bytes), request.crc());
            String boundary = new String(bytes, StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElseThrow();
            assertTrue(request.header("Content-Type").contains("boundary=" + boundary.substring(2)));
            assertTrue(request.header("Content-Type").contains("type=\"application/dicom"));
            assertTrue(run.text().contains("2.25.7 (" + message + ": part 1)"), run.text());
        }
    }

    @Test
    void sendsABoundaryBeyond70Characters() throws Exception {
        Path message = folder.resolve("long.mime");
        CommandRun.of("break", "boundary-length", compiled("short.mime"), "-o", message)
                .expecting(ExitCode.DONE);
        receiver.answer(stored());
        CommandRun run = send(message).expecting(ExitCode.DONE);
        assertTrue(run.err().contains("0 errors and 1 warning"), run.err());
        Receiver.Request request = receiver.take().get(0);
        byte[] bytes = Files.readAllBytes(message);
        assertEquals(Receiver.crc(bytes), request.crc());
        String first = new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElseThrow();
        assertEquals(2 + 73, first.length());
        assertTrue(request.header("Content-Type").endsWith("boundary=" + first.substring(2)));
    }

    @Test
    void refusesWhatWouldChangeAMessageOrStandsBesideIt() {
        Path message = compiled("x.mime");
        for (List<Object> words : List.<List<Object>>of(
                List.of("-t", "dicom", message),
                List.of("-m", "PatientID=2", message),
                List.of("--study", "2.25.1", message),
                List.of("--seed", "a", message),
                List.of("--xc", message),
                List.of("--turn", message),
                List.of("--link", "a=" + HAND, message),
                List.of(HAND, message),
                List.of(message, HAND))) {
            CommandRun run = send(words.toArray());
            assertEquals(ExitCode.USAGE, run.exit(), words + run.err());
        }
        assertEquals(List.of(), receiver.received());
    }

    @Test
    void refusesAMessageThatNoServerCanReadUnlessToldOtherwise() throws Exception {
        Path message = compiled("x.mime");
        byte[] whole = Files.readAllBytes(message);
        Path cut = Files.write(folder.resolve("cut.mime"), java.util.Arrays.copyOf(whole, whole.length - 100));
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        Path unlinked = Files.writeString(
                folder.resolve("unlinked.mime"),
                text.replace("Content-Location: hand-1.jpg", "Content-Location: other.jpg"),
                StandardCharsets.ISO_8859_1);
        for (Path broken : List.of(cut, unlinked)) {
            CommandRun run = send(broken);
            assertEquals(ExitCode.INPUT, run.exit(), run.err());
            assertEquals(List.of(), receiver.received());
            receiver.answer(stored());
            send("--no-validate", broken);
            assertEquals(
                    Receiver.crc(Files.readAllBytes(broken)),
                    receiver.take().get(0).crc());
        }
    }

    @Test
    void warnsBeforeItSends() throws Exception {
        Path message = compiled("x.mime");
        String text = Files.readString(message, StandardCharsets.ISO_8859_1);
        Path odd = Files.writeString(
                folder.resolve("odd.mime"),
                text.replaceFirst("\"00080060\"[^}]*}", "\"00080060\":{\"vr\":\"CS\",\"Value\":[\"ot!\"]}"),
                StandardCharsets.ISO_8859_1);
        receiver.answer(stored());
        CommandRun run = send("-v", odd);
        assertTrue(run.err().contains("warning: "), run.err());
        assertTrue(run.err().indexOf("warning: ") < run.err().indexOf("> POST"), run.err());
        assertEquals(1, receiver.take().size());
    }

    @Test
    void showsTheHeadsButNoSecret() {
        receiver.answer(new Answer(
                200, 2, "{}", List.of("Set-Cookie: s=SECRET", "X-More: shown"), Receiver.Manner.HTTP, Long.MAX_VALUE));
        CommandRun run = CommandRun.of(
                Map.of("KEY", "SECRET", "STOW_PASSWORD", "SECRET"),
                "send",
                "-v",
                "-u",
                url + "?key=SECRET",
                "--user",
                "joe",
                "--header-env",
                "X-Api-Key=KEY",
                "-H",
                "Cookie: SECRET",
                HAND);
        assertFalse((run.err() + run.text()).contains("SECRET"), run.err());
        for (String line : List.of(
                "> POST /rs/studies?***",
                "> Authorization: ***",
                "> X-Api-Key: ***",
                "> Cookie: ***",
                "< status 200",
                "< set-cookie: ***",
                "< x-more: shown")) {
            assertTrue(
                    run.err().toLowerCase(java.util.Locale.ROOT).contains(line.toLowerCase(java.util.Locale.ROOT)),
                    line + run.err());
        }
        Receiver.Request request = receiver.take().get(0);
        assertEquals("SECRET", request.header("X-Api-Key"));
        assertEquals("SECRET", request.header("Cookie"));
    }

    @Test
    void doesAllButConnect() {
        CommandRun run = send("--dry-run", HAND).expecting(ExitCode.DONE);
        assertTrue(run.text().contains("not sent\n> POST /rs/studies\n"), run.text());
        assertTrue(run.text().contains("part: [Content-Type: image/jpeg, Content-Location: hand-1.jpg], 8962 bytes"));
        run = send("--dry-run", "--format", "json", HAND).expecting(ExitCode.DONE);
        assertTrue(run.text().startsWith("{\"dryRun\":true,\"url\":\"" + url + "\""), run.text());
        assertEquals(List.of(), receiver.received());
    }

    @Test
    void keepsTheAnswersAsTheyCame() throws Exception {
        Path message = compiled("x.mime");
        receiver.answer(stored());
        Path answer = folder.resolve("answer.json");
        send("--save", answer, message).expecting(ExitCode.DONE);
        assertEquals(stored().body(), Files.readString(answer));
        assertEquals(ExitCode.IO, send("--save", answer, message).exit());
        assertEquals(ExitCode.USAGE, send("--save", message, "--force", message).exit());
        assertEquals(1, receiver.take().size());
        // The answer to a message that is sent again is the last one.
        receiver.answer(Answer.of(429, "busy"), stored(), Answer.of(409, "no"));
        CommandRun.of("send", "-u", url, "--retries", "1", "--force", "--save", answer, message, message);
        assertEquals(stored().body(), Files.readString(folder.resolve("answer-1.json")));
        assertArrayEquals("no".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(folder.resolve("answer-2.json")));
    }
}
