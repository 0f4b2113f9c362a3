package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.stow.options.Target;
import io.github.stowc.template.Templates;
import io.github.stowc.testdata.TestData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    @TempDir
    private Path folder;

    private CommandRun validate(Object... words) throws Exception {
        Object[] all = new Object[words.length + 1];
        all[0] = "validate";
        System.arraycopy(words, 0, all, 1, words.length);
        return CommandRun.of(all);
    }

    private Path compiled(Object... words) throws Exception {
        Path message = folder.resolve("X.mime");
        Object[] all = new Object[words.length + 5];
        all[0] = "compile";
        all[1] = "--force";
        all[2] = "-q";
        all[3] = "-o";
        all[4] = message;
        System.arraycopy(words, 0, all, 5, words.length);
        CommandRun.of(all).expecting(ExitCode.DONE);
        return message;
    }

    @Test
    void theTemplatesForPicturesMakeMessagesWithoutFindings() throws Exception {
        for (String name : List.of(Templates.SECONDARY_CAPTURE, Templates.VL_PHOTOGRAPHIC)) {
            Path message = compiled("--template", name, TestData.file("hand-1.jpg"), TestData.file("hand-2.jpg"));
            CommandRun run = validate("--fail-on", "warning", message);
            assertEquals(ExitCode.DONE, run.exit(), run.text());
            assertTrue(run.text().contains("2 instances: no errors, no warnings"), run.text());
        }
    }

    @Test
    void everyTargetIsTakenAndOnlyGoogleWantsThePixelsDescribed() throws Exception {
        for (Target target : Target.all()) {
            CommandRun run = validate("--target", target.name(), TestData.file("metadata.json"));
            boolean google = target.name().equals("google");
            assertEquals(google ? ExitCode.INPUT : ExitCode.DONE, run.exit(), target.name() + run.text());
            assertEquals(google, run.text().contains("Rows"), target.name());
        }
        assertEquals(
                ExitCode.USAGE,
                validate("--target", "nobody", TestData.file("metadata.json")).exit());
    }

    @Test
    void theDocumentationsExampleHasFourWarningsAndNoError() throws Exception {
        CommandRun run = validate("--format", "json", TestData.file("metadata.json"));
        assertEquals(ExitCode.DONE, run.exit());
        assertTrue(run.text().contains("\"errors\":0,\"warnings\":4"), run.text());
        assertEquals(
                ExitCode.INPUT,
                validate("--fail-on", "warning", TestData.file("metadata.json")).exit());
    }

    @Test
    void aMessageThatIsCutOffIsAFindingAndNotAFailure() throws Exception {
        byte[] whole = Files.readAllBytes(compiled(TestData.file("hand-1.jpg")));
        Path cut = Files.write(folder.resolve("cut.mime"), Arrays.copyOf(whole, whole.length - 20));
        CommandRun run = validate("--format", "json", cut);
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.text().contains("\"rule\":\"mime/no-end\""), run.text());
    }

    @Test
    void aLinkWithoutItsPartIsFound() throws Exception {
        String message =
                new String(Files.readAllBytes(compiled(TestData.file("hand-1.jpg"))), StandardCharsets.ISO_8859_1);
        Path broken = folder.resolve("broken.mime");
        Files.writeString(
                broken,
                message.replace("Content-Location: hand-1.jpg", "Content-Location: other.jpg"),
                StandardCharsets.ISO_8859_1);
        CommandRun run = validate("--format", "json", broken);
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.text().contains("\"rule\":\"link/missing-file\""), run.text());
        assertTrue(
                run.text().contains("\"rule\":\"link/unused-file\"")
                        || run.text().contains("other.jpg"),
                run.text());
    }

    @Test
    void theCorrectedCopyHasNoErrors() throws Exception {
        String example = Files.readString(TestData.file("metadata.json"));
        Path broken = folder.resolve("m.json");
        Files.writeString(
                broken, example.replace("\"0020000D\"", "\"0020000d\"").replaceFirst("\"00080020\".*\n", ""));
        assertEquals(ExitCode.INPUT, validate(broken).exit());
        CommandRun fix = validate("--fix", broken);
        // The file itself is still broken, which a hook must not take for good.
        assertEquals(ExitCode.INPUT, fix.exit(), fix.err());
        assertTrue(fix.text().lines().count() >= 3, fix.text());
        assertTrue(fix.text().contains("(0008,0020) StudyDate: "), fix.text());
        CommandRun again = validate(folder.resolve("m.fixed.json"));
        assertEquals(ExitCode.DONE, again.exit(), again.text());
    }

    @Test
    void aCorrectedCopyNeverReplacesItsSource() throws Exception {
        Path source = Files.copy(TestData.file("metadata.json"), folder.resolve("m.json"));
        CommandRun run = validate("--fix", "--force", "-o", folder.resolve("./m.json"), source);
        assertEquals(ExitCode.USAGE, run.exit());
        assertTrue(run.err().contains("the output is also an input"), run.err());
        assertEquals(-1, Files.mismatch(TestData.file("metadata.json"), source));
    }

    @Test
    void aUrlIsComparedWithTheStudyThatIsAlsoGiven() throws Exception {
        Path metadata = TestData.file("metadata.json");
        CommandRun two = validate("--study", "1.2", "-u", "http://h/rs/studies/1.3", metadata);
        assertEquals(ExitCode.USAGE, two.exit());
        assertTrue(two.err().contains("the URL names the study 1.3, not 1.2"), two.err());
        assertEquals(
                ExitCode.USAGE,
                validate("--study", "1.2", "-u", "ftp://h/studies", metadata).exit());
    }

    @Test
    void anEmptyNameIsNotTheWorkingFolder() throws Exception {
        assertEquals(ExitCode.USAGE, validate("").exit());
        assertEquals(
                ExitCode.USAGE,
                validate("--bulk", "", TestData.file("metadata.json")).exit());
    }

    @Test
    void whatIsSetAgainstTheRulesIsRefused() throws Exception {
        CommandRun run = CommandRun.of(
                "compile", "-o", folder.resolve("X.mime"), "-m", "PatientSex=Q", TestData.file("hand-1.jpg"));
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.err().contains("PatientSex"), run.err());
        assertTrue(run.err().contains("[iod/enumerated-value]"), run.err());
        compiled("--no-validate", "-m", "PatientSex=Q", TestData.file("hand-1.jpg"));
    }

    @Test
    void theReportIsWholeAlthoughOneFileIsMissing() throws Exception {
        CommandRun run = validate("--format", "json", folder.resolve("missing.json"), TestData.file("metadata.json"));
        assertEquals(ExitCode.IO, run.exit());
        assertTrue(run.err().contains("missing.json: no such file"), run.err());
        assertTrue(run.text().contains("\"instances\":2"), run.text());
    }

    @Test
    void whatCannotBeCorrectedIsNotCopied() throws Exception {
        Path broken = Files.writeString(folder.resolve("m.json"), "[{\"00080016\": }]");
        CommandRun run = validate("--fix", broken);
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.err().contains("[json/syntax]"), run.err());
        assertEquals(false, Files.exists(folder.resolve("m.fixed.json")));
    }

    @Test
    void valuesThatAreNoInstancesEndTheReadingBeforeTheyFillTheMemory() throws Exception {
        Path values = Files.writeString(folder.resolve("m.json"), "[" + "1,".repeat(50_000) + "1]");
        CommandRun run = validate("--format", "json", "--max-findings", "1", values);
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.text().contains("\"errors\":10001"), run.text());
    }

    @Test
    void whatIsNotMetadataIsCalledWhatItIs() throws Exception {
        CommandRun picture = validate(TestData.file("hand-1.jpg"));
        assertEquals(ExitCode.INPUT, picture.exit());
        assertTrue(picture.text().contains("found a JPEG image"), picture.text());
        byte[] whole = Files.readAllBytes(TestData.file("launcher/pixel.dcm"));
        int dataset = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\b\0\26\0UI");
        Path bare = Files.write(folder.resolve("bare.dcm"), Arrays.copyOfRange(whole, dataset, whole.length));
        CommandRun run = validate(bare);
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.text().contains("preamble"), run.text());
    }
}
