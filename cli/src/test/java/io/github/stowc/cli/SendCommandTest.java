package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Progress;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Receiver.Answer;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code send} says and how it ends, for each kind of answer. */
class SendCommandTest {
    private static final String STORED = item("00081199", "2.25.7", "");
    private static final String FAILED = item("00081198", "2.25.7", "\"00081197\":{\"vr\":\"US\",\"Value\":[43264]}");
    private static final String WARNED = item("00081199", "2.25.7", "\"00081196\":{\"vr\":\"US\",\"Value\":[45056]}");

    private final Receiver receiver = Receiver.start();
    private final Path file;

    SendCommandTest(@TempDir Path folder) throws IOException {
        file = Instances.explicit(folder.resolve("a.dcm"), "2.25.7", 16);
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    private static String item(String sequence, String uid, String more) {
        return "{\"" + sequence + "\":{\"vr\":\"SQ\",\"Value\":[{\"00081150\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]},"
                + "\"00081155\":{\"vr\":\"UI\",\"Value\":[\"" + uid + "\"]}" + (more.isEmpty() ? "" : "," + more)
                + "}]}}";
    }

    private CommandRun send(Answer answer, Object... words) {
        receiver.answer(answer);
        List<Object> line = new ArrayList<>(List.of("send", "-u", receiver.url("/rs/studies"), "--retries", "0"));
        line.addAll(Arrays.asList(words));
        line.add(file);
        return CommandRun.of(line.toArray());
    }

    private String[] errors(CommandRun run) {
        assertFalse(run.err().contains("\tat "), run.err());
        return run.err().lines().filter(line -> line.startsWith("error: ")).toArray(String[]::new);
    }

    @Test
    void tellsWhatIsStored() {
        CommandRun run = send(Answer.of(200, STORED)).expecting(ExitCode.DONE);
        assertEquals(receiver.url("/rs/studies") + ": status 200\nstored: 1\n", run.text());
        run = send(Answer.of(200, STORED), "-v").expecting(ExitCode.DONE);
        assertTrue(run.text().contains("    2.25.7 (" + file + ")\n"), run.text());
        run = send(Answer.of(200, STORED), "-q").expecting(ExitCode.DONE);
        assertEquals("", run.text() + run.err());
    }

    @Test
    void tellsWhyAnInstanceFailedAndWhatToDo() {
        CommandRun run = send(Answer.of(202, FAILED)).expecting(ExitCode.REFUSED);
        assertTrue(run.text().contains("failed: 1\n  A900 (43264) dcm4chee: an attribute is missing"), run.text());
        assertTrue(run.text().contains("; Data Set does not match SOP Class\n    what to do: "), run.text());
        assertFalse(run.text().contains("azure"), run.text());
        assertTrue(run.text().contains("    2.25.7 (" + file + ")\n"), run.text());
        assertEquals(List.of("error: 1 of 1 instance not stored (status 202)"), List.of(errors(run)));
    }

    @Test
    void takesWarningsAloneForDone() {
        CommandRun run = send(Answer.of(202, WARNED)).expecting(ExitCode.DONE);
        assertTrue(run.text().contains("stored with warnings: 1\n  B000 (45056) Coercion"), run.text());
    }

    @Test
    void saysWhereAnAnswerNamesFewerThanWereSent() {
        CommandRun run = send(Answer.of(200, "{}")).expecting(ExitCode.REFUSED);
        assertTrue(run.err().contains("error: ") && run.err().contains("names 0 of 1 instance"), run.err());
    }

    @Test
    void explainsEachStatusOnceAndEndsWithFour() {
        Map<Integer, String> remedies = Map.of(
                400, "stowc validate",
                401, "--user",
                403, "may not store",
                404, "check the URL",
                409, "the reasons",
                413, "fewer files",
                415, "-t dicom",
                500, "may have stored part of it",
                503, "send it again later");
        remedies.forEach((status, remedy) -> {
            CommandRun run = send(Answer.of(status, "{\"message\":\"what the server says\"}"))
                    .expecting(ExitCode.REFUSED);
            String[] errors = errors(run);
            assertEquals(1, errors.length, run.err());
            assertTrue(errors[0].contains(": status " + status + ": ") && errors[0].contains(remedy), errors[0]);
            assertTrue(run.text().contains("\nthe server says:\n  what the server says\n"), run.text());
            assertEquals(1, receiver.take().size());
        });
    }

    @Test
    void showsTheReasonsOfAConflict() {
        CommandRun run = send(Answer.of(409, FAILED)).expecting(ExitCode.REFUSED);
        assertTrue(run.text().contains("A900 (43264)"), run.text());
        assertEquals(2, errors(run).length, run.err());
    }

    @Test
    void anAccountThatWasGivenIsNotAskedForAgain() {
        CommandRun run = send(Answer.of(401, ""), "--user", "me:secret").expecting(ExitCode.REFUSED);
        assertTrue(run.err().contains("does not accept this account; check user, password or token"), run.err());
    }

    @Test
    void aCommentAloneIsNoWarning() {
        String commented = item("00081199", "2.25.7", "\"00091001\":{\"vr\":\"LO\",\"Value\":[\"part-1\"]}");
        CommandRun run = send(Answer.of(200, commented), "-v").expecting(ExitCode.DONE);
        assertTrue(run.text().contains("stored: 1\n"), run.text());
        assertTrue(run.text().contains("      part-1\n"), run.text());
        assertFalse(run.text().contains("warnings"), run.text());
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUpAfterTheTimeForAll() {
        Answer drip = new Answer(200, 9999, STORED, List.of(), Receiver.Manner.OPEN, Long.MAX_VALUE);
        CommandRun run = send(drip, "--max-time", "2").expecting(ExitCode.IO);
        assertTrue(run.err().contains("within 2 s (--max-time)"), run.err());
        assertTrue(run.err().contains("may have been stored"), run.err());
    }

    @Test
    void anAnswerOtherThan200ThatStoresAllIsExplained() {
        CommandRun run = send(Answer.of(201, STORED)).expecting(ExitCode.DONE);
        assertTrue(run.err().contains("warning: status 201: "), run.err());
        run = send(Answer.of(204, "")).expecting(ExitCode.REFUSED);
        assertTrue(run.err().contains("status 204: the server says nothing of any instance"), run.err());
    }

    @Test
    void doesNotFollowARedirectButNamesIt() {
        for (String location : List.of("https://other.example/studies", "/rs/studies/")) {
            CommandRun run =
                    send(Answer.of(307, "").with("Location: " + location)).expecting(ExitCode.REFUSED);
            String shown = location.startsWith("/") ? receiver.url(location) : location;
            assertTrue(
                    run.err().contains("nothing was stored; if you trust that server, send there: -u " + shown),
                    run.err());
            assertEquals(1, receiver.take().size());
        }
    }

    @Test
    void quotesThePlaceThatAServerNames() {
        String hostile = "http://other.example/studies?a=1;touch${IFS}x&b=$(id)";
        CommandRun run = send(Answer.of(307, "").with("Location: " + hostile)).expecting(ExitCode.REFUSED);
        assertFalse(run.err().contains("-u http"), run.err());
        assertTrue(
                run.err().contains("send there: -u '" + hostile + "'")
                        || run.err().contains("not an http(s) URL"),
                run.err());
        CommandRun file =
                send(Answer.of(307, "").with("Location: file:///etc/passwd")).expecting(ExitCode.REFUSED);
        assertTrue(file.err().contains("file:///etc/passwd, which is not an http(s) URL"), file.err());
    }

    @Test
    void refusesWhatNobodyCanRead() {
        for (String body : List.of("", "<html><h1>Log in</h1></html>", "OK", STORED.substring(9))) {
            CommandRun run = send(Answer.of(200, body)).expecting(ExitCode.REFUSED);
            assertTrue(errors(run)[0].contains("check which instances are there"), run.err());
        }
    }

    @Test
    void endsWithThreeIfThereIsNoAnswerAndSaysWhetherAnythingMayBeStored() throws Exception {
        for (Answer answer : List.of(Answer.cutAfter(10), Answer.raw("garbage\r\n"), new Answer(200, 9999, STORED))) {
            CommandRun run = send(answer).expecting(ExitCode.IO);
            assertEquals("", run.text());
            assertTrue(errors(run)[0].contains("may have been stored"), run.err());
            assertEquals(1, receiver.take().size());
        }
        try (Socket nobody = Receiver.nobody()) {
            String url = "http://127.0.0.1:" + nobody.getLocalPort() + "/s";
            CommandRun run =
                    CommandRun.of("send", "--retries", "0", "-u", url, file).expecting(ExitCode.IO);
            assertTrue(errors(run)[0].endsWith("; nothing was stored"), run.err());
        }
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws Exception {
        CommandRun run = send(Answer.silenceAfter(Long.MAX_VALUE), "--timeout", "0.3");
        // A busy machine may not have sent it all by then.
        for (int seconds = 1; seconds < 300 && !run.err().contains("did not answer"); seconds *= 2) {
            run = send(Answer.silenceAfter(Long.MAX_VALUE), "--timeout", seconds);
        }
        run.expecting(ExitCode.IO);
        assertEquals("", run.text());
        assertTrue(errors(run)[0].contains("may have been stored"), run.err());
    }

    @Test
    void writesOneJsonObjectForScripts() {
        CommandRun run = send(Answer.of(202, FAILED), "--format", "json").expecting(ExitCode.REFUSED);
        String text = run.text();
        assertEquals(1, text.lines().count());
        String url = receiver.url("/rs/studies");
        String head = "{\"status\":202,\"url\":\"" + url + "\",\"instances\":[{\"sopInstanceUID\":\"2.25.7\","
                + "\"sopClassUID\":\"1.2\",\"file\":\"" + file + "\",\"outcome\":\"failed\",\"reason\":43264,"
                + "\"meaning\":\"dcm4chee: an attribute is missing";
        assertTrue(text.startsWith(head), text);
        assertTrue(text.contains("}],\"stored\":0,\"warnings\":0,\"failed\":1,\"messages\":["), text);
        run = send(Answer.of(200, STORED), "--format", "json", "-q").expecting(ExitCode.DONE);
        assertTrue(run.text().contains("\"outcome\":\"stored\""), run.text());
        assertEquals("", run.err());
        run = send(Answer.cutAfter(10), "--format", "json").expecting(ExitCode.IO);
        assertTrue(run.text().startsWith("{\"url\":"), run.text());
        assertTrue(run.text().contains("\"instances\":[],\"stored\":0"), run.text());
        assertTrue(run.text().contains("\"mayHaveBeenStored\":true"), run.text());
    }

    @Test
    void theExamplesOfTheDocumentationWorkWithSendForStowrs(@TempDir Path folder) throws Exception {
        for (String name : List.of("img.jpeg", "img1.jpeg", "img2.jpg", "img3.jpeg")) {
            Files.copy(TestData.file("hand-1.jpg"), folder.resolve(name));
        }
        Instances.explicit(folder.resolve("object1.dcm"), "2.25.11", 16);
        Instances.explicit(folder.resolve("object2.dcm"), "2.25.12", 16);
        receiver.answer(Answer.stored());
        String url = receiver.url("/dcm4chee-arc/aets/DCM4CHEE/rs/studies");
        List<String> examples = List.of(
                "-m PatientName=John^Doe -u " + url + " img.jpeg",
                "-t json --xc -m PatientID=P1 -u " + url + " img1.jpeg img2.jpg img3.jpeg",
                "-u " + url + " object1.dcm object2.dcm");
        for (String example : examples) {
            Program.Finished run = JavaProcess.of(folder, Main.class)
                    .with(List.of(("send " + example).split(" ")))
                    .run()
                    .expecting(0);
            assertTrue(run.text().startsWith(url + ": status 200"), run.text());
        }
        List<Receiver.Request> requests = receiver.take();
        assertEquals(3, requests.size());
        List<String> types = List.of("application/dicom+json", "application/dicom+json", "application/dicom");
        for (int i = 0; i < types.size(); i++) {
            String type = "Content-Type: multipart/related; type=\"" + types.get(i) + "\"";
            assertTrue(
                    requests.get(i).headers().stream().anyMatch(header -> header.startsWith(type)),
                    requests.get(i).headers().toString());
        }
    }

    @Test
    void streamsALargeMessageThroughASmallHeap(@TempDir Path folder) throws Exception {
        Path large = Instances.explicit(folder.resolve("large.dcm"), "2.25.13", 8192);
        receiver.answer(Answer.of(200, item("00081199", "2.25.13", "")));
        JavaProcess.of(folder, Main.class, "-Xmx24m", "-XX:MaxDirectMemorySize=8m")
                .with(List.of("send", "-u", receiver.url("/studies"), large.toString()))
                .run()
                .expecting(0);
        Receiver.Request request = receiver.take().get(0);
        assertTrue(request.length() > 64L << 20, String.valueOf(request.length()));
        assertTrue(request.headers().contains("Content-Length: " + request.length()));
    }

    @Test
    void takesTheUrlFromTheEnvironmentAndWantsOne() {
        receiver.answer(Answer.of(200, STORED));
        CommandRun.of(Map.of("STOW_URL", receiver.url("/studies")), "send", file)
                .expecting(ExitCode.DONE);
        assertEquals("POST /studies HTTP/1.1", receiver.take().get(0).line());
        CommandRun.of(Map.of("STOW_URL", receiver.url("/studies")), "send", "--study", Instances.STUDY, file)
                .expecting(ExitCode.DONE);
        assertEquals("POST /studies/2.25.1 HTTP/1.1", receiver.take().get(0).line());
        CommandRun run = CommandRun.of("send", file).expecting(ExitCode.USAGE);
        assertTrue(run.err().contains("give -u URL, or set STOW_URL"), run.err());
    }

    @Test
    void sendsNothingWhereTheInputHasErrors(@TempDir Path folder) throws Exception {
        receiver.answer(Answer.stored());
        Path text = Files.writeString(folder.resolve("a.jpg"), "not a picture", StandardCharsets.UTF_8);
        CommandRun.of("send", "-u", receiver.url("/studies"), text).expecting(ExitCode.INPUT);
        CommandRun.of("send", "-u", receiver.url("/studies"), folder.resolve("none.jpg"))
                .expecting(ExitCode.IO);
        assertEquals(List.of(), receiver.take());
    }

    @Test
    void refusesWrongOptionsBeforeItSends() {
        receiver.answer(Answer.stored());
        String[][] lines = {
            {"--timeout", "soon"},
            {"--timeout", "-1"},
            {"--connect-timeout", "1e99"},
            {"--retries", "many"},
            {"--retries", "-1"},
            {"--format", "xml"},
            {"-H", "no colon"},
            {"-H", "Content-Length: 5"},
            {"-H", "Host: elsewhere"},
            {"-H", "X: a\nb"},
            {"--bearer-env", "NOT_SET"},
            {"--user", "me"},
            {"--user", "me:secret", "--bearer-env", "HOME"},
            {"--user", "me:secret", "-H", "Authorization: x"},
            {"--cacert", "x.pem", "--insecure"},
        };
        for (String[] line : lines) {
            CommandRun run = send(Answer.stored(), (Object[]) line).expecting(ExitCode.USAGE);
            assertFalse(run.err().contains("secret\""), run.err());
        }
        assertEquals(List.of(), receiver.take());
    }

    @Test
    void sendsNoMessageAfterOneThatIsRefused(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 4; i++) {
            Instances.explicit(folder.resolve(i + ".dcm"), "2.25.2" + i, 16);
        }
        receiver.answer(Answer.of(200, item("00081199", "2.25.20", "")), Answer.of(409, "no"), Answer.stored());
        CommandRun run = CommandRun.of("send", "--limit", "1", "-u", receiver.url("/s"), folder)
                .expecting(ExitCode.REFUSED);
        assertEquals(2, receiver.take().size());
        assertTrue(
                run.text().contains(": status 200\n" + receiver.url("/s") + ": status 409\nstored: 1\n"), run.text());
        assertEquals("error: 2 messages after it not sent", errors(run)[1]);
    }

    @Test
    void saysThatASourceChangedAndThatTheRequestWasAborted(@TempDir Path folder) throws Exception {
        Path changing = Instances.explicit(folder.resolve("changing.dcm"), "2.25.14", 2048);
        receiver.answer(Answer.stored());
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream touching = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (err.size() == 0) {
                    // What is said of the message before it is sent comes once it is compiled.
                    Files.setLastModifiedTime(changing, FileTime.fromMillis(0));
                }
                err.write(b);
            }
        };
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(), touching, Map.of(), false);
        int exit = new Cli(terminal).run(CommandRun.words("send", "-v", "-u", receiver.url("/studies"), changing));
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(ExitCode.INPUT, exit, said);
        assertTrue(said.contains("error: " + changing + ": changed while it was read"), said);
        assertTrue(said.contains("warning: the request was aborted"), said);
        receiver.take().forEach(request -> assertTrue(request.length() < 2048 * 2048));
    }

    @Test
    void showsHowFarItIsOnATerminal(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, Map.of(), true);
        long[] now = {0};
        try (Progress progress = new Progress(terminal, false, 1000, () -> now[0])) {
            progress.written(100);
            assertEquals("", err.toString(StandardCharsets.UTF_8));
            now[0] = 2_000_000_000L;
            progress.written(400);
            String shown = err.toString(StandardCharsets.UTF_8);
            assertTrue(shown.endsWith("50 %  500 B of 1.0 kB, 250 B/s, 2 s left"), shown);
            progress.written(-500);
            now[0] = 3_000_000_000L;
            progress.written(1);
            assertTrue(err.toString(StandardCharsets.UTF_8).contains("0 %  1 B of "), shown);
        }
        assertTrue(err.toString(StandardCharsets.UTF_8).endsWith("\r\u001B[K"));
    }
}
