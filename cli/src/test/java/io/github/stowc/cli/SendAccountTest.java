package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.options.Netrc;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and tokens: where they come from, and that they stay secret. */
class SendAccountTest {
    private final Receiver receiver = Receiver.start();

    @TempDir
    Path folder = Path.of("");

    SendAccountTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    private CommandRun send(Map<String, String> environment, Object... words) throws IOException {
        List<Object> line = new ArrayList<>(List.of("send", "-u", receiver.url("/studies")));
        line.addAll(Arrays.asList(words));
        line.add(TestData.file("hand-1.jpg"));
        return CommandRun.of(environment, line.toArray());
    }

    private String authorization() {
        return receiver.take().get(0).headers().stream()
                .filter(header -> header.startsWith("Authorization: "))
                .findFirst()
                .map(header -> header.substring(15))
                .orElse("");
    }

    private static String basic(String account) {
        return "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void warnsOfAPasswordOnTheCommandLine() throws Exception {
        CommandRun run = send(Map.of(), "--user", "me:se:cret").expecting(ExitCode.DONE);
        assertEquals(basic("me:se:cret"), authorization());
        assertTrue(run.err().contains("warning: the secret in --user can be seen by others"), run.err());
        assertFalse(run.err().contains("cret:") || run.err().contains("se:cret"), run.err());
        send(Map.of(), "--user", "me:").expecting(ExitCode.DONE);
        assertEquals(basic("me:"), authorization());
    }

    @Test
    void takesThePasswordFromTheEnvironmentOrTheNetrcFile() throws Exception {
        CommandRun run = send(Map.of("STOW_PASSWORD", "hidden"), "--user", "me").expecting(ExitCode.DONE);
        assertEquals(basic("me:hidden"), authorization());
        assertFalse(run.err().contains("secret"), run.err());
        Files.writeString(
                folder.resolve(".netrc"),
                "machine other login x password y\nmachine 127.0.0.1 login me password \"pass word\"\n");
        Map<String, String> home = Map.of("HOME", folder.toString());
        send(home, "--netrc").expecting(ExitCode.DONE);
        assertEquals(basic("me:pass word"), authorization());
        send(home, "--netrc", "--user", "me").expecting(ExitCode.DONE);
        assertEquals(basic("me:pass word"), authorization());
        run = send(home, "--netrc", "--user", "you").expecting(ExitCode.USAGE);
        assertTrue(run.err().contains("has no account for 127.0.0.1 and you"), run.err());
        send(Map.of("HOME", folder + "/none"), "--netrc").expecting(ExitCode.IO);
        send(Map.of("NETRC", folder + "/.netrc"), "--netrc").expecting(ExitCode.DONE);
    }

    @Test
    void takesATokenFromTheEnvironment() throws Exception {
        send(Map.of("TOKEN", "abc.def\n"), "--bearer-env", "TOKEN").expecting(ExitCode.DONE);
        assertEquals("Bearer abc.def", authorization());
        CommandRun run =
                send(Map.of("TOKEN", "two words"), "--bearer-env", "TOKEN").expecting(ExitCode.USAGE);
        assertFalse(run.err().contains("two words"), run.err());
    }

    @Test
    void sendsFieldsOfTheUserAndWarnsOfASecretOne() throws Exception {
        CommandRun run = send(Map.of(), "-H", "Authorization: Digest x", "--header", "X-Trace:7")
                .expecting(ExitCode.DONE);
        assertTrue(run.err().contains("-H Authorization can be seen"), run.err());
        assertTrue(receiver.received().get(0).headers().contains("X-Trace: 7"));
        assertEquals("Digest x", authorization());
    }

    @Test
    void readsNetrcFilesAsCurlDoes() {
        Netrc netrc = Netrc.parse("""
                # a remark: machine h login no
                machine h
                  login me
                  account ignored
                  password "a \\"quoted\\" \\\\ one"
                macdef init
                machine h login macro password macro

                machine H2 login you password #hash
                default login anonymous password guest
                machine late login never password never""");
        assertEquals(Optional.of(new Netrc.Entry("h", "me", "a \"quoted\" \\ one")), netrc.find("H", null));
        assertEquals(Optional.of(new Netrc.Entry("H2", "you", "#hash")), netrc.find("h2", null));
        assertEquals("anonymous", netrc.find("elsewhere", null).orElseThrow().login());
        assertEquals(Optional.empty(), netrc.find("h", "you"));
        for (String odd :
                List.of("", "machine", "machine h login", "password x", "machine h password \"open", "macdef")) {
            assertTrue(Netrc.parse(odd).find("x", null).isEmpty(), odd);
        }
    }
}
