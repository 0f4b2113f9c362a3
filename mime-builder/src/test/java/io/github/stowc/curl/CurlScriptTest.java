package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for POSIX shells, with a curl that records its arguments. */
@NeedsTools({"bash", "dash"})
class CurlScriptTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=\"it's $HOME\"";
    private static final Optional<TargetUrl> URL =
            Optional.of(TargetUrl.parse("http://localhost:8042/dicom-web/studies"));
    private static final long LARGE = 17L << 20;

    @TempDir
    Path folder = Path.of("");

    private final StringBuilder driver = new StringBuilder();
    private int cases;

    @BeforeEach
    void putAFalseCurlFirst() throws Exception {
        driver.append("PATH=").append(Shells.falseCurl(folder)).append(":$PATH\n");
    }

    @Test
    void findsAMessageOfAnyNameInAnyFolder() throws Exception {
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < Hostile.NAMES.size(); i++) {
            String name = Hostile.NAMES.get(i);
            String below = Hostile.FOLDERS.get(i % Hostile.FOLDERS.size());
            TargetUrl url =
                    TargetUrl.parse("http://h:8080/rs/studies" + Hostile.QUERIES.get(i % Hostile.QUERIES.size()));
            boolean large = i % 2 == 0;
            CurlRequest request = CurlRequest.of(Optional.of(url), TYPE, name, large ? LARGE : 5);
            addCase(below, List.of(name), CurlCommand.of(request).script(Shell.BASH), "\"$PWD/$d/$s\"");
            expected.add(arguments(folder + "/" + below + "/" + name, large, url.value()));
        }
        for (List<String> shell : Shells.all()) {
            run(shell, Map.of());
            for (int i = 0; i < cases; i++) {
                Shells.Outcome outcome = Shells.outcome(folder, i);
                String what = shell + " " + Hostile.NAMES.get(i) + ": " + outcome.err();
                assertEquals(expected.get(i), outcome.arguments(), what);
                assertEquals(0, outcome.exit(), what);
                assertTrue(outcome.err().endsWith(": stored, status 200\n"), what);
            }
        }
    }

    @Test
    void isFoundByARelativePathToo() throws Exception {
        CurlRequest request = CurlRequest.of(URL, TYPE, "-it's\n", 5);
        byte[] script = CurlCommand.of(request).script(Shell.BASH);
        addCase("-dash\n", List.of("-it's\n"), script, "\"./$d/$s\"");
        addCase("-dash\n", List.of("-it's\n"), script, "-- \"$d/$s\"");
        addCase("", List.of("-it's\n"), script, "-- \"$s\"");
        addCase("a/b", List.of("-it's\n"), script, "a//b/../b/\"$s\"");
        List<String> paths = List.of("./-dash\n/-it's\n", "./-dash\n/-it's\n", "./-it's\n", "a//b/../b/-it's\n");
        for (List<String> shell : Shells.all()) {
            run(shell, Map.of());
            for (int i = 0; i < cases; i++) {
                Shells.Outcome outcome = Shells.outcome(folder, i);
                assertEquals(
                        arguments(paths.get(i), false, URL.get().value()), outcome.arguments(), shell + outcome.err());
            }
        }
    }

    @Test
    void handsItsArgumentsToCurlFirst() throws Exception {
        byte[] script = CurlCommand.of(CurlRequest.of(URL, TYPE, "X.mime", 5)).script(Shell.BASH);
        addCase("a", List.of("X.mime"), script, "\"$d/$s\" --netrc -H 'X-A:  b  ' '' '*'");
        List<String> expected = new ArrayList<>(List.of("--netrc", "-H", "X-A:  b  ", "", "*"));
        expected.addAll(arguments("a/X.mime", false, URL.get().value()));
        for (List<String> shell : Shells.all()) {
            run(shell, Map.of());
            assertEquals(expected, Shells.outcome(folder, 0).arguments(), shell.toString());
        }
    }

    @Test
    void sendsSeveralMessagesInOrder() throws Exception {
        List<String> names = List.of("it's-1.mime", "it's-2.mime", "it's-3.mime");
        CurlCommand command = new CurlCommand(List.of(
                CurlRequest.of(URL, TYPE, names.get(0), LARGE),
                CurlRequest.of(URL, TYPE, names.get(1), 5),
                CurlRequest.of(URL, TYPE, names.get(2), 5)));
        addCase("a", names, command.script(Shell.BASH), "\"$d/$s\"");
        List<String> expected = new ArrayList<>();
        for (String name : names) {
            expected.addAll(
                    arguments("a/" + name, name.equals(names.get(0)), URL.get().value()));
        }
        for (List<String> shell : Shells.all()) {
            run(shell, Map.of());
            assertEquals(expected, Shells.outcome(folder, 0).arguments(), shell.toString());
        }
    }

    @Test
    void sendsNothingIfOneOfSeveralMessagesIsMissing() throws Exception {
        CurlCommand command = new CurlCommand(
                List.of(CurlRequest.of(URL, TYPE, "a.mime", 5), CurlRequest.of(URL, TYPE, "b.mime", 5)));
        addCase("a", List.of("a.mime"), command.script(Shell.BASH), "\"$d/$s\"");
        for (List<String> shell : Shells.all()) {
            run(shell, Map.of());
            Shells.Outcome outcome = Shells.outcome(folder, 0);
            assertEquals(3, outcome.exit(), shell.toString());
            assertEquals(List.of(), outcome.arguments());
            assertTrue(outcome.err().contains("a/b.mime: message not found"), outcome.err());
        }
    }

    @Test
    void takesTheUrlFromTheEnvironment() throws Exception {
        for (boolean large : new boolean[] {false, true}) {
            CurlRequest request = CurlRequest.of(Optional.empty(), TYPE, "X.mime", large ? LARGE : 5);
            addCase("a", List.of("X.mime"), CurlCommand.of(request).script(Shell.BASH), "\"$d/$s\"");
        }
        List<List<String>> urls = List.of(
                List.of("http://h/rs/studies", "http://h/rs/studies"),
                List.of("http://h/rs/studies///", "http://h/rs/studies"),
                List.of("HTTPS://h/rs/studies/?a=b/&c=?*{x}'\" $HOME", "HTTPS://h/rs/studies?a=b/&c=?*{x}'\" $HOME"),
                List.of("http://h/studies/?", "http://h/studies?"),
                List.of("http://h/studies/#a", "http://h/studies"));
        for (List<String> shell : Shells.all()) {
            for (List<String> url : urls) {
                run(shell, Map.of("STOW_URL", url.get(0)));
                assertEquals(
                        arguments("a/X.mime", false, url.get(1)),
                        Shells.outcome(folder, 0).arguments());
                assertEquals(
                        arguments("a/X.mime", true, url.get(1)),
                        Shells.outcome(folder, 1).arguments());
            }
        }
    }

    @Test
    void reportsThatTheEnvironmentHasNoUsableUrl() throws Exception {
        CurlRequest request = CurlRequest.of(Optional.empty(), TYPE, "X.mime", 5);
        addCase("a", List.of("X.mime"), CurlCommand.of(request).script(Shell.BASH), "\"$d/$s\"");
        List<Map<String, String>> environments = List.of(
                Map.of(),
                Map.of("STOW_URL", ""),
                Map.of("STOW_URL", "localhost:8080/studies"),
                Map.of("STOW_URL", "ftp://host/studies"),
                Map.of("STOW_URL", "http://host/"),
                Map.of("STOW_URL", "http://host//?a/b"));
        for (List<String> shell : Shells.all()) {
            for (Map<String, String> environment : environments) {
                run(shell, environment);
                Shells.Outcome outcome = Shells.outcome(folder, 0);
                assertEquals(2, outcome.exit(), shell + " " + environment + outcome.err());
                assertEquals(List.of(), outcome.arguments());
                assertTrue(outcome.err().contains("STOW_URL"), outcome.err());
            }
        }
    }

    @Test
    void aCurlThatTellsNoStatusHasNotSent() throws Exception {
        Path curl = folder.resolve("bin/curl");
        Files.writeString(curl, "#!/bin/sh\nprintf '%s' \"$1\"\n");
        addCase(
                "a",
                List.of("X.mime"),
                CurlCommand.of(CurlRequest.of(URL, TYPE, "X.mime", 5)).script(Shell.BASH),
                "\"$d/$s\"");
        for (List<String> shell : Shells.all()) {
            run(shell, Map.of());
            Shells.Outcome outcome = Shells.outcome(folder, 0);
            assertEquals(3, outcome.exit());
            assertEquals("--globoff", new String(outcome.out(), StandardCharsets.UTF_8));
            assertTrue(outcome.err().contains("curl 7.63"), outcome.err());
        }
    }

    @Test
    void scriptsForWindowsHaveItsLineEndsAndWhatTellsTheirEncoding() {
        CurlCommand command = CurlCommand.of(CurlRequest.of(URL, TYPE, "Müller.mime", 5));
        String powerShell = new String(command.script(Shell.POWERSHELL), StandardCharsets.UTF_8);
        assertEquals('\uFEFF', powerShell.charAt(0));
        assertFalse(powerShell.replace("\r\n", "").contains("\n"));
        assertTrue(powerShell.contains("'Müller.headers'"));
        String cmd = new String(command.script(Shell.CMD), StandardCharsets.UTF_8);
        assertTrue(cmd.startsWith("@echo off\r\n"));
        assertFalse(cmd.replace("\r\n", "").contains("\n"));
        assertTrue(cmd.indexOf("chcp 65001") < cmd.indexOf("Müller"));
        assertTrue(cmd.contains("DisableDelayedExpansion"));
    }

    @Test
    void aLineFeedInANameStaysOneInPowerShell() {
        CurlCommand command = CurlCommand.of(CurlRequest.of(URL, TYPE, "a\nb.mime", 5));
        assertTrue(new String(command.script(Shell.POWERSHELL), StandardCharsets.UTF_8).contains("'a\nb.mime'"));
    }

    @Test
    void aNameThatLooksLikeAPlaceInAScriptStaysAName() {
        for (String name : List.of("@MESSAGE@.mime", "@HEADERS@", "@URL@.mime", "@BODY@MESSAGE@.mime")) {
            CurlRequest request = CurlRequest.of(URL, TYPE, name, 5);
            String powerShell = new String(CurlCommand.of(request).script(Shell.POWERSHELL), StandardCharsets.UTF_8);
            assertTrue(powerShell.contains("Send '" + name + "' @("), powerShell);
            assertTrue(powerShell.contains("(\"@$PSScriptRoot/\" + '" + request.headersName() + "')"), powerShell);
            String cmd = new String(CurlCommand.of(request).script(Shell.CMD), StandardCharsets.UTF_8);
            assertTrue(
                    cmd.contains("-H \"@%~dp0" + request.headersName() + "\" --data-binary \"@%~dp0" + name + "\""),
                    cmd);
        }
    }

    @Test
    void refusesNamesThatAShellCannotBeTold() {
        for (String name : List.of("say \"hi\".mime", "line\nbreak.mime", "tab\t.mime")) {
            CurlCommand command = CurlCommand.of(CurlRequest.of(URL, TYPE, name, 5));
            assertThrows(IllegalArgumentException.class, () -> command.script(Shell.CMD), name);
            assertThrows(IllegalArgumentException.class, () -> command.commandLine(Shell.CMD, ""), name);
        }
        CurlCommand command = CurlCommand.of(CurlRequest.of(URL, TYPE, "say \"hi\".mime", 5));
        assertThrows(IllegalArgumentException.class, () -> command.script(Shell.POWERSHELL));
        assertThrows(IllegalArgumentException.class, () -> command.commandLine(Shell.POWERSHELL, ""));
    }

    /** A script in a folder with its messages, and the arguments that make a shell run it. */
    private void addCase(String below, List<String> names, byte[] script, String invocation) throws Exception {
        int number = cases++;
        Files.write(folder.resolve("script." + number), script);
        driver.append(Shells.word("d", below));
        driver.append(Shells.word("s", CurlCommand.nameBeside(names.get(0), ".curl.sh")));
        driver.append("mkdir -p -- \"./$d\"\ncp script.").append(number).append(" \"./$d/$s\"\n");
        for (String name : names) {
            driver.append(Shells.word("n", name)).append(": > \"./$d/$n\"\n");
        }
        driver.append("$SH ").append(invocation);
        driver.append(" > out.N 2> err.N\necho $? > rc.N\n".replace("N", Integer.toString(number)));
    }

    private void run(List<String> shell, Map<String, String> environment) throws Exception {
        String script = "SH='" + String.join(" ", shell) + "'\n" + driver;
        Shells.Outcome outcome =
                Shells.run(List.of("dash"), folder, script.getBytes(StandardCharsets.UTF_8), environment);
        assertEquals("", outcome.err());
    }

    private static List<String> arguments(String path, boolean large, String url) {
        List<String> arguments = new ArrayList<>(List.of(
                "--globoff", "-H", "Expect:", "-H", "Content-Type: " + TYPE, "-H", "Accept: application/dicom+json"));
        arguments.addAll(large ? List.of("-X", "POST", "-T", path) : List.of("--data-binary", '@' + path));
        arguments.addAll(List.of(url, "--compressed", "--silent", "--show-error", "--write-out", Shells.WRITE_OUT));
        return arguments;
    }
}
