package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stowc.testdata.NeedsTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The program gets exactly the given arguments, in real POSIX shells and by the rules of Windows' shells. */
class QuotingProperties {
    private static final Map<String, String> VARIABLES =
            Map.of("PATH", "C:\\bin", "A", "1", " ", "blank", "~dp0", "C:\\so me\\(f)&older\\");

    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeAFolder() throws IOException {
        folder = Files.createTempDirectory("stowc");
        Shells.falseCurl(folder);
    }

    @AfterContainer
    static void removeTheFolder() throws IOException {
        for (String name : List.of("bin/curl", "bin", "driver.sh", "driver.out", "driver.err", "")) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    @NeedsTools({"bash", "dash"})
    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void posixShellsHandOnWhatWasMeant(@ForAll("manyCases") List<Case> cases) throws Exception {
        StringBuilder script = new StringBuilder("PATH=" + folder + "/bin:$PATH\n");
        List<String> expected = new ArrayList<>();
        for (Case some : cases) {
            CurlRequest request = some.request();
            script.append(CurlCommand.of(request).commandLine(Shell.BASH, some.folder()))
                    .append('\n');
            expected.addAll(some.posixArguments());
        }
        for (List<String> shell : Shells.all()) {
            Shells.Outcome outcome = Shells.run(
                    shell, folder, script.toString().getBytes(StandardCharsets.UTF_8), Map.of("LC_ALL", "C"));
            assertEquals(expected, outcome.arguments(), shell.toString());
        }
    }

    @Property(tries = 300)
    void windowsShellsHandOnWhatWasMeant(@ForAll("windowsCases") Case some) {
        CurlCommand command = CurlCommand.of(some.request());
        List<String> expected = some.windowsArguments();

        String prompt = command.commandLine(Shell.CMD, some.folder());
        assertEquals(expected, WindowsModel.atPrompt(prompt, VARIABLES), prompt);

        String line = command.commandLine(Shell.POWERSHELL, some.folder());
        assertEquals(expected, WindowsModel.powerShellWords(line), line);
        assertEquals(expected, WindowsModel.byWindowsPowerShell(WindowsModel.powerShellWords(line)), line);
    }

    @Property(tries = 300)
    void aBatchFileHandsOnWhatWasMeant(@ForAll("windowsCases") Case some) {
        CurlRequest request = some.request();
        String script = new String(CurlCommand.of(request).script(Shell.CMD), StandardCharsets.UTF_8);
        int start = script.indexOf("\r\ncurl.exe ") + 2;
        String line = script.substring(start, script.indexOf(" 2>\"%said%\"", start));
        String here = String.valueOf(VARIABLES.get("~dp0"));
        List<String> expected = new ArrayList<>(some.inFolder(here).windowsArguments());
        expected.addAll(List.of(
                "--silent",
                "--show-error",
                "--write-out",
                "%{stderr}\\nSTOW-RS status %{http_code}, %{size_download} bytes %{redirect_url}\\n"));
        assertEquals(expected, WindowsModel.inBatchFile(line, VARIABLES), line);
        assertEquals(-1, script.replace("\r\n", "").indexOf('\n'), "a bare line feed");
    }

    @Property(tries = 300)
    void aPowerShellScriptHoldsWhatWasMeant(@ForAll("windowsCases") Case some) {
        String script = new String(CurlCommand.of(some.request()).script(Shell.POWERSHELL), StandardCharsets.UTF_8);
        assertEquals(some.url().value().replace("\"", "%22"), literalAfter(script, "\r\n$url = "));
        String call = script.substring(script.indexOf("\r\nSend '"));
        assertEquals(some.name(), literalAfter(call, "\r\nSend "));
        assertEquals(some.request().headersName(), literalAfter(call, "\"@$PSScriptRoot/\" + "));
        String message = some.length() < CurlRequest.STREAMED_FROM ? "'--data-binary', (\"@" : "'-T', (\"";
        assertEquals(some.name(), literalAfter(call, message + "$PSScriptRoot/\" + "));
    }

    @Property(tries = 300)
    void anyWordIsQuotedOrRefused(@ForAll("words") String word) {
        boolean control = word.chars().anyMatch(c -> c < 0x20);
        if (word.indexOf('"') >= 0) {
            assertThrows(IllegalArgumentException.class, () -> Shell.POWERSHELL.quote(word));
        } else {
            assertEquals(List.of(word), WindowsModel.powerShellWords(Shell.POWERSHELL.quote(word)));
        }
        if (control || word.indexOf('"') >= 0) {
            assertThrows(IllegalArgumentException.class, () -> Shell.CMD.quote(word));
        } else {
            assertEquals(List.of("x", word), WindowsModel.atPrompt("x " + Shell.CMD.quote(word), VARIABLES));
        }
    }

    private static String literalAfter(String script, String before) {
        StringBuilder out = new StringBuilder();
        int start = script.indexOf(before) + before.length();
        assertEquals('\'', script.charAt(start));
        WindowsModel.powerShellString(script, start, out);
        return out.toString();
    }

    /** A message to send. */
    record Case(String folder, String name, long length, TargetUrl url, String header) {
        CurlRequest request() {
            return CurlRequest.of(Optional.of(url), "multipart/related; type=\"application/dicom\"", name, length)
                    .withHeader("X-Any", header);
        }

        Case inFolder(String other) {
            return new Case(other, name, length, url, header);
        }

        List<String> posixArguments() {
            List<String> arguments = new ArrayList<>(List.of(
                    "--globoff",
                    "-H",
                    "Expect:",
                    "-H",
                    "Content-Type: multipart/related; type=\"application/dicom\"",
                    "-H",
                    "Accept: application/dicom+json",
                    "-H",
                    header.isEmpty() ? "X-Any;" : "X-Any: " + header));
            arguments.addAll(body());
            arguments.add(url.value());
            return arguments;
        }

        List<String> windowsArguments() {
            List<String> arguments = new ArrayList<>(List.of("curl.exe", "--globoff", "-H", "Expect:", "-H"));
            arguments.add('@' + undashed(folder + request().headersName()));
            arguments.addAll(body());
            arguments.add(url.value().replace("\"", "%22"));
            return arguments;
        }

        private List<String> body() {
            String path = undashed(folder + name);
            return length < 16 * 1024 * 1024 ? List.of("--data-binary", '@' + path) : List.of("-X", "POST", "-T", path);
        }

        private static String undashed(String path) {
            return path.charAt(0) == '-' ? "./" + path : path;
        }
    }

    @Provide
    Arbitrary<List<Case>> manyCases() {
        return cases(Hostile.fileNames(), Arbitraries.of("", "-out dir/", "it's/", "$HOME/\n/"))
                .list()
                .ofSize(15);
    }

    @Provide
    Arbitrary<Case> windowsCases() {
        return cases(Hostile.windowsFileNames(), Arbitraries.of("", "out dir\\", "%PATH%\\", "C:\\a&b\\"));
    }

    @Provide
    Arbitrary<String> words() {
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars("\\\"%^!&' \t-=\u2018\u2019\u201A\u201Ba".toCharArray())
                .ofMaxLength(12);
        return Arbitraries.oneOf(nasty, Hostile.fileNames());
    }

    private static Arbitrary<Case> cases(Arbitrary<String> names, Arbitrary<String> folders) {
        Arbitrary<Long> lengths =
                Arbitraries.of(0L, 1L, CurlRequest.STREAMED_FROM - 1, CurlRequest.STREAMED_FROM, 1L << 40);
        return Combinators.combine(folders, names, lengths, Hostile.urls(), Hostile.headerValues())
                .as(Case::new);
    }
}
