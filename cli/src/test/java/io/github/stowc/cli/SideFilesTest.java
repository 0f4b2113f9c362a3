package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Receiver.Answer;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files and secrets beside the input: what reads them neither hangs nor shows them. */
@DisabledOnOs(OS.WINDOWS)
class SideFilesTest {
    private static final Path HAND = TestData.file("hand-1.jpg");
    private static final String LIKE = "[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P\"]},\"0020000D\":{\"vr\":\"UI\","
            + "\"Value\":[\"2.25.77\"]}}]";

    @TempDir
    Path folder = Path.of("");

    private Path output() {
        return folder.resolve("x.mime");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void refusesPipesDevicesAndWhatIsTooLarge() throws Exception {
        Path pipe = folder.resolve("pipe");
        Program.of(folder, "mkfifo", "pipe").run().expecting(0);
        Path sparse = folder.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(100L << 30);
        }
        for (Path file : List.of(pipe, Path.of("/dev/zero"), sparse, folder)) {
            for (List<Object> words : List.<List<Object>>of(
                    List.of("compile", "-o", output(), "--template", file),
                    List.of("send", "-u", "https://127.0.0.1:1/s", "--cacert", file),
                    List.of("send", "-u", "https://127.0.0.1:1/s", "--cert", file),
                    List.of("send", "-u", "https://127.0.0.1:1/s", "--cert", HAND, "--key", file),
                    List.of("send", "-u", "https://127.0.0.1:1/s", "--netrc"))) {
                List<Object> line = new ArrayList<>(words);
                line.add(HAND);
                CommandRun run = CommandRun.of(Map.of("NETRC", file.toString()), line.toArray());
                assertEquals(ExitCode.IO, run.exit(), line + run.err());
                assertTrue(
                        run.err().contains("found a ")
                                || run.err().contains("found more than ")
                                || run.err().contains("found none"),
                        line + run.err());
            }
        }
        assertFalse(Files.exists(output()));
    }

    @Test
    void asksAServerForAStudyAndShowsItsCredentialsToNobodyElse() throws Exception {
        try (Receiver server = Receiver.start()) {
            server.answer(Answer.of(200, LIKE));
            String url = server.url("/studies?PatientID=P");
            Map<String, String> password = Map.of("STOW_PASSWORD", "p");
            for (String store : List.of(server.url("/studies"), "http://localhost:" + server.port() + "/studies")) {
                CommandRun run = CommandRun.of(
                        password, "compile", "--force", "-o", output(), "-u", store, "--user", "u", "--like", url,
                        HAND);
                run.expecting(ExitCode.DONE);
                assertTrue(run.err().contains("attached to the study 2.25.77 of " + server.url("/studies") + "\n"));
                Receiver.Request request = server.take().get(0);
                assertEquals("GET /studies?PatientID=P HTTP/1.1", request.line());
                assertEquals("application/dicom+json", request.header("Accept"));
                assertEquals(store.contains("localhost") ? "" : "Basic dTpw", request.header("Authorization"));
            }
            server.answer(Answer.of(204, ""));
            assertEquals(
                    ExitCode.INPUT,
                    CommandRun.of("compile", "-o", output(), "--force", "--like", url, HAND)
                            .exit());
            server.answer(Answer.of(500, ""));
            assertEquals(
                    ExitCode.IO,
                    CommandRun.of("compile", "-o", output(), "--force", "--like", url, HAND)
                            .exit());
        }
    }

    @Test
    void keepsThePermissionsOfWhatItReplaces() throws Exception {
        CommandRun.compile(output(), HAND);
        for (String name : List.of("x.mime", "x.curl.sh")) {
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-rw--w-"));
        }
        CommandRun.compile(output(), "--force", HAND);
        for (String name : List.of("x.mime", "x.curl.sh")) {
            assertEquals(
                    "rw-rw--w-",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))),
                    name);
        }
    }

    @Test
    void removesWhatKilledRunsOfTheSameOutputLeft() throws Exception {
        FileTime old = FileTime.from(Instant.now().minusSeconds(4000));
        List<String> kept = List.of(
                ".x.mime.mx0t4yem-128s9wgn3.tmp",
                ".y.mime.mx0t4yem-128s9wgn2.tmp",
                ".x.mime.old.tmp",
                "x.mime.mx0t4yem-128s9wgn2.tmp");
        for (String name : kept) {
            Files.writeString(folder.resolve(name), "x");
        }
        for (String name : kept.subList(1, kept.size())) {
            Files.setLastModifiedTime(folder.resolve(name), old);
        }
        Path left = Files.writeString(folder.resolve(".x.mime.mx0t4yem-128s9wgn2.tmp"), "x");
        Files.setLastModifiedTime(left, old);
        CommandRun.compile(output(), HAND);
        assertFalse(Files.exists(left));
        for (String name : kept) {
            assertTrue(Files.exists(folder.resolve(name)), name);
        }
    }

    @Test
    void refusesSecretsInHeaderFieldsOfScripts() throws Exception {
        for (String name : List.of(
                "Cookie",
                "proxy-authorization",
                "X-Api-Key",
                "Ocp-Apim-Subscription-Key",
                "x-auth-token",
                "Client-Secret")) {
            CommandRun run = CommandRun.of("compile", "-o", output(), "-H", name + ": SECRET", HAND);
            assertEquals(ExitCode.USAGE, run.exit(), run.err());
            assertTrue(run.err().contains("--header-env " + name + "=VARIABLE"), run.err());
            assertFalse(run.err().contains("SECRET"), run.err());
        }
        CommandRun.compile(output(), "-H", "X-Tenant: 7", HAND);
        for (String wrong :
                List.of("X-Api-Key", "X-Api-Key=a b", "X Y=Z", "$(id)=Z", "Content-Type=Z", "Authorization=Z")) {
            CommandRun run = CommandRun.of("compile", "-o", output(), "--force", "--header-env", wrong, HAND);
            assertEquals(ExitCode.USAGE, run.exit(), wrong + run.err());
        }
    }

    @Test
    @NeedsTools("curl")
    void readsSecretsFromTheEnvironmentWhenTheScriptRuns() throws Exception {
        String secret = "a b\"c\\d$(id)`id`";
        try (Receiver server = Receiver.start()) {
            server.answer(Answer.of(200, "{}"));
            for (List<String> auth : List.of(
                    List.<String>of(),
                    List.of("--user", "joe"),
                    List.of("--bearer-env", "token"),
                    List.of("--aws-region", "us-east-1"))) {
                List<Object> words = new ArrayList<>(List.of("--force", "-u", server.url("/studies"), HAND));
                words.addAll(auth);
                words.addAll(List.of("--header-env", "X-Api-Key=KEY", "--header-env", "Cookie=url"));
                CommandRun run = CommandRun.compile(output(), words.toArray());
                Program script = Program.of(folder, "sh", "x.curl.sh")
                        .set("token", "t")
                        .set("STOW_PASSWORD", "p")
                        .set("AWS_ACCESS_KEY_ID", "a")
                        .set("AWS_SECRET_ACCESS_KEY", "b");
                Program.Finished unset = script.set("url", "c=d").run();
                assertEquals(2, unset.exit(), unset.err());
                assertEquals(0, server.take().size());
                script.set("url", "c=d").set("KEY", secret).run();
                for (Receiver.Request request : server.take()) {
                    assertEquals(secret, request.header("X-Api-Key"), auth.toString());
                    assertEquals("c=d", request.header("Cookie"));
                    assertEquals(auth.isEmpty(), request.header("Authorization").isEmpty(), auth.toString());
                }
                if (!auth.contains("--user")) {
                    Program.script(folder, "bash", run.text())
                            .set("KEY", "k")
                            .set("url", "c=d")
                            .set("token", "t")
                            .set("AWS_ACCESS_KEY_ID", "a")
                            .set("AWS_SECRET_ACCESS_KEY", "b")
                            .run()
                            .expecting(0);
                    assertEquals("k", server.take().get(0).header("X-Api-Key"));
                }
            }
        }
    }

    @Test
    void escapesNamesInTraces() throws IOException {
        CommandRun run = CommandRun.of("compile", "--debug", "-o", output(), folder.resolve("no\u001B[31m"));
        assertTrue(run.err().contains("NoSuchFileException") && run.err().contains("no\\u001b[31m"), run.err());
        assertFalse(run.err().contains("\u001B"), run.err());
    }

    @Test
    @NeedsTools("bash")
    void findsNamesThatAreNoTextAndWritesNone() throws Exception {
        Files.copy(HAND, folder.resolve("hand.jpg"));
        String java = String.join(" ", JavaProcess.command(Main.class));
        Program.Finished run = Program.script(
                        folder, "bash", "mv hand.jpg $'\\xff.jpg'; " + java + " compile -o x.mime $'\\xff.jpg'")
                .run();
        assertEquals(0, run.exit(), run.err());
        run = Program.script(folder, "bash", java + " compile -o $'\\xfe.mime' $'\\xff.jpg'")
                .run();
        assertEquals(ExitCode.USAGE, run.exit(), run.err());
    }
}
