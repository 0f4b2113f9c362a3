package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Receiver;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real curl sends for our commands and scripts. */
@NeedsTools({"curl", "bash", "dash"})
class CurlSendTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=\"it's $HOME\"";
    private static final byte[] SMALL = "\r\n--b\r\n\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    private static final long LARGE = CurlRequest.STREAMED_FROM + 1;
    private static final String ANSWER =
            "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{\"00081155\":{\"vr\":\"UI\",\"Value\":[\"2.25.1\"]}}]}}\n\n";

    @TempDir
    Path folder = Path.of("");

    private final Receiver receiver;

    CurlSendTest() throws Exception {
        receiver = Receiver.start();
    }

    @BeforeEach
    void makeMessagesOfBothSizes() throws Exception {
        Files.write(folder.resolve("small"), SMALL);
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            large.setLength(LARGE);
        }
        receiver.answer(Receiver.Answer.of(200, ANSWER));
    }

    @AfterEach
    void closeTheReceiver() throws Exception {
        receiver.close();
    }

    @Test
    void theVeryBytesGoToTheVeryPathInOneRequest() throws Exception {
        List<List<String>> shells = Shells.all();
        long largeCrc = Receiver.crc(new byte[(int) LARGE]);
        for (int i = 0; i < Hostile.NAMES.size(); i++) {
            boolean large = i % 3 == 0;
            String name = Hostile.NAMES.get(i);
            String target = "/rs{a}[1-2]/studies" + Hostile.QUERIES.get(i % Hostile.QUERIES.size());
            TargetUrl url = url(target);
            CurlRequest request = CurlRequest.of(Optional.of(url), TYPE, name, large ? LARGE : SMALL.length);
            receiver.answer(Receiver.Answer.of(200, ANSWER));
            String what = name + " to " + url;
            Shells.Outcome outcome = send(shells.get(i % shells.size()), List.of(request), Map.of());

            assertEquals(0, outcome.exit(), what + outcome.err());
            assertEquals(ANSWER, new String(outcome.out(), StandardCharsets.UTF_8), what);
            assertEquals(1, receiver.received().size(), what);
            Receiver.Request received = receiver.received().get(0);
            assertEquals("POST " + target + " HTTP/1.1", received.line(), what);
            assertEquals(large ? LARGE : SMALL.length, received.length(), what);
            assertEquals(large ? largeCrc : Receiver.crc(SMALL), received.crc(), what);
            assertTrue(
                    received.headers().contains("Content-Type: " + TYPE),
                    received.headers().toString());
            assertTrue(received.headers().contains("Accept: application/dicom+json"));
            assertFalse(received.headers().stream().anyMatch(header -> header.startsWith("Expect")));
            assertFalse(received.headers().stream().anyMatch(header -> header.startsWith("Transfer-Encoding")));
        }
    }

    @Test
    void thePrintedCommandSendsTheSame() throws Exception {
        for (List<String> shell : Shells.all()) {
            for (boolean large : new boolean[] {false, true}) {
                receiver.answer(Receiver.Answer.of(200, ANSWER));
                CurlRequest request = CurlRequest.of(
                        Optional.of(url("/studies?{a}")), TYPE, large ? "large" : "small", large ? LARGE : 1);
                String line = CurlCommand.of(request).commandLine(Shell.BASH, "./");
                Shells.Outcome outcome = Shells.run(shell, folder, line.getBytes(StandardCharsets.UTF_8), Map.of());
                assertEquals(0, outcome.exit(), outcome.err());
                assertEquals(List.of("POST /studies?{a} HTTP/1.1"), lines());
                assertEquals(
                        large ? LARGE : SMALL.length, receiver.received().get(0).length());
            }
        }
    }

    @Test
    void aUrlFromTheEnvironmentIsAskedForAlikeInBothSizes() throws Exception {
        for (List<String> shell : Shells.all()) {
            for (long size : new long[] {SMALL.length, LARGE}) {
                receiver.answer(Receiver.Answer.of(200, ANSWER));
                CurlRequest request = CurlRequest.of(Optional.empty(), TYPE, "X.mime", size);
                String url = "http://127.0.0.1:" + receiver.port() + "/rs/studies/?a=[1-3]/";
                Shells.Outcome outcome = send(shell, List.of(request), Map.of("STOW_URL", url));
                assertEquals(0, outcome.exit(), outcome.err());
                assertEquals(List.of("POST /rs/studies?a=[1-3]/ HTTP/1.1"), lines());
            }
        }
    }

    @Test
    void theExitCodeTellsWhatTheServerSaid() throws Exception {
        Map<Integer, Integer> exits = Map.of(200, 0, 202, 0, 204, 4, 302, 4, 400, 4, 401, 4, 409, 4, 500, 4, 503, 4);
        List<List<String>> shells = Shells.all();
        for (Map.Entry<Integer, Integer> entry : exits.entrySet()) {
            int status = entry.getKey();
            String body = status == 204 ? "" : ANSWER;
            receiver.answer(Receiver.Answer.of(status, body));
            CurlRequest request = CurlRequest.of(Optional.of(url("/studies")), TYPE, "X.mime", SMALL.length);
            Shells.Outcome outcome = send(shells.get(status % shells.size()), List.of(request), Map.of());
            assertEquals(entry.getValue(), outcome.exit(), status + outcome.err());
            assertEquals(body, new String(outcome.out(), StandardCharsets.UTF_8));
            assertTrue(outcome.err().contains("status " + status), outcome.err());
        }
    }

    @Test
    void aRefusedConnectionSaysThatNothingWasSent() throws Exception {
        try (Socket nobody = Receiver.nobody()) {
            Optional<TargetUrl> url =
                    Optional.of(TargetUrl.parse("http://127.0.0.1:" + nobody.getLocalPort() + "/studies"));
            for (List<String> shell : Shells.all()) {
                Shells.Outcome outcome =
                        send(shell, List.of(CurlRequest.of(url, TYPE, "X.mime", SMALL.length)), Map.of());
                assertEquals(3, outcome.exit());
                assertTrue(outcome.err().contains("curl: (7)"), outcome.err());
                assertTrue(
                        outcome.err().contains("X.mime: curl ended with exit code 7: nothing was sent"), outcome.err());
            }
        }
    }

    @Test
    void anAnswerThatIsCutOffSaysThatTheMessageMayBeStored() throws Exception {
        receiver.answer(new Receiver.Answer(200, 1000, ANSWER));
        CurlRequest request = CurlRequest.of(Optional.of(url("/studies")), TYPE, "X.mime", SMALL.length);
        for (List<String> shell : Shells.all()) {
            Shells.Outcome outcome = send(shell, List.of(request), Map.of());
            assertEquals(3, outcome.exit());
            assertEquals(ANSWER, new String(outcome.out(), StandardCharsets.UTF_8));
            assertTrue(outcome.err().contains("exit code 18"), outcome.err());
            assertTrue(outcome.err().contains("may have been stored"), outcome.err());
        }
    }

    @Test
    void stopsAtTheFirstMessageThatFails() throws Exception {
        Optional<TargetUrl> url = Optional.of(url("/studies"));
        List<CurlRequest> requests = List.of(
                CurlRequest.of(url, TYPE, "X-1.mime", SMALL.length),
                CurlRequest.of(url, TYPE, "X-2.mime", LARGE),
                CurlRequest.of(url, TYPE, "X-3.mime", SMALL.length));
        for (List<String> shell : Shells.all()) {
            receiver.answer(Receiver.Answer.of(200, ANSWER), Receiver.Answer.of(409, "two"));
            Shells.Outcome outcome = send(shell, requests, Map.of());
            assertEquals(4, outcome.exit());
            assertEquals(ANSWER + "two", new String(outcome.out(), StandardCharsets.UTF_8));
            assertEquals(2, receiver.received().size());
            assertTrue(outcome.err().contains("X-2.mime: not all was stored, status 409"), outcome.err());

            receiver.answer(Receiver.Answer.of(200, ANSWER));
            assertEquals(0, send(shell, requests, Map.of()).exit());
            assertEquals(3, receiver.received().size());
        }
    }

    @Test
    void curlsMessagesReachTheUser() throws Exception {
        byte[] script = CurlCommand.of(CurlRequest.of(Optional.of(url("/studies")), TYPE, "small", 5))
                .script(Shell.BASH);
        Files.write(folder.resolve("X.sh"), script);
        for (List<String> shell : Shells.all()) {
            String driver = String.join(" ", shell) + " ./X.sh --verbose --user-agent 'a  b'";
            Shells.Outcome outcome =
                    Shells.run(List.of("dash"), folder, driver.getBytes(StandardCharsets.UTF_8), Map.of());
            assertEquals(0, outcome.exit(), outcome.err());
            assertTrue(outcome.err().contains("> POST /studies HTTP/1.1"), outcome.err());
            assertTrue(outcome.err().contains("User-Agent: a  b"), outcome.err());
        }
    }

    private TargetUrl url(String target) {
        return TargetUrl.parse("http://127.0.0.1:" + receiver.port() + target);
    }

    private List<String> lines() {
        return receiver.received().stream().map(Receiver.Request::line).toList();
    }

    /** Puts messages and script into a new folder and runs the script. */
    private Shells.Outcome send(List<String> shell, List<CurlRequest> requests, Map<String, String> environment)
            throws Exception {
        Files.write(folder.resolve("script"), new CurlCommand(requests).script(Shell.BASH));
        StringBuilder driver = new StringBuilder("rm -rf in; mkdir in; cp script ./in/script.sh\n");
        for (CurlRequest request : requests) {
            driver.append(Shells.word("n", request.messageName()));
            driver.append("ln ")
                    .append(request.messageLength() == LARGE ? "large" : "small")
                    .append(" \"./in/$n\"\n");
        }
        driver.append(String.join(" ", shell)).append(" in/script.sh");
        return Shells.run(List.of("dash"), folder, driver.toString().getBytes(StandardCharsets.UTF_8), environment);
    }
}
