package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Scripts for any messages in any folder give curl exactly the intended arguments: real shells run a curl that records.
 */
class ScriptProperties {
    private static final String TYPE = "multipart/related; type=\"application/dicom+json\"; boundary=\"a'b c\"";

    /**
     * A script and its folder.
     *
     * @param names of its messages, all different
     * @param headers names and values of fields beyond Content-Type and Accept
     * @param url empty if the environment gives it
     * @param options the script's arguments
     */
    record Case(
            String folder,
            List<String> names,
            List<RequestHeader> headers,
            Optional<TargetUrl> url,
            long length,
            List<String> options) {

        CurlCommand command() {
            return new CurlCommand(names.stream().map(this::request).toList());
        }

        private CurlRequest request(String name) {
            CurlRequest request = CurlRequest.of(url, TYPE, name, length);
            for (RequestHeader header : headers) {
                request = request.withHeader(header.name(), header.value());
            }
            return request;
        }

        List<String> arguments(String environmentUrl) {
            List<String> arguments = new ArrayList<>();
            for (String name : names) {
                arguments.addAll(options);
                arguments.addAll(List.of("--globoff", "-H", "Expect:"));
                arguments.addAll(List.of("-H", "Content-Type: " + TYPE, "-H", "Accept: application/dicom+json"));
                for (RequestHeader header : headers) {
                    arguments.add("-H");
                    arguments.add(
                            header.value().isEmpty() ? header.name() + ";" : header.name() + ": " + header.value());
                }
                String path = "./" + folder + "/" + name;
                arguments.addAll(
                        length < CurlRequest.STREAMED_FROM
                                ? List.of("--data-binary", '@' + path)
                                : List.of("-X", "POST", "-T", path));
                arguments.add(url.map(TargetUrl::value).orElse(environmentUrl));
                arguments.addAll(List.of("--compressed", "--silent", "--show-error", "--write-out", Shells.WRITE_OUT));
            }
            return arguments;
        }
    }

    @Provide
    Arbitrary<List<Case>> cases() {
        Arbitrary<String> folders = Hostile.fileNames();
        Arbitrary<List<String>> names =
                Hostile.fileNames().list().ofMinSize(1).ofMaxSize(3).uniqueElements();
        Arbitrary<RequestHeader> header = Combinators.combine(
                        Arbitraries.strings()
                                .withChars("abcXYZ019!#$%&'*+-.^_`|~")
                                .ofMinLength(1)
                                .ofMaxLength(10),
                        Hostile.headerValues())
                .as((name, value) -> new RequestHeader("X" + name, value));
        Arbitrary<List<RequestHeader>> headers =
                header.list().ofMaxSize(3).uniqueElements(field -> field.name().toLowerCase(Locale.ROOT));
        Arbitrary<Optional<TargetUrl>> urls = Hostile.urls().optional(0.8);
        Arbitrary<Long> lengths = Arbitraries.of(0L, CurlRequest.STREAMED_FROM);
        Arbitrary<List<String>> options = Arbitraries.oneOf(
                        Hostile.headerValues(), Hostile.fileNames(), Arbitraries.of("", "-x", "--"))
                .list()
                .ofMaxSize(2);
        return Combinators.combine(folders, names, headers, urls, lengths, options)
                .as(Case::new)
                .filter(some -> !some.names().contains(script(some)))
                .list()
                .ofSize(10);
    }

    private static String script(Case some) {
        return CurlCommand.nameBeside(some.names().get(0), ".curl.sh");
    }

    @NeedsTools({"bash", "dash"})
    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void posixShellsRunThemAsTheyWereMeant(@ForAll("cases") List<Case> cases) throws Exception {
        String url = "http://host/it's $HOME/studies?a={b}";
        Path folder = Files.createTempDirectory("stowc");
        try {
            StringBuilder driver =
                    new StringBuilder("PATH=").append(Shells.falseCurl(folder)).append(":$PATH\n");
            for (int i = 0; i < cases.size(); i++) {
                add(driver, folder, i, cases.get(i));
            }
            for (List<String> shell : Shells.all()) {
                String script = "SH='" + String.join(" ", shell) + "'\n" + driver;
                Shells.Outcome run = Shells.run(
                        List.of("dash"), folder, script.getBytes(StandardCharsets.UTF_8), Map.of("STOW_URL", url));
                assertEquals("", run.err());
                for (int i = 0; i < cases.size(); i++) {
                    Shells.Outcome outcome = Shells.outcome(folder, i);
                    assertEquals(cases.get(i).arguments(url), outcome.arguments(), shell + " " + outcome.err());
                    assertEquals(0, outcome.exit());
                }
            }
        } finally {
            delete(folder);
        }
    }

    /** Passes names by octal escapes, which are independent of the quoting under test. */
    private static void add(StringBuilder driver, Path folder, int number, Case some) throws IOException {
        Files.write(folder.resolve("script." + number), some.command().script(Shell.BASH));
        driver.append("cd -- \"$(pwd)\" && mkdir ")
                .append(number)
                .append(" && cd ")
                .append(number)
                .append('\n');
        driver.append(Shells.word("d", some.folder())).append(Shells.word("s", script(some)));
        driver.append("mkdir -- \"./$d\"\ncp ../script.").append(number).append(" \"./$d/$s\"\n");
        for (String name : some.names()) {
            driver.append(Shells.word("n", name)).append(": > \"./$d/$n\"\n");
        }
        driver.append("set --\n");
        for (String option : some.options()) {
            driver.append(Shells.word("o", option)).append("set -- \"$@\" \"$o\"\n");
        }
        driver.append("$SH \"./$d/$s\" \"$@\" > ../out.N 2> ../err.N\necho $? > ../rc.N\ncd ..\nrm -r ./N\n"
                .replace("N", Integer.toString(number)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<Case> windowsCases() {
        return cases().map(cases -> cases.get(0));
    }

    /** If curl reads header fields from a file, each line is one. */
    @Property(tries = 200)
    void theFileOfHeaderFieldsHoldsThemAll(@ForAll("windowsCases") Case some) {
        CurlRequest request = some.command().requests().get(0);
        List<String> expected = new ArrayList<>(List.of("Content-Type: " + TYPE, "Accept: application/dicom+json"));
        for (RequestHeader header : some.headers()) {
            expected.add(header.value().isEmpty() ? header.name() + ";" : header.name() + ": " + header.value());
        }
        String text = new String(request.headersFile(), StandardCharsets.UTF_8);
        assertTrue(text.endsWith("\n"));
        assertEquals(expected, text.lines().toList());
    }
}
