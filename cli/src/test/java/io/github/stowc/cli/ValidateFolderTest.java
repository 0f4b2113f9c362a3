package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders, files that are checked each by itself, files that links may lead to, and files that cannot be read. */
class ValidateFolderTest {
    @TempDir
    private Path folder;

    private Path write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path copy(String from, String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.copy(TestData.file(from), file);
    }

    private static CommandRun json(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "validate";
        all[1] = "--format";
        all[2] = "json";
        System.arraycopy(words, 0, all, 3, words.length);
        return CommandRun.of(all);
    }

    @Test
    void checksWhatHoldsInstancesAndSaysWhatItLeavesOut() throws Exception {
        copy("metadata.json", "in/b.json");
        copy("launcher/pixel.dcm", "in/a/IM1");
        copy("hand-1.jpg", "in/1.jpg");
        copy("hand-2.jpg", "in/2.jpg");
        write("in/package.json", "{ \"name\": \"x\" }");
        write("in/README.md", "# Read me\n");
        write("in/pom.xml", "<project/>");
        write("in/.git/x.json", "[");
        write("in/m.curl.sh", "#!/bin/sh\n");
        write("in/keywords.json", "[{ \"PatientName\": \"Doe^John\" }]");
        write("in/broken.json", "[{ \"00080016\": ");
        write("in/page.json", "<!doctype html><html></html>");
        CommandRun run = json(folder.resolve("in"));
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.text().contains("\"files\":5"), run.text());
        for (String left :
                new String[] {"1.jpg and 1 more: a JPEG", ".git: a hidden", "package.json", "pom.xml", "README"}) {
            assertTrue(run.err().contains(left), left + run.err());
        }
        for (String found : new String[] {"keywords.json", "broken.json", "page.json"}) {
            assertTrue(run.text().contains(found), found + run.text());
        }
        assertTrue(run.text().indexOf("broken.json") < run.text().indexOf("keywords.json"), run.text());
    }

    @Test
    void aFolderWithNothingToCheckDoesNotPassForASoundOne() throws Exception {
        copy("hand-1.jpg", "in/1.jpg");
        CommandRun run = CommandRun.of("validate", folder.resolve("in"));
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.err().contains("nothing to validate in it"), run.err());
    }

    @Test
    void filesAreAStudyUnlessEachIsMeantForItself() throws Exception {
        Path one = copy("metadata.json", "a.json");
        Path two = copy("metadata.json", "b.json");
        CommandRun together = json(one, two);
        assertEquals(ExitCode.INPUT, together.exit());
        assertTrue(together.text().contains("instance 1 of " + one), together.text());
        CommandRun each = json("--each", one, two);
        assertEquals(ExitCode.DONE, each.exit(), each.text());
        assertTrue(each.text().contains("\"files\":2,\"instances\":4"), each.text());
        CommandRun few = json("--each", "--max-findings", "5", one, two);
        assertEquals(5, few.text().split("\"rule\"", -1).length - 1, few.text());
        assertTrue(few.text().contains("\"truncated\":true"), few.text());
    }

    @Test
    void filesInAFolderMayGoUnusedThoseThatAreNamedMayNot() throws Exception {
        Path metadata = copy("metadata.json", "in/metadata.json");
        copy("hand-1.jpg", "in/file1.jpg");
        copy("hand-2.jpg", "in/file2.jpg");
        Path other = write("in/README.md", "# Read me\n");
        CommandRun place = json("--bulk", folder.resolve("in"), metadata);
        assertEquals(ExitCode.DONE, place.exit(), place.text());
        assertTrue(place.text().contains("\"rule\":\"link/unused-file\",\"severity\":\"info\""), place.text());
        CommandRun named = json("--bulk", folder.resolve("in"), "--bulk", other, metadata);
        assertEquals(ExitCode.INPUT, named.exit(), named.text());
        assertTrue(named.text().contains("\"rule\":\"link/unused-file\",\"severity\":\"error\""), named.text());
        CommandRun none = CommandRun.of("validate", "--bulk", folder.resolve("none"), metadata);
        assertEquals(ExitCode.IO, none.exit(), none.err());
    }

    @Test
    void everyReportNamesAFileThatCannotBeRead() throws Exception {
        Path sound = copy("metadata.json", "a.json");
        Path missing = folder.resolve("missing.json");
        CommandRun json = json(sound, missing);
        assertEquals(ExitCode.IO, json.exit());
        assertTrue(
                json.text()
                        .contains("{\"rule\":\"io/unreadable\",\"severity\":\"error\",\"file\":\"" + missing
                                + "\",\"message\":\"no such file; check its path\"}"),
                json.text());
        CommandRun sarif = CommandRun.of("validate", "--format", "sarif", sound, missing);
        assertEquals(ExitCode.IO, sarif.exit());
        assertTrue(
                sarif.text().contains("\"invocations\":[{\"toolExecutionNotifications\":[{\"level\":\"error\""),
                sarif.text());
        assertTrue(sarif.text().contains("],\"executionSuccessful\":false}]"), sarif.text());
        CommandRun junit = CommandRun.of("validate", "--format", "junit", missing, sound);
        assertEquals(ExitCode.IO, junit.exit());
        assertTrue(
                junit.text().contains("name=\"" + missing + "\" tests=\"1\" failures=\"0\" errors=\"1\""),
                junit.text());
        assertTrue(junit.text().contains("<error type=\"io/unreadable\" message=\"no such file"), junit.text());
        CommandRun limited = json("--max-findings", "1", sound, missing);
        assertTrue(limited.text().contains("io/unreadable"), limited.text());
    }

    @Test
    void noInstancesAreAnErrorAsTheyAreToCompile() throws Exception {
        Path empty = write("m.json", "[]");
        CommandRun run = CommandRun.of("validate", empty);
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.text().contains("expected instances, found none"), run.text());
        assertEquals(
                ExitCode.INPUT,
                CommandRun.of("compile", "--metadata", empty, "-o", folder.resolve("x.mime"))
                        .exit());
    }

    @Test
    void rulesCountAsTheCommandLineSays() throws Exception {
        Path metadata = copy("metadata.json", "a.json");
        CommandRun off = json("--ignore", "iod/*", metadata);
        assertTrue(off.text().contains("\"findings\":[]") && off.text().contains("\"warnings\":0"), off.text());
        CommandRun grave = json("--severity", "iod/*=off", "--severity", "iod/missing-type-2c=error", metadata);
        assertEquals(ExitCode.INPUT, grave.exit());
        assertTrue(grave.text().contains("\"errors\":4,\"warnings\":0"), grave.text());
        CommandRun unknown = json("--ignore", "iod/mising-type-1", metadata);
        assertEquals(ExitCode.USAGE, unknown.exit());
        assertTrue(unknown.err().contains("did you mean iod/missing-type-1?"), unknown.err());
        assertEquals(ExitCode.USAGE, json("--ignore", "iod*", metadata).exit());
        assertEquals(
                ExitCode.USAGE,
                json("--severity", "iod/modality=fatal", metadata).exit());
        assertEquals(
                ExitCode.USAGE, json("--severity", "iod/modality", metadata).exit());
    }

    @Test
    void whatCannotBeParsedCannotBeSwitchedOff() throws Exception {
        Path broken = write("m.json", "[{ \"00080016\": ");
        for (String rule : new String[] {"json/syntax", "part10/broken", "io/unreadable"}) {
            assertEquals(ExitCode.USAGE, json("--ignore", rule, broken).exit(), rule);
        }
        CommandRun all = json("--ignore", "*", broken);
        assertEquals(ExitCode.INPUT, all.exit());
        assertTrue(all.text().contains("json/syntax"), all.text());
        assertFalse(all.text().contains("iod/"), all.text());
    }
}
