package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts know of the instances in their messages. */
class SentInstancesTest {
    @NeedsTools({"dash", "bash"})
    @Test
    void theChecksumIsThatOfTheProgramCksum(@TempDir Path folder) throws Exception {
        List<String> uids = List.of("1.2.3", "2.25.329800735698586629295641978511506172918", "1.2", "1.2.3", "1.10");
        String command = "printf '%s\\n' " + String.join(" ", uids) + " | LC_ALL=C sort -u | cksum";
        Shells.Outcome run = Shells.run(List.of("dash"), folder, command.getBytes(StandardCharsets.UTF_8), Map.of());
        SentInstances sent = SentInstances.of(uids);
        assertEquals(
                new String(run.out(), StandardCharsets.UTF_8).strip(),
                sent.checksum().orElseThrow());
        assertEquals(4, sent.count());
    }

    @Test
    void aCommandReadsItsMessageFromTheInputUnlessItNeedsThisForASecret() {
        CurlRequest request = CurlRequest.of(
                Optional.of(TargetUrl.parse("http://h/studies")), "multipart/related", "stow.mime", 1L << 30);
        for (Auth auth : List.of(Auth.NONE, new Auth.Netrc(), new Auth.User("me"))) {
            String command = new CurlCommand(List.of(request), auth)
                    .commandLineFromInput()
                    .orElseThrow();
            assertTrue(command.contains(" --data-binary @- http://h/studies"), command);
            assertFalse(command.contains("stow.mime"), command);
        }
        Auth aws = new Auth.AwsSigV4(Optional.of("us-east-1"), "medical-imaging");
        for (Auth auth : List.of(new Auth.Bearer("TOKEN"), new Auth.Gcloud(), aws)) {
            assertEquals(Optional.empty(), new CurlCommand(List.of(request), auth).commandLineFromInput());
        }
    }

    @Test
    void aUsersNameThatLooksLikeAPlaceStaysInItsQuotes() {
        CurlRequest request =
                CurlRequest.of(Optional.of(TargetUrl.parse("http://h/studies")), "multipart/related", "x.mime", 5);
        for (String name : List.of("x@USER@&calc", "@ARGUMENTS@&calc", "a@SIZE@|calc")) {
            CurlCommand command = new CurlCommand(List.of(request), new Auth.User(name));
            String script = new String(command.script(Shell.CMD), StandardCharsets.UTF_8);
            assertTrue(script.contains("set credentials=--user \"" + name + "\"\r\n"), script);
            assertTrue(script.contains(" --expand-user \"" + name + ":{{STOW_PASSWORD}}\"\r\n"), script);
        }
    }
}
