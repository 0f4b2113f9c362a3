package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What commands and scripts for PowerShell and cmd.exe pass to curl by the rules of those shells, and what curl does.
 */
class WindowsAuthTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=b";
    private static final long LARGE = CurlRequest.STREAMED_FROM;
    private static final List<String> TOKEN =
            List.of("--variable", "%TOKEN", "--expand-header", "Authorization: Bearer {{TOKEN}}");
    private static final List<String> PASSWORD =
            List.of("--variable", "%STOW_PASSWORD=", "--expand-user", "a&b %PATH% c:{{STOW_PASSWORD}}");
    private static final List<String> KEYS = List.of(
            "--variable",
            "%AWS_ACCESS_KEY_ID",
            "--variable",
            "%AWS_SECRET_ACCESS_KEY",
            "--expand-user",
            "{{AWS_ACCESS_KEY_ID}}:{{AWS_SECRET_ACCESS_KEY}}",
            "--variable",
            "%AWS_SESSION_TOKEN=",
            "--expand-header",
            "x-amz-security-token: {{AWS_SESSION_TOKEN}}");
    private static final Auth AWS = new Auth.AwsSigV4(Optional.of("eu-west-1"), "medical-imaging");
    private static final Auth.User USER = new Auth.User("a&b %PATH% c");
    private static final Map<String, String> VARIABLES =
            Map.of("PATH", "C:\\bin", "~dp0", "C:\\x\\", "HASH", "0123", "AWS_REGION", "us-east-1", "STOW_HASH", "ab");

    @TempDir
    Path folder = Path.of("");

    @Test
    void aBatchFileHandsOnTheArguments() {
        assertEquals(TOKEN, ofBatchFile(new Auth.Bearer("TOKEN"), 5).subList(1, 5));
        String netrc = script(Shell.CMD, new Auth.Netrc(), 5);
        assertTrue(netrc.contains("set credentials=--netrc\r\n"), netrc);
        assertTrue(netrc.contains("curl.exe %* %credentials% --globoff"), netrc);
        assertEquals(
                "Authorization: Bearer {{STOW_TOKEN}}",
                ofBatchFile(new Auth.Gcloud(), 5).get(4));
        List<String> aws = ofBatchFile(AWS, LARGE);
        assertEquals(KEYS, aws.subList(1, 11));
        assertEquals(
                List.of(
                        "--aws-sigv4",
                        "aws:amz:eu-west-1:medical-imaging",
                        "-H",
                        "x-amz-content-sha256: 0123",
                        "--globoff"),
                aws.subList(11, 16));
        assertFalse(aws.contains("Expect:"), "curl 7.88 signs what it does not send");
        assertTrue(script(Shell.CMD, AWS, LARGE)
                .contains("certutil.exe\" -hashfile \"%~dp0X.mime\" SHA256 >\"%said%\"\r\n"));
        assertFalse(script(Shell.CMD, AWS, 5).contains("certutil"));
    }

    @Test
    void aBatchFileTakesThePasswordFromTheEnvironmentOrLetsCurlAsk() {
        String script = script(Shell.CMD, USER, 5);
        assertEquals(
                List.of("set", "credentials=--user", "a&b %PATH% c"),
                WindowsModel.inBatchFile(line(script, "set credentials="), VARIABLES));
        List<String> known = WindowsModel.inBatchFile(line(script, "if defined STOW_PASSWORD "), VARIABLES);
        assertEquals("credentials=--variable", known.get(4));
        assertEquals(PASSWORD.subList(1, 4), known.subList(5, 8));
        assertTrue(script.contains("curl.exe %* %credentials% --globoff"));
    }

    @Test
    void theCommandsForThePromptHandOnTheArguments() {
        for (Shell shell : List.of(Shell.CMD, Shell.POWERSHELL)) {
            assertEquals(TOKEN, atPrompt(shell, new Auth.Bearer("TOKEN"), 5).subList(1, 5));
            assertEquals("--netrc", atPrompt(shell, new Auth.Netrc(), 5).get(1));
            assertEquals(
                    List.of("--user", "a&b %PATH% c"), atPrompt(shell, USER, 5).subList(1, 3));
            List<String> aws = atPrompt(shell, AWS, 5);
            assertEquals(KEYS, aws.subList(1, 11));
            assertEquals("aws:amz:eu-west-1:medical-imaging", aws.get(12));
        }
    }

    @Test
    void theCommandsForThePromptFetchWhatTheyNeed() {
        assertEquals(
                "for /f %t in ('gcloud auth print-access-token') do @set STOW_TOKEN=%t",
                command(Shell.CMD, new Auth.Gcloud(), 5).lines().findFirst().orElse(""));
        assertTrue(command(Shell.POWERSHELL, new Auth.Gcloud(), 5)
                .startsWith("$env:STOW_TOKEN = gcloud auth print-access-token; curl.exe --variable '%STOW_TOKEN' "));
        assertTrue(command(Shell.POWERSHELL, AWS, LARGE)
                .contains(" -H ('x-amz-content-sha256: ' + (Get-FileHash -LiteralPath 'X.mime').Hash.ToLower()) "));
        List<String> lines = command(Shell.CMD, AWS, LARGE).lines().toList();
        assertEquals("certutil -hashfile X.mime SHA256 >\"%TEMP%\\stow-hash.txt\"", lines.get(0));
        assertTrue(WindowsModel.atPrompt(lines.get(3), VARIABLES).contains("x-amz-content-sha256: ab"));
    }

    @Test
    void aPowerShellScriptHandsOnTheArguments() {
        assertEquals(quoted(TOKEN), credentials(new Auth.Bearer("TOKEN")));
        assertEquals(quoted(PASSWORD), credentials(USER));
        assertTrue(script(Shell.POWERSHELL, new Auth.Netrc(), 5).contains("else { '--netrc' })\r\n"));
        assertEquals(quoted(KEYS) + ", '--aws-sigv4', ('aws:amz:' + $region + ':medical-imaging')", credentials(AWS));
        String script = script(Shell.POWERSHELL, AWS, LARGE);
        assertTrue(script.contains("$region = 'eu-west-1'\r\n"));
        assertTrue(script.contains("(Get-FileHash -LiteralPath (\"$PSScriptRoot/\" + 'X.mime') -Algorithm SHA256)"));
        assertFalse(script.contains("'Expect:'"));
        assertTrue(script(Shell.POWERSHELL, new Auth.Netrc(), 5).contains("'-H', 'Expect:'"));
        assertFalse(script(Shell.POWERSHELL, Auth.NONE, 5).contains("@credentials"));
    }

    @Test
    void aUsersNameThatCannotBeWrittenIsRefused() {
        for (Shell shell : List.of(Shell.CMD, Shell.POWERSHELL)) {
            Auth quotes = new Auth.User("say \"hi\"");
            assertThrows(IllegalArgumentException.class, () -> script(shell, quotes, 5));
            assertThrows(IllegalArgumentException.class, () -> command(shell, quotes, 5));
        }
    }

    @NeedsTools("curl")
    @Test
    void curlTakesTheSecretsFromItsEnvironment() throws Exception {
        Path curl = Tools.require("curl");
        Program.Finished old = Program.of(folder, curl.toString(), "--variable", "x=1", "--version")
                .run();
        Tools.assume(old.exit() == 0, "a curl of version 8.3 or later");
        try (Receiver receiver = Receiver.start()) {
            List<Auth> ways = List.of(new Auth.Bearer("TOKEN"), AWS);
            for (Auth auth : ways) {
                run(curl, receiver, CurlVariables.arguments(auth));
            }
            run(curl, receiver, CurlVariables.password(new Auth.User("a{{TOKEN}} \\{{")));
            List<Receiver.Request> received = receiver.take();
            assertEquals("Bearer abc", received.get(0).header("Authorization"));
            assertEquals("session", received.get(1).header("x-amz-security-token"));
            String basic = new String(
                    Base64.getDecoder()
                            .decode(received.get(2).header("Authorization").substring(6)),
                    StandardCharsets.UTF_8);
            assertEquals("a{{TOKEN}} \\{{:p\"w ü", basic);
        }
    }

    private void run(Path curl, Receiver receiver, List<String> arguments) throws Exception {
        Program.of(folder, curl.toString(), "-sS", "--globoff")
                .with(arguments)
                .with(List.of("-d", "x", receiver.url("/studies")))
                .set("TOKEN", "abc")
                .set("STOW_PASSWORD", "p\"w ü")
                .set("AWS_ACCESS_KEY_ID", "A")
                .set("AWS_SECRET_ACCESS_KEY", "B")
                .set("AWS_SESSION_TOKEN", "session")
                .run()
                .expecting(0);
    }

    private static CurlCommand curl(Auth auth, long length) {
        Optional<TargetUrl> url = Optional.of(TargetUrl.parse("https://h/studies"));
        return new CurlCommand(List.of(CurlRequest.of(url, TYPE, "X.mime", length)), auth);
    }

    private static String script(Shell shell, Auth auth, long length) {
        return new String(curl(auth, length).script(shell), StandardCharsets.UTF_8);
    }

    private static String command(Shell shell, Auth auth, long length) {
        return curl(auth, length).commandLine(shell, "");
    }

    private static List<String> ofBatchFile(Auth auth, long length) {
        return WindowsModel.inBatchFile(line(script(Shell.CMD, auth, length), "curl.exe %*"), VARIABLES);
    }

    private static List<String> atPrompt(Shell shell, Auth auth, long length) {
        String command = command(shell, auth, length);
        return shell == Shell.CMD
                ? WindowsModel.atPrompt(command, VARIABLES)
                : WindowsModel.byWindowsPowerShell(WindowsModel.powerShellWords(command));
    }

    private static String line(String script, String start) {
        String line = script.lines()
                .filter(some -> some.startsWith(start))
                .findFirst()
                .orElseThrow();
        int redirected = line.indexOf(" 2>\"%said%\"");
        return redirected < 0 ? line : line.substring(0, redirected);
    }

    private static String credentials(Auth auth) {
        String line = line(script(Shell.POWERSHELL, auth, 5), "$credentials = @(");
        return line.substring("$credentials = @(".length(), line.length() - 1);
    }

    private static String quoted(List<String> words) {
        List<String> quoted = new ArrayList<>();
        words.forEach(word -> quoted.add("'" + word + "'"));
        return String.join(", ", quoted);
    }
}
