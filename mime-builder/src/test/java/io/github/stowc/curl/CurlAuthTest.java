package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.SigV4;
import io.github.stowc.testdata.Tools;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the real curl authenticates in every POSIX shell, and what others can see of it meanwhile. */
@NeedsTools({"curl", "bash", "dash"})
class CurlAuthTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=\"a b\"";
    private static final long LARGE = CurlRequest.STREAMED_FROM + 1;
    private static final String TOKEN = "eyJhbGciOi.J-_~+/x==";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Auth AWS = new Auth.AwsSigV4(Optional.of("eu-west-1"), "medical-imaging");
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", SECRET);

    @TempDir
    Path folder = Path.of("");

    private final Receiver receiver;

    CurlAuthTest() throws Exception {
        receiver = Receiver.start();
    }

    @BeforeEach
    void makeMessagesAndACurlThatSeesTheListOfProcesses() throws Exception {
        Path curl = Tools.require("curl");
        Files.writeString(folder.resolve("small"), "\r\n--b\r\n\0");
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            large.setLength(LARGE);
        }
        Path bin = Files.createDirectory(folder.resolve("bin"));
        program(
                bin,
                "curl",
                "cat /proc/[0-9]*/cmdline 2> /dev/null >> '" + folder + "/seen'\nexec " + curl + " \"$@\"");
        program(
                bin,
                "gcloud",
                "echo x >> '" + folder + "/asked'; [ \"$*\" = 'auth print-access-token' ] && echo " + TOKEN);
    }

    @AfterEach
    void closeTheReceiver() throws Exception {
        receiver.close();
    }

    @Test
    void aTokenComesFromTheVariableThatIsNamed() throws Exception {
        // Also names of the script's own variables.
        List<String> variables = List.of("STOW_TOKEN", "url", "message", "token", "folder", "said", "_x1", "code");
        for (int i = 0; i < variables.size(); i++) {
            List<String> shell = shell(i);
            Map<String, String> environment = Map.of(variables.get(i), TOKEN);
            Shells.Outcome outcome = send(shell, new Auth.Bearer(variables.get(i)), environment);
            assertEquals(0, outcome.exit(), shell + variables.get(i) + outcome.err());
            assertEquals(List.of("Bearer " + TOKEN, "Bearer " + TOKEN), authorizations());
        }
        requireUnseen(TOKEN);
    }

    @Test
    void aTokenThatIsMissingOrBrokenSendsNothing() throws Exception {
        List<Map<String, String>> environments = List.of(
                Map.of(),
                Map.of("TOKEN", ""),
                Map.of("TOKEN", "a\nX-Evil: b"),
                Map.of("TOKEN", "a b"),
                Map.of("TOKEN", "ä"));
        for (int i = 0; i < environments.size(); i++) {
            List<String> shell = shell(i);
            Map<String, String> environment = environments.get(i);
            Shells.Outcome outcome = send(shell, new Auth.Bearer("TOKEN"), environment);
            assertEquals(2, outcome.exit(), shell + environment.toString() + outcome.err());
            assertTrue(outcome.err().contains("TOKEN "), outcome.err());
            assertFalse(outcome.err().contains("X-Evil"), outcome.err());
            assertEquals(List.of(), receiver.received());
        }
    }

    @Test
    void aUsersPasswordIsTakenAsItIs() throws Exception {
        List<String> passwords = List.of("simple", "", "a\"b\\c\\\\'d $HOME `x` %s ü:", "\\n", " blanks ", "\"");
        for (int i = 0; i < 2 * passwords.size(); i++) {
            List<String> shell = shell(i);
            String password = passwords.get(i % passwords.size());
            String name = i % 5 < 2 ? "alice" : "it's \"$HOME\" \\ü";
            Shells.Outcome outcome = send(shell, new Auth.User(name), Map.of("STOW_PASSWORD", password));
            assertEquals(0, outcome.exit(), shell + outcome.err());
            String basic = Base64.getEncoder().encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8));
            assertEquals(List.of("Basic " + basic, "Basic " + basic), authorizations(), shell + password);
        }
        requireUnseen("$HOME `x`");
    }

    @Test
    void asksForAPasswordOnlyAtATerminal() throws Exception {
        for (List<String> shell : Shells.all()) {
            Shells.Outcome outcome = send(shell, new Auth.User("alice"), Map.of());
            assertEquals(2, outcome.exit(), shell + outcome.err());
            assertTrue(outcome.err().contains("STOW_PASSWORD is not set"), outcome.err());
            Shells.Outcome broken = send(shell, new Auth.User("alice"), Map.of("STOW_PASSWORD", "a\nurl = x"));
            assertEquals(2, broken.exit(), shell + broken.err());
        }
        assertEquals(List.of(), receiver.received());
    }

    @NeedsTools({"script", "mkfifo"})
    @Test
    void aTerminalDoesNotShowThePasswordThatIsTyped() throws Exception {
        for (List<String> shell : Shells.all()) {
            receiver.answer(Receiver.Answer.stored());
            prepare(requests(), new Auth.User("alice"));
            String driver = "rm -f keys shown; mkfifo keys; : > shown\nscript -qec '" + String.join(" ", shell)
                    + " in/script.sh' typed < keys > shown &\nexec 3> keys\n"
                    + "while kill -0 $! && ! grep -q 'Password of alice: ' shown; do sleep 0.05; done\n"
                    + "echo 'pass word' >&3\nwait $!";
            Shells.Outcome outcome = run(driver, Map.of("TERM", "dumb"));
            assertEquals(0, outcome.exit(), shell + outcome.err() + Files.readString(folder.resolve("shown")));
            String shown = Files.readString(folder.resolve("shown"));
            assertTrue(shown.contains("Password of alice: "), shown);
            assertFalse(shown.contains("pass word"), shown);
            String basic = Base64.getEncoder().encodeToString("alice:pass word".getBytes(StandardCharsets.UTF_8));
            assertEquals(List.of("Basic " + basic, "Basic " + basic), authorizations(), shell.toString());
        }
    }

    @Test
    void aNetrcHasThePassword() throws Exception {
        Files.writeString(folder.resolve(".netrc"), "machine 127.0.0.1 login bob password s3cret\n");
        for (List<String> shell : Shells.all()) {
            Shells.Outcome outcome = send(shell, new Auth.Netrc(), Map.of("HOME", folder.toString()));
            assertEquals(0, outcome.exit(), shell + outcome.err());
            String basic = Base64.getEncoder().encodeToString("bob:s3cret".getBytes(StandardCharsets.UTF_8));
            assertEquals(List.of("Basic " + basic, "Basic " + basic), authorizations());
        }
        Files.move(folder.resolve(".netrc"), folder.resolve("it's mine"));
        for (List<String> shell : Shells.all()) {
            String file = folder.resolve("it's mine").toString();
            assertEquals(
                    0,
                    send(shell, new Auth.Netrc(), Map.of("HOME", "/", "NETRC", file))
                            .exit());
            assertEquals("Basic Ym9iOnMzY3JldA==", authorizations().get(0), shell.toString());
        }
        requireUnseen("s3cret");
    }

    @Test
    void gcloudIsAskedForATokenForEachMessage() throws Exception {
        for (List<String> shell : Shells.all()) {
            Files.deleteIfExists(folder.resolve("asked"));
            Shells.Outcome outcome = send(shell, new Auth.Gcloud(), Map.of());
            assertEquals(0, outcome.exit(), shell + outcome.err());
            assertEquals(List.of("Bearer " + TOKEN, "Bearer " + TOKEN), authorizations());
            assertEquals(2, Files.readAllLines(folder.resolve("asked")).size());
        }
        requireUnseen(TOKEN);
        program(folder.resolve("bin"), "gcloud", "echo 'not logged in' >&2; exit 1");
        for (List<String> shell : Shells.all()) {
            Shells.Outcome outcome = send(shell, new Auth.Gcloud(), Map.of());
            assertEquals(2, outcome.exit(), shell + outcome.err());
            assertTrue(outcome.err().contains("not logged in"), outcome.err());
            assertTrue(outcome.err().contains("gcloud auth login"), outcome.err());
            assertEquals(List.of(), receiver.received());
        }
    }

    @Test
    void theSignatureIsTheOneThatTheServerComputes() throws Exception {
        SigV4 server = new SigV4(SECRET);
        for (List<String> shell : Shells.all()) {
            for (String session : List.of("", "IQoJb3JpZ2luX2Vj/+E==")) {
                Map<String, String> environment = new TreeMap<>(KEYS);
                environment.put("AWS_SESSION_TOKEN", session);
                Shells.Outcome outcome = send(shell, requestsOfBothSizes(), AWS, environment);
                assertEquals(0, outcome.exit(), shell + outcome.err());
                List<Receiver.Request> received = receiver.take();
                assertEquals(2, received.size());
                for (Receiver.Request request : received) {
                    assertTrue(server.verifies(request), shell + request.toString());
                    assertEquals("AKIDEXAMPLE/eu-west-1/medical-imaging", SigV4.scope(request));
                    assertEquals(session, request.header("x-amz-security-token"));
                    List<String> signed = SigV4.signedHeaders(request);
                    assertTrue(signed.containsAll(List.of("host", "x-amz-date", "content-type")), signed.toString());
                    assertEquals(!session.isEmpty(), signed.contains("x-amz-security-token"));
                    assertEquals(request.length() == LARGE, signed.contains("x-amz-content-sha256"));
                }
            }
        }
        requireUnseen(SECRET);
        requireUnseen("IQoJb3");
    }

    @Test
    void anotherSecretOrAnotherBodyDoesNotVerify() throws Exception {
        send(List.of("dash"), AWS, KEYS);
        Receiver.Request request = receiver.take().get(0);
        assertFalse(new SigV4("other").verifies(request));
        assertFalse(new SigV4(SECRET)
                .verifies(new Receiver.Request(
                        request.line(), request.headers(), request.length(), request.crc(), "0".repeat(64))));
    }

    @Test
    void theRegionComesFromTheEnvironmentIfTheUrlHasNone() throws Exception {
        Auth anywhere = new Auth.AwsSigV4(Optional.empty(), "medical-imaging");
        List<String> shell = shell(2);
        Map<String, String> environment = new TreeMap<>(KEYS);
        assertEquals(2, send(shell, anywhere, environment).exit());
        environment.put("AWS_DEFAULT_REGION", "us-west-2");
        assertEquals(0, send(shell, anywhere, environment).exit());
        assertEquals(
                "AKIDEXAMPLE/us-west-2/medical-imaging",
                SigV4.scope(receiver.take().get(0)));
        environment.put("AWS_REGION", "ap-southeast-2");
        assertEquals(0, send(shell, anywhere, environment).exit());
        assertEquals(
                "AKIDEXAMPLE/ap-southeast-2/medical-imaging",
                SigV4.scope(receiver.take().get(0)));
    }

    @Test
    void keysThatAreMissingOrBrokenSendNothing() throws Exception {
        List<Map<String, String>> environments = List.of(
                Map.of(),
                Map.of("AWS_ACCESS_KEY_ID", "A"),
                Map.of("AWS_SECRET_ACCESS_KEY", "A"),
                Map.of("AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "b\nurl = http://evil"),
                Map.of("AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "b", "AWS_SESSION_TOKEN", "c d"));
        for (int i = 0; i < environments.size(); i++) {
            List<String> shell = shell(i);
            Map<String, String> environment = environments.get(i);
            Shells.Outcome outcome = send(shell, AWS, environment);
            assertEquals(2, outcome.exit(), shell + environment.toString() + outcome.err());
            assertTrue(outcome.err().contains("AWS_"), outcome.err());
        }
        assertEquals(List.of(), receiver.received());
    }

    @Test
    void aCurlThatIsTooOldToSignSaysSo() throws Exception {
        List<String> versions = List.of("7.86.0", "7.9.8", "7.79.1", "7.75.0");
        for (int i = 0; i < versions.size(); i++) {
            String version = versions.get(i);
            program(folder.resolve("bin"), "curl", "echo 'curl " + version + " (x)'");
            List<String> shell = shell(i);
            Shells.Outcome outcome = send(shell, requestsOfBothSizes(), AWS, KEYS);
            assertEquals(3, outcome.exit(), shell + outcome.err());
            assertTrue(outcome.err().contains("curl " + version + " cannot sign this"), outcome.err());
        }
    }

    @Test
    void thePrintedCommandsProveItTheSameWay() throws Exception {
        Files.writeString(folder.resolve(".netrc"), "machine 127.0.0.1 login bob password s3cret\n");
        Map<String, String> environment = new TreeMap<>(KEYS);
        environment.put("STOW_TOKEN", TOKEN);
        environment.put("AWS_SESSION_TOKEN", "IQoJb3/+E==");
        environment.put("HOME", folder.toString());
        List<Auth> ways = List.of(new Auth.Bearer("STOW_TOKEN"), new Auth.Gcloud(), new Auth.Netrc(), AWS);
        for (List<String> shell : Shells.all()) {
            for (Auth auth : ways) {
                receiver.answer(Receiver.Answer.stored());
                String commands = new CurlCommand(requests("small", "large", LARGE), auth).commandLine(Shell.BASH, "");
                Shells.Outcome outcome = runWith(shell, commands, environment);
                assertEquals(0, outcome.exit(), shell + outcome.err());
                List<Receiver.Request> received = receiver.received();
                assertEquals(2, received.size(), shell + commands);
                for (Receiver.Request request : received) {
                    if (auth.equals(AWS)) {
                        assertTrue(new SigV4(SECRET).verifies(request), commands);
                    } else {
                        String expected = auth instanceof Auth.Netrc ? "Basic Ym9iOnMzY3JldA==" : "Bearer " + TOKEN;
                        assertEquals(expected, request.header("Authorization"), shell + commands);
                    }
                }
            }
        }
        requireUnseen(TOKEN);
        requireUnseen(SECRET);
    }

    @NeedsTools("shellcheck")
    @Test
    void shellcheckHasNothingToSay() throws Exception {
        for (Auth auth : List.of(
                Auth.NONE,
                new Auth.Netrc(),
                new Auth.User("a b"),
                new Auth.Bearer("T"),
                new Auth.Gcloud(),
                AWS,
                new Auth.AwsSigV4(Optional.empty(), "x"))) {
            prepare(requestsOfBothSizes(), auth);
            Shells.Outcome outcome = run("shellcheck in/script.sh", Map.of());
            assertEquals(0, outcome.exit(), auth + new String(outcome.out(), StandardCharsets.UTF_8));
        }
    }

    /** One shell after the other, for tests that do not need all of them each time. */
    private static List<String> shell(int turn) {
        List<List<String>> all = Shells.all();
        return all.get(turn % all.size());
    }

    private List<CurlRequest> requests() {
        return requests("X-1.mime", "X-2.mime", 8);
    }

    private List<CurlRequest> requestsOfBothSizes() {
        return requests("X-1.mime", "it's X-3.mime", LARGE);
    }

    private List<CurlRequest> requests(String small, String other, long length) {
        Optional<TargetUrl> url = Optional.of(TargetUrl.parse(receiver.url("/datastore/0a-._~/studies")));
        return List.of(CurlRequest.of(url, TYPE, small, 8), CurlRequest.of(url, TYPE, other, length));
    }

    private void prepare(List<CurlRequest> requests, Auth auth) throws Exception {
        Files.write(folder.resolve("script"), new CurlCommand(requests, auth).script(Shell.BASH));
        assertEquals(
                0,
                Shells.run(
                                List.of("dash"),
                                folder,
                                "rm -rf in; mkdir in; cp script in/script.sh; ln small in/X-1.mime; ln small in/X-2.mime; ln large \"in/it's X-3.mime\""
                                        .getBytes(StandardCharsets.UTF_8),
                                Map.of())
                        .exit());
    }

    private Shells.Outcome send(List<String> shell, Auth auth, Map<String, String> environment) throws Exception {
        return send(shell, requests(), auth, environment);
    }

    private Shells.Outcome send(
            List<String> shell, List<CurlRequest> requests, Auth auth, Map<String, String> environment)
            throws Exception {
        receiver.answer(Receiver.Answer.stored());
        prepare(requests, auth);
        return run(String.join(" ", shell) + " in/script.sh", environment);
    }

    private Shells.Outcome run(String driver, Map<String, String> environment) throws Exception {
        return runWith(List.of("dash"), driver, environment);
    }

    private Shells.Outcome runWith(List<String> shell, String driver, Map<String, String> environment)
            throws Exception {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("PATH", folder + "/bin:" + System.getenv("PATH"));
        return Shells.run(shell, folder, driver.getBytes(StandardCharsets.UTF_8), all);
    }

    private List<String> authorizations() {
        List<String> values = new ArrayList<>();
        receiver.take().forEach(request -> values.add(request.header("Authorization")));
        return values;
    }

    private void requireUnseen(String secret) throws Exception {
        String seen = new String(Files.readAllBytes(folder.resolve("seen")), StandardCharsets.ISO_8859_1);
        assertTrue(seen.contains("--globoff"), "the list of processes was looked at");
        assertFalse(seen.contains(secret), "the secret stands in the list of processes");
    }

    private static void program(Path bin, String name, String script) throws Exception {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }
}
