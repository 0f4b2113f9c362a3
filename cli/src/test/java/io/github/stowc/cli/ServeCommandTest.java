package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ServeCommandTest {
    private static final Path PICTURE = TestData.file("hand-1.jpg");

    @TempDir
    Path folder = Path.of("");

    private static CommandRun send(Served served, Object... more) {
        List<Object> words = new ArrayList<>(List.of("send", "--target", "standard", "-u", served.url("/studies")));
        words.addAll(List.of(more));
        words.add(PICTURE);
        return CommandRun.of(words.toArray());
    }

    private static HttpResponse<String> get(String url, String... fields) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<Path> files(Path root, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    @Test
    void printsItsUrlStoresWhatIsSentAndLogsIt() throws Exception {
        try (Served served = Served.start("--port", "0", "--dir", folder)) {
            assertTrue(served.out().matches("http://127\\.0\\.0\\.1:[0-9]+\n"), served.out());
            send(served, "-m", "PatientName=Doe^John", "-m", "PatientID=Secret1")
                    .expecting(ExitCode.DONE);
            assertEquals(200, get(served.url("/studies?PatientName=Doe")).statusCode());

            assertEquals(1, files(folder, ".dcm").size());
            String log = served.log(2);
            assertTrue(log.matches("(?s).*Z POST /studies 200 [0-9]+ bytes [0-9]+ ms.*"), log);
            assertTrue(log.matches("(?s).*Z GET /studies\\?… 200 [0-9]+ bytes [0-9]+ ms.*"), log);
            assertFalse(served.err().contains("Doe") || served.err().contains("Secret1"), served.err());
            assertEquals(ExitCode.DONE, served.end());
        }
        assertEquals(1, files(folder, ".dcm").size());
        assertEquals(List.of(), files(folder, ".lock"));
    }

    @Test
    void theLogNamesTheRuleThatAMessageBreaks() throws Exception {
        try (Served served = Served.start("--port", "0")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(served.url("/studies")))
                                    .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b")
                                    .POST(HttpRequest.BodyPublishers.ofString("--b\r\n\r\nx"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(400, answer.statusCode());
            String log = served.log(1);
            assertTrue(log.matches("(?s).* POST /studies 400 8 bytes [0-9]+ ms mime/[a-z-]+.*"), log);
        }
    }

    @Test
    void quietLogsNothing() throws Exception {
        try (Served served = Served.start("--port", "0", "-q")) {
            send(served, "-m", "PatientID=P1").expecting(ExitCode.DONE);
            assertEquals("", served.err());
            assertEquals(ExitCode.DONE, served.end());
        }
    }

    @Test
    void withoutAFolderATemporaryOneIsSaidAndDeletedAtTheEnd() throws Exception {
        try (Served served = Served.start("--port", "0")) {
            String said = served.err();
            assertTrue(said.startsWith("stores into "), said);
            Path used = Path.of(said.substring(12, said.indexOf(',')));
            send(served, "-m", "PatientID=P1").expecting(ExitCode.DONE);
            assertEquals(1, files(used, ".dcm").size());
            served.end();
            assertFalse(Files.exists(used));
        }
    }

    @Test
    void aPortThatIsTakenIsSaidWithTheWayOut() throws Exception {
        try (Served first = Served.start("--port", "0")) {
            int port = URI.create(first.url("")).getPort();
            CommandRun run =
                    CommandRun.of("serve", "--port", port, "--dir", folder).expecting(ExitCode.IO);
            assertEquals(
                    "error: cannot listen on 127.0.0.1:" + port
                            + ": Address already in use; name another port with --port, or 0 for a free one\n",
                    run.err());
            assertEquals(List.of(), files(folder, ".lock"));
        }
    }

    @Test
    void aFolderThatAnotherReceiverUsesIsSaid() throws Exception {
        try (Served first = Served.start("--port", "0", "--dir", folder)) {
            assertEquals(1, files(folder, ".lock").size(), first.err());
            CommandRun run =
                    CommandRun.of("serve", "--port", "0", "--dir", folder).expecting(ExitCode.IO);
            assertEquals(
                    "error: " + folder + ": expected a folder of its own, found one that another receiver uses; name"
                            + " another with --dir\n",
                    run.err());
        }
    }

    @Test
    void aFolderThatIsAFileIsSaid() {
        CommandRun run = CommandRun.of("serve", "--port", "0", "--dir", PICTURE).expecting(ExitCode.IO);
        assertTrue(run.err().contains(": expected a folder, found a file; name another with --dir"), run.err());
    }

    @Test
    void aFolderForRequestsThatIsAFileIsSaid() {
        CommandRun run = CommandRun.of("serve", "--port", "0", "--keep", PICTURE).expecting(ExitCode.IO);
        assertEquals(
                "error: " + PICTURE + ": expected a folder, found a file; name another with --keep\n", run.err());
    }

    @Test
    void anAddressThatNoMachineHasIsSaid() {
        CommandRun run =
                CommandRun.of("serve", "--port", "0", "--host", "nosuch.invalid").expecting(ExitCode.IO);
        assertEquals(
                "error: cannot listen on nosuch.invalid:0: no machine has this name; --host must be an address of this"
                        + " machine\n",
                run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--port, 65536, --port: expected a whole number from 0 to 65535",
        "--max-size, 0, --max-size: expected a number of bytes",
        "--max-requests, 0, --max-requests: expected a whole number from 1",
        "--allow-origin, localhost, '--allow-origin: expected an origin such as http://localhost:3000'",
        "--allow-host, http://pacs.example, '--allow-host: expected a name such as pacs.example, without a port'",
        "--allow-host, pacs.example:8080, '--allow-host: expected a name such as pacs.example, without a port'",
        "--behave-like, pacs, '--behave-like: expected one of dcm4chee, orthanc'"
    })
    void aWrongValueIsSaid(String option, String value, String said) {
        CommandRun run = CommandRun.of("serve", option, value).expecting(ExitCode.USAGE);
        assertTrue(run.err().contains(said), run.err());
    }

    @Test
    void aNameWithoutAddressIsSaid() {
        CommandRun run = CommandRun.of("serve", "--port", "0", "--host", "example.invalid")
                .expecting(ExitCode.IO);
        assertTrue(run.err().contains("cannot listen on example.invalid:0: no such address;"), run.err());
    }

    @Test
    void anAddressOfAnotherMachineIsSaid() {
        CommandRun run =
                CommandRun.of("serve", "--port", "0", "--host", "192.0.2.1").expecting(ExitCode.IO);
        assertTrue(run.err().contains("cannot listen on 192.0.2.1:0: "), run.err());
        assertTrue(run.err().contains("--host must be an address of this machine"), run.err());
    }

    @Test
    void listeningOnAllAddressesIsAWarningOfWhatThatMeans() throws Exception {
        try (Served served = Served.start("--port", "0", "--host", "0.0.0.0")) {
            assertTrue(
                    served.err()
                            .contains(
                                    "warning: every machine that reaches 0.0.0.0 may store and read, without a password"
                                            + " and without encryption"),
                    served.err());
            assertEquals(200, get(served.url("/studies")).statusCode());
        }
    }

    @Test
    void theLimitOfSizeHolds() throws Exception {
        try (Served served = Served.start("--port", "0", "--max-size", "1k")) {
            CommandRun run = send(served, "-m", "PatientID=P1").expecting(ExitCode.REFUSED);
            assertTrue(run.err().contains("413"), run.err());
        }
    }

    @Test
    void whatIsInvalidIsStoredButNotIfItIsStrict() throws Exception {
        for (String strict : List.of("", "--strict")) {
            List<Object> words = new ArrayList<>(List.of("--port", "0"));
            if (!strict.isEmpty()) {
                words.add(strict);
            }
            try (Served served = Served.start(words.toArray())) {
                send(served, "-m", "PatientID=P1", "-m", "PatientSex=X", "--no-validate")
                        .expecting(strict.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED);
            }
        }
    }

    @Test
    void pagesOfAnAllowedOriginAreAnsweredAndOthersAreNot() throws Exception {
        try (Served served = Served.start("--port", "0", "--allow-origin", "http://viewer.example:3000")) {
            HttpResponse<String> allowed = get(served.url("/studies"), "Origin", "http://viewer.example:3000");
            assertEquals(200, allowed.statusCode());
            assertEquals(
                    "http://viewer.example:3000",
                    allowed.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
            assertEquals(
                    403,
                    get(served.url("/studies"), "Origin", "http://other.example")
                            .statusCode());
        }
    }

    @NeedsTools("curl")
    @Test
    void aNameThatIsAllowedIsAnswered() throws Exception {
        try (Served served = Served.start("--port", "0", "--allow-host", "pacs.example")) {
            for (String[] host : new String[][] {{"pacs.example", "200"}, {"other.example", "403"}}) {
                String said = Program.of(
                                folder,
                                "curl",
                                "-s",
                                "-o",
                                "/dev/null",
                                "-w",
                                "%{http_code}",
                                "-H",
                                "Host: " + host[0],
                                served.url("/studies"))
                        .run()
                        .text();
                assertEquals(host[1], said);
            }
        }
    }

    @Test
    void requestsAreKeptSoThatInspectReadsThem() throws Exception {
        Path kept = folder.resolve("kept");
        try (Served served = Served.start("--port", "0", "--keep", kept)) {
            send(served, "-m", "PatientID=P1").expecting(ExitCode.DONE);
            served.log(1);
        }
        List<Path> requests = files(kept, ".http");
        assertEquals(1, requests.size());
        CommandRun.of("inspect", requests.get(0)).expecting(ExitCode.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @NeedsTools("bash")
    void aSignalEndsItWithinFiveSecondsWithExitCode0(String signal) throws Exception {
        List<String> command = new ArrayList<>(JavaProcess.command(Main.class));
        command.addAll(List.of("serve", "--port", "0"));
        Path err = folder.resolve("err");
        Process process =
                new ProcessBuilder(command).redirectError(err.toFile()).start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String url = out.readLine();
            assertTrue(url.startsWith("http://127.0.0.1:"), url);
            assertEquals(200, get(url + "/studies").statusCode());
            long start = System.nanoTime();
            Program.script(folder, "bash", "kill -" + signal + " " + process.pid())
                    .run()
                    .expecting(0);
            assertEquals(0, process.waitFor(), Files.readString(err));
            assertTrue(System.nanoTime() - start < 5_000_000_000L);
            String said = Files.readString(err);
            String temporary = said.substring(said.indexOf("stores into ") + 12, said.indexOf(", which"));
            assertFalse(Files.exists(Path.of(temporary)), said);
        } finally {
            process.destroyForcibly();
        }
    }
}
