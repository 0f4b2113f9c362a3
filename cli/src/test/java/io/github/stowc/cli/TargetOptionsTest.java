package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.options.Wording;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.SigV4;
import io.github.stowc.testdata.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kind of server, and what proves who sends, as the command line says them. */
class TargetOptionsTest {
    private static final Path HAND = TestData.file("hand-1.jpg");

    @TempDir
    private Path folder;

    private CommandRun compile(Object... words) {
        List<Object> all = new ArrayList<>(List.of("compile", "--force", "-o", folder.resolve("X.mime")));
        all.addAll(List.of(words));
        all.add(HAND);
        return CommandRun.of(all.toArray());
    }

    private String script(Object... words) throws Exception {
        compile(words).expecting(ExitCode.DONE);
        return Files.readString(folder.resolve("X.curl.sh"));
    }

    @ParameterizedTest
    @CsvSource({
        "--target, google, token=$(gcloud auth print-access-token)",
        "--target, azure, token=${AZURE_TOKEN-}",
        "--target, aws, --aws-sigv4 \"aws:amz:$region:medical-imaging\"",
        "--bearer-env, MY_TOKEN, token=${MY_TOKEN-}",
        "--user, alice, Password of $user: ",
        "--aws-region, eu-west-1, region=eu-west-1",
    })
    void theScriptProvesWhoSendsAsItIsTold(String option, String value, String line) throws Exception {
        String script = script(option, value);
        assertTrue(script.contains(line), script);
    }

    @Test
    void anOptionGoesBeforeTheHabitOfTheTarget() throws Exception {
        assertTrue(script("--target", "google", "--bearer-env", "T").contains("token=${T-}"));
        assertFalse(script("--target", "google", "--no-auth").contains("gcloud"));
        assertTrue(script("--target", "azure", "--netrc").contains(" --netrc "));
        assertTrue(script("--gcloud").contains("gcloud auth print-access-token"));
    }

    @Test
    void theRegionOfAwsComesFromTheUrl() throws Exception {
        String script = script(
                "--target",
                "aws",
                "-u",
                "https://dicom-medical-imaging.ap-southeast-2.amazonaws.com/datastore/0a/studies");
        assertTrue(script.contains("region=ap-southeast-2\n"), script);
        CommandRun run =
                compile("--target", "aws", "-u", "https://h/a%20b/studies").expecting(ExitCode.USAGE);
        assertTrue(run.err().contains("curl signs this URL wrongly"), run.err());
        assertEquals(List.of(), compileLeft());
    }

    private List<String> compileLeft() throws Exception {
        Files.deleteIfExists(folder.resolve("X.mime"));
        Files.deleteIfExists(folder.resolve("X.curl.sh"));
        compile("--target", "aws", "-u", "https://h/a%20b/studies");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(String::valueOf).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--user alice --netrc",
                "--bearer-env T --gcloud",
                "--aws-region us-east-1 --no-auth",
                "--user alice:secret",
                "--bearer-env 1T",
                "--bearer-env eyJhbGciOiJub25lIn0.e30.",
                "--aws-region US",
                "-H Authorization:x",
                "-H Content-Type:x/y",
                "-H content-length:1",
                "-H nothing",
                "--target nobody",
                "--target orthanc -t json",
                "--target azure -t xml",
            })
    void whatDoesNotGoIsWrongUsage(String words) throws Exception {
        CommandRun run = compile((Object[]) words.split(" ", -1)).expecting(ExitCode.USAGE);
        assertFalse(run.err().contains("secret"), run.err());
        assertFalse(run.err().contains("eyJ"), run.err());
        assertFalse(Files.exists(folder.resolve("X.mime")));
    }

    @Test
    void headerFieldsGoIntoTheScript() throws Exception {
        String script = script("-H", "X-Any:  it's  ", "--header", "Accept: application/dicom+xml");
        assertTrue(script.contains("  -H 'X-Any: it'\\''s' \\\n"), script);
        assertTrue(script.contains("  -H 'Accept: application/dicom+xml' \\\n"), script);
        assertFalse(script.contains("dicom+json' \\\n  -H 'Accept"), script);
    }

    @Test
    void sendTakesATokenFromTheVariableThatTheTargetIsUsedTo() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            String url = receiver.url("/v2/studies");
            CommandRun without = CommandRun.of("send", "--target", "azure", "-u", url, HAND);
            assertTrue(without.expecting(ExitCode.USAGE).err().contains("AZURE_TOKEN is not set"), without.err());
            CommandRun.of(Map.of("AZURE_TOKEN", "abc"), "send", "--target", "azure", "-u", url, HAND);
            Receiver.Request request = receiver.take().get(0);
            assertEquals("Bearer abc", request.header("Authorization"));
            assertTrue(request.header("Content-Type").contains("application/dicom"), request.toString());
            CommandRun.of("send", "--target", "azure", "-H", "Authorization: Bearer x", "-u", url, HAND);
            assertEquals("Bearer x", receiver.take().get(0).header("Authorization"));
            CommandRun.of("send", "--target", "azure", "--no-auth", "-u", url, HAND);
            assertEquals("", receiver.take().get(0).header("Authorization"));
            CommandRun both = CommandRun.of("send", "--gcloud", "--bearer-env", "T", "-u", url, HAND);
            both.expecting(ExitCode.USAGE);
            assertEquals(List.of(), receiver.received());
        }
    }

    @Test
    void sendSignsForAws() throws Exception {
        Map<String, String> keys = Map.of(
                "AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", "secret/+", "AWS_SESSION_TOKEN", "session==");
        try (Receiver receiver = Receiver.start()) {
            SigV4 server = new SigV4("secret/+");
            for (String path : List.of("/datastore/0a/studies", "/a%20b/c+d/studies?b=1&a")) {
                CommandRun.of(
                        keys, "send", "--target", "aws", "--aws-region", "eu-west-1", "-u", receiver.url(path), HAND);
                Receiver.Request request = receiver.take().get(0);
                assertTrue(server.verifies(request), request.toString());
                assertEquals("AKID/eu-west-1/medical-imaging", SigV4.scope(request));
                assertEquals("session==", request.header("x-amz-security-token"));
                assertEquals(request.sha256(), request.header("x-amz-content-sha256"));
                assertEquals("application/dicom", request.header("Content-Type"));
            }
            String url = receiver.url("/studies");
            CommandRun region = CommandRun.of(keys, "send", "--target", "aws", "-u", url, HAND);
            assertTrue(region.expecting(ExitCode.USAGE).err().contains("AWS_REGION"), region.err());
            CommandRun missing = CommandRun.of("send", "--aws-region", "eu-west-1", "-u", url, HAND);
            assertTrue(missing.expecting(ExitCode.USAGE).err().contains("AWS_SECRET_ACCESS_KEY"), missing.err());
            assertEquals(List.of(), receiver.received());
        }
    }

    static List<String> names() {
        return Target.all().stream().map(Target::name).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void explainTellsTheRowOfTheTable(String name) {
        Target target = Target.named(name);
        CommandRun run = CommandRun.of("explain", "--target", name).expecting(ExitCode.DONE);
        assertTrue(run.text().startsWith(name + ": " + target.title() + "\n  takes  "), run.text());
        assertTrue(run.text().contains("\n  URL           " + target.url() + "\n"), run.text());
        String plain = run.text().replaceAll("\\s+", " ");
        target.notes().forEach(note -> assertTrue(plain.contains(Wording.of(note)), note.toString()));
        target.sources().forEach(source -> assertTrue(plain.contains(source), source));
        target.limits().bytes().ifPresent(bytes -> assertTrue(plain.contains(" " + bytes + " bytes"), plain));
    }

    @Test
    void theNamesThatAreCompletedAreThoseOfTheTable() {
        assertEquals(Target.NAMES, names());
    }

    @Test
    void explainListsThemAndSaysWhatItWants() {
        assertEquals(
                6,
                CommandRun.of("explain", "targets")
                        .expecting(ExitCode.DONE)
                        .text()
                        .lines()
                        .count());
        CommandRun.of("explain").expecting(ExitCode.USAGE);
        CommandRun.of("explain", "--target", "google", "PatientID").expecting(ExitCode.USAGE);
        CommandRun unknown = CommandRun.of("explain", "--target", "orthnac").expecting(ExitCode.USAGE);
        assertTrue(unknown.err().contains("did you mean orthanc?"), unknown.err());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theDocumentsHaveEachTarget(String name) throws Exception {
        String document = Files.readString(TestData.root().resolve("docs/targets.md"));
        assertTrue(document.contains("| `" + name + "` |"), name);
        for (String source : Target.named(name).sources()) {
            assertTrue(document.contains(source), source);
        }
    }
}
