package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Receiver.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code send} and the script say the same of every kind of answer (PS3.18 table I.1-1). */
@NeedsTools({"curl", "dash", "bash", "busybox", "zsh"})
class StoredVerdictTest {
    private static final List<List<String>> SHELLS =
            List.of(List.of("dash"), List.of("bash"), List.of("busybox", "sh"), List.of("zsh"));
    private static final String A = item("2.25.7", "");
    private static final String B = item("2.25.8", "");
    private static final String REASON = "\"00081197\":{\"vr\":\"US\",\"Value\":[272]}";
    private static final String XML =
            "<NativeDicomModel><DicomAttribute tag=\"00081199\" vr=\"SQ\" keyword=\"ReferencedSOPSequence\">"
                    + "<Item number=\"1\"><DicomAttribute tag=\"00081155\" vr=\"UI\" keyword=\"ReferencedSOPInstanceUID\">"
                    + "<Value number=\"1\">2.25.7</Value></DicomAttribute></Item></DicomAttribute></NativeDicomModel>";

    @TempDir
    Path folder = Path.of("");

    private final Receiver receiver = Receiver.start();

    StoredVerdictTest() throws IOException {}

    @BeforeEach
    void makeInstances() throws IOException {
        Files.createDirectories(folder.resolve("two"));
        Instances.explicit(folder.resolve("a.dcm"), "2.25.7", 16);
        Instances.explicit(folder.resolve("two/a.dcm"), "2.25.7", 16);
        Instances.explicit(folder.resolve("two/b.dcm"), "2.25.8", 16);
        compile("a.mime", "a.dcm");
        compile("two.mime", "two");
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    private static String item(String uid, String more) {
        return "{\"00081155\":{\"vr\":\"UI\",\"Value\":[\"" + uid + "\"]}" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static String sequence(String tag, String... items) {
        return "\"" + tag + "\":{\"Value\": [" + String.join(",", items) + "],\"vr\":\"SQ\"}";
    }

    private static String response(String... members) {
        return "{" + String.join(",", members) + "}";
    }

    private static Answer of(int status, String body) {
        return Answer.of(status, body).with("Content-Type: application/dicom+json");
    }

    private static Answer stored(String... items) {
        return of(200, response(sequence("00081199", items)));
    }

    private static Map<Answer, Integer> answersToOne() throws IOException {
        Map<Answer, Integer> answers = new LinkedHashMap<>();
        String good = response(sequence("00081198"), sequence("00081199", A));
        for (int status : new int[] {200, 201, 202}) {
            answers.put(of(status, good), 0);
        }
        answers.put(of(200, "[" + good + "]"), 0);
        answers.put(of(200, XML), 0);
        answers.put(of(202, response(sequence("00081199", item("2.25.7", REASON.replace("1197", "1196"))))), 0);
        answers.put(of(200, zipped(good, 0)).with("Content-Encoding: gzip"), 0);
        String part = "--q\r\nContent-Type: application/dicom+xml\r\n\r\n" + XML + "\r\n--q--";
        answers.put(
                Answer.of(200, part)
                        .with("Content-Type: multipart/related; type=\"application/dicom+xml\"; boundary=q"),
                0);
        answers.put(of(200, "\u0001\u0002").with("Content-Encoding: nonsense"), 3);
        answers.put(new Answer(200, 9999, good), 3);
        answers.put(Answer.cutAfter(10), 3);
        for (String body : List.of(
                "",
                "{}",
                "success",
                "<html><body>Log in</body></html>",
                response(sequence("00081198"), sequence("00081199")),
                response(sequence("00081199", A)).substring(0, 70),
                response(sequence("00081198", item("2.25.7", REASON))),
                response(sequence("00081198", item("2.25.7", ""))),
                response(sequence("00081199", item("2.25.7", REASON))),
                response(sequence("0008119A", "{" + REASON + "}"), sequence("00081199", A)),
                response(sequence("0008119A", "{}"), sequence("00081199", A)),
                response(sequence("00081199", item("2.25.9", ""))),
                response(sequence("00081199", A, B)))) {
            answers.put(of(200, body), 4);
        }
        for (int status : new int[] {204, 301, 307, 400, 401, 403, 409, 413, 415, 424, 500, 503, 599}) {
            answers.put(Answer.of(status, "").with("Location: /elsewhere"), 4);
        }
        return answers;
    }

    private static String zipped(String text, int missing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new String(Arrays.copyOf(out.toByteArray(), out.size() - missing), StandardCharsets.ISO_8859_1);
    }

    @Test
    void sendAndTheScriptAgreeOnEachAnswer() throws Exception {
        for (Map.Entry<Answer, Integer> entry : answersToOne().entrySet()) {
            check(entry.getKey(), entry.getValue(), "a");
        }
    }

    /** curl takes it for whole, so that only the text shows that its end is missing. */
    @Test
    void anAnswerInBrokenGzipIsNeverStored() throws Exception {
        receiver.answer(of(200, zipped(response(sequence("00081199", A)), 12)).with("Content-Encoding: gzip"));
        CommandRun sent = CommandRun.of("send", "-u", receiver.url("/studies"), folder.resolve("a.dcm"))
                .expecting(ExitCode.IO);
        assertTrue(sent.err().contains("is in the content coding gzip and broken"), sent.err());
        assertEquals("", sent.text());
        for (List<String> shell : SHELLS) {
            script(shell, "a.curl.sh").run().expecting(4);
        }
    }

    @Test
    void fewerOrOtherInstancesThanSentAreNotStored() throws Exception {
        check(stored(A, B), 0, "two");
        check(stored(B, A), 0, "two");
        check(stored(A), 4, "two");
        check(stored(A, A), 4, "two");
        check(stored(A, item("2.25.9", "")), 4, "two");
        check(of(202, response(sequence("00081199", A), sequence("00081198", item("2.25.8", REASON)))), 4, "two");
    }

    private void check(Answer answer, int exit, String name) throws Exception {
        receiver.answer(answer);
        Path source = folder.resolve(name.equals("a") ? "a.dcm" : name);
        String url = receiver.url("/studies");
        CommandRun sent = CommandRun.of("send", "--retries", "0", "-u", url, source);
        assertEquals(exit, sent.exit(), answer + sent.err());
        assertEquals(exit == 0, !sent.err().contains("error: "), sent.err());
        for (List<String> shell : SHELLS) {
            Program.Finished script = script(shell, name + ".curl.sh").run();
            assertEquals(exit, script.exit(), shell + answer.toString() + script.err());
            assertEquals(exit == 0, script.err().contains(": stored"), script.err());
        }
    }

    @Test
    void aMessageOfAnotherSizeIsSentOnlyIfItIsMeant() throws Exception {
        receiver.answer(stored(A));
        Path message = folder.resolve("a.mime");
        byte[] whole = Files.readAllBytes(message);
        Files.write(message, Arrays.copyOf(whole, whole.length - 100));
        for (List<String> shell : SHELLS) {
            Program.Finished refused = script(shell, "a.curl.sh").run().expecting(1);
            assertTrue(refused.err().contains("expected " + whole.length + " bytes"), refused.err());
            assertTrue(refused.err().contains("found " + (whole.length - 100)), refused.err());
            assertEquals(List.of(), receiver.take());
            script(shell, "a.curl.sh").set("STOWC_CHANGED", "1").run().expecting(0);
            assertEquals(whole.length - 100, receiver.take().get(0).length());
        }
    }

    @Test
    void anAnswerThatOptionsTakeElsewhereIsNotJudged() throws Exception {
        receiver.answer(of(200, "{}"));
        for (List<String> shell : SHELLS) {
            List<String> words = new ArrayList<>(List.of("a.curl.sh", "-o", "answer.json"));
            Program.Finished run =
                    script(shell, words.toArray(String[]::new)).run().expecting(0);
            assertTrue(run.err().endsWith("a.mime: status 200, answer not read\n"), run.err());
            assertEquals("{}", Files.readString(folder.resolve("answer.json")));
        }
    }

    @Test
    void aLinkToTheScriptFindsTheMessageBesideTheRealOne() throws Exception {
        receiver.answer(stored(A));
        Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(folder.resolve("links/first.sh"), Path.of("../a.curl.sh"));
        Files.createSymbolicLink(folder.resolve("links/second"), folder.resolve("links/first.sh"));
        for (List<String> shell : SHELLS) {
            script(shell, "links/second").run().expecting(0);
        }
    }

    @Test
    void namesNeverMoveTheCursorOfATerminal() throws Exception {
        receiver.answer(stored(A));
        compile("e\u001B[31m.mime", "a.dcm");
        for (List<String> shell : SHELLS) {
            Program.Finished run = script(shell, "e\u001B[31m.curl.sh").run().expecting(0);
            assertFalse(run.err().contains("\u001B"), run.err());
            assertTrue(run.err().contains("e?[31m.mime: stored"), run.err());
        }
    }

    private void compile(String message, String source) {
        CommandRun.of(
                        "compile",
                        "-q",
                        "-u",
                        receiver.url("/studies"),
                        "-o",
                        folder.resolve(message),
                        folder.resolve(source))
                .expecting(ExitCode.DONE);
    }

    private Program script(List<String> shell, String... words) {
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of(words));
        return Program.of(folder, command.toArray(String[]::new));
    }
}
