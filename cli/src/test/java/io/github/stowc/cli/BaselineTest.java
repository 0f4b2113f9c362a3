package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings that a project accepts until it mends them. */
class BaselineTest {
    private static final String BIRTH = "\"00100030\": { \"vr\": \"DA\"";

    @TempDir
    private Path folder;

    private Path metadata;
    private Path baseline;

    @BeforeEach
    void aBaselineOfAFileWithAWrongDate() throws Exception {
        baseline = folder.resolve("known.json");
        metadata = Files.createDirectories(folder.resolve("in")).resolve("m.json");
        Files.writeString(metadata, withDate("2026-13-45"));
        CommandRun run = CommandRun.of("validate", "--write-baseline", baseline, metadata);
        assertEquals(ExitCode.DONE, run.exit(), run.err());
    }

    /** The example, whose first patient is born on that day. */
    private static String withDate(String date) throws Exception {
        return Files.readString(TestData.file("metadata.json"))
                .replaceFirst(
                        java.util.regex.Pattern.quote(BIRTH),
                        java.util.regex.Matcher.quoteReplacement(BIRTH + ", \"Value\": [ \"" + date + "\" ]"));
    }

    private CommandRun json() {
        return CommandRun.of("validate", "--format", "json", "--baseline", baseline, metadata);
    }

    @Test
    void holdsNoLinesAndNoValues() throws Exception {
        String text = Files.readString(baseline);
        assertTrue(
                text.contains("\"rule\":\"vr/date\",\"file\":\"in/m.json\",\"path\":\"00100030\",\"value\":\""), text);
        assertFalse(text.contains("2026-13-45"), text);
        assertFalse(text.contains("line"), text);
    }

    @Test
    void whatIsKnownDoesNotCountWhereverItsLineIs() throws Exception {
        Files.writeString(metadata, "\n\n" + withDate("2026-13-45"));
        CommandRun run = json();
        assertEquals(ExitCode.DONE, run.exit(), run.text());
        assertTrue(run.text().contains("\"findings\":[]"), run.text());
        assertTrue(run.text().contains("\"errors\":0,\"warnings\":0"), run.text());
    }

    @Test
    void anotherValueOrOneMoreIsNew() throws Exception {
        Files.writeString(metadata, withDate("2026-13-46"));
        CommandRun other = json();
        assertEquals(ExitCode.INPUT, other.exit(), other.text());
        assertEquals(1, other.text().split("\"rule\"", -1).length - 1, other.text());
        assertTrue(other.err().contains("gone since: 1"), other.err());
        String known = Files.readString(baseline);
        assertTrue(known.contains("\"count\":2"), known);
        Files.writeString(baseline, known.replace("\"count\":2", "\"count\":1"));
        Files.writeString(metadata, withDate("2026-13-45"));
        assertTrue(json().text().contains("\"errors\":0,\"warnings\":2"), json().text());
    }

    @Test
    void whatIsKnownOfOtherFilesIsNotGone() throws Exception {
        Path other = Files.writeString(folder.resolve("other.json"), Files.readString(TestData.file("metadata.json")));
        CommandRun run = CommandRun.of("validate", "--baseline", baseline, other);
        assertTrue(run.err().contains("known from the baseline: 0, gone since: 0"), run.err());
    }

    @Test
    void saysWhatCannotBeAccepted() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.json"), "[{\"00080018\" 1}]");
        CommandRun run = CommandRun.of("validate", "--write-baseline", folder.resolve("k.json"), broken);
        assertEquals(ExitCode.INPUT, run.exit(), run.err());
        assertTrue(run.err().contains("k.json: 1 error cannot be accepted"), run.err());
    }

    @Test
    void sarifTellsKnownFromNew() throws Exception {
        Files.writeString(metadata, withDate("2026-13-45").replace("\"0020000D\"", "\"0020000d\""));
        CommandRun run = CommandRun.of("validate", "--format", "sarif", "--baseline", baseline, metadata);
        assertEquals(ExitCode.INPUT, run.exit());
        for (String line : run.text().split("\n", -1)) {
            if (line.contains("\"ruleId\"")) {
                boolean isNew = line.contains("\"ruleId\":\"json/tag-case\"");
                assertTrue(
                        line.contains(isNew ? "\"baselineState\":\"new\"" : "\"baselineState\":\"unchanged\""), line);
            }
        }
    }

    @Test
    void theProjectMayNameIt() throws Exception {
        Files.createDirectory(folder.resolve(".git"));
        Files.writeString(folder.resolve(".stowc.toml"), "baseline = \"known.json\"");
        CommandRun.of("validate", metadata).expecting(ExitCode.DONE);
        assertEquals(
                ExitCode.INPUT,
                CommandRun.of("validate", "--no-config", metadata).exit());
        Files.delete(baseline);
        assertEquals(ExitCode.IO, CommandRun.of("validate", metadata).exit());
    }

    @Test
    void neverReplacesWhatItIsMadeOf() throws Exception {
        String before = Files.readString(metadata);
        CommandRun run = CommandRun.of("validate", "--write-baseline", metadata, metadata);
        assertEquals(ExitCode.USAGE, run.exit(), run.err());
        assertEquals(before, Files.readString(metadata));
    }

    @Test
    void isNotWrittenWithoutAFileThatCannotBeRead() throws Exception {
        String before = Files.readString(baseline);
        CommandRun run =
                CommandRun.of("validate", "--write-baseline", baseline, metadata, folder.resolve("missing.json"));
        assertEquals(ExitCode.IO, run.exit(), run.err());
        assertTrue(run.err().contains("known.json: not written"), run.err());
        assertEquals(before, Files.readString(baseline));
    }

    @Test
    void whatIsKnownOfAFileIsKnownOfItsCorrectedCopy() throws Exception {
        Files.writeString(metadata, withDate("2026-13-45").replaceFirst("\"00100020\"", "\"(0010,0020)\""));
        Path copy = folder.resolve("fixed.json");
        CommandRun run = CommandRun.of("validate", "--fix", "-o", copy, "--baseline", baseline, metadata);
        assertTrue(Files.exists(copy), run.err());
        assertFalse(run.err().contains("vr/date"), run.err());
        CommandRun without = CommandRun.of("validate", "--fix", "-o", copy, "--force", metadata);
        assertTrue(without.err().contains("vr/date"), without.err());
    }

    @Test
    void whatCannotBeParsedIsNeverAccepted() throws Exception {
        Files.writeString(metadata, "[{");
        CommandRun run = CommandRun.of("validate", "--write-baseline", baseline, metadata);
        assertEquals(ExitCode.INPUT, run.exit());
        assertEquals(ExitCode.INPUT, json().exit());
        Files.writeString(baseline, "[]");
        CommandRun wrong = json();
        assertEquals(ExitCode.INPUT, wrong.exit());
        assertTrue(wrong.err().contains("expected a baseline"), wrong.err());
    }
}
