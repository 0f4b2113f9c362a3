package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code --fix} writes, and what its exit code means to a hook. */
class ValidateFixTest {
    @TempDir
    private Path folder;

    /** The example with a defect that has one right answer. */
    private static String correctable() throws Exception {
        return Files.readString(TestData.file("metadata.json")).replace("\"0020000D\"", "\"0020000d\"");
    }

    /** The example with a defect that has none. */
    private static String uncorrectable() throws Exception {
        return Files.readString(TestData.file("metadata.json")).replaceFirst("\"00080018\".*\n", "");
    }

    private Path write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static CommandRun filter(String input, Object... more) {
        Object[] words = new Object[more.length + 3];
        words[0] = "validate";
        words[1] = "--fix";
        words[2] = "-";
        System.arraycopy(more, 0, words, 3, more.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, Map.of(), false);
        int exit = new Cli(terminal).run(CommandRun.words(words));
        return new CommandRun(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aCopyLeavesTheFileBrokenAndSaysSoToAHook() throws Exception {
        Path broken = write("m.json", correctable());
        assertEquals(ExitCode.INPUT, CommandRun.of("validate", "--fix", broken).exit());
        assertEquals(correctable(), Files.readString(broken));
        CommandRun again = CommandRun.of("validate", "--fix", folder.resolve("m.fixed.json"));
        assertEquals(ExitCode.DONE, again.exit(), again.err());
        assertTrue(again.err().contains("nothing to correct"), again.err());
    }

    @Test
    void nothingIsListedAsCorrectedIfTheCopyExists() throws Exception {
        Path broken = write("m.json", correctable());
        write("m.fixed.json", "older");
        CommandRun run = CommandRun.of("validate", "--fix", broken);
        assertEquals(ExitCode.IO, run.exit());
        assertEquals("", run.text());
        assertTrue(run.err().contains("m.fixed.json: it exists"), run.err());
        assertEquals("older", Files.readString(folder.resolve("m.fixed.json")));
    }

    @Test
    void whatIsNoJsonIsSaidToBeSo() throws Exception {
        CommandRun run = CommandRun.of("validate", "--fix", write("m.json", "[{\"00080016\": }]"));
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.err().contains("not corrected, because it is no JSON"), run.err());
        assertFalse(run.err().contains("nothing to correct"), run.err());
    }

    @Test
    void correctsFilesAndFoldersInPlaceAndKeepsTheirModes() throws Exception {
        Path first = write("in/sub/a.json", correctable());
        Path second = write("b.json", correctable().replace("2.25.", "2.25.9"));
        Files.setPosixFilePermissions(first, PosixFilePermissions.fromString("rw-r-----"));
        CommandRun run = CommandRun.of("validate", "--fix", "--in-place", "--each", folder.resolve("in"), second);
        assertEquals(ExitCode.DONE, run.exit(), run.err());
        assertTrue(Files.readString(first).contains("\"0020000D\""));
        assertTrue(Files.readString(second).contains("\"0020000D\""));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(first)));
        assertTrue(run.text().contains("a.json:15:"), run.text());
        try (var left = Files.list(folder.resolve("in/sub"))) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path file = write("m.json", correctable());
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        CommandRun.of("validate", "--fix", "--in-place", link).expecting(ExitCode.DONE);
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.readString(file).contains("\"0020000D\""));
    }

    @Test
    void inPlaceTheExitCodeIsThatOfWhatIsLeft() throws Exception {
        CommandRun run = CommandRun.of("validate", "--fix", "--in-place", write("m.json", uncorrectable()));
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.err().contains("SOPInstanceUID"), run.err());
        Path broken = write("c.json", correctable());
        CommandRun hook = CommandRun.of("validate", "--fix", "--in-place", "--exit-non-zero-on-fix", broken);
        assertEquals(ExitCode.INPUT, hook.exit());
        CommandRun.of("validate", "--fix", "--in-place", "--exit-non-zero-on-fix", broken)
                .expecting(ExitCode.DONE);
        CommandRun missing = CommandRun.of("validate", "--fix", "--in-place", broken, folder.resolve("none.json"));
        assertEquals(ExitCode.IO, missing.exit());
        assertTrue(missing.err().contains("none.json: no such file"), missing.err());
    }

    @Test
    void standardInputIsCorrectedOnItsWayToStandardOutput() throws Exception {
        CommandRun run = filter(correctable());
        assertEquals(ExitCode.DONE, run.exit(), run.err());
        assertTrue(run.text().contains("\"0020000D\"") && run.text().startsWith("["), run.text());
        CommandRun sound = filter(run.text());
        assertEquals(run.text(), sound.text());
        assertEquals(ExitCode.INPUT, filter(uncorrectable()).exit());
        assertEquals(
                ExitCode.INPUT, filter(correctable(), "--exit-non-zero-on-fix").exit());
        String broken = "[{\"00080016\": }]";
        CommandRun cannot = filter(broken);
        assertEquals(ExitCode.INPUT, cannot.exit());
        assertEquals(broken, cannot.text());
    }

    @Test
    void whatIsIgnoredIsNotCorrected() throws Exception {
        Path file = write("m.json", correctable());
        CommandRun.of("validate", "--fix", "--in-place", "--ignore", "json/tag-case", file)
                .expecting(ExitCode.DONE);
        assertTrue(Files.readString(file).contains("\"0020000d\""));
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() throws Exception {
        Path file = write("m.json", correctable());
        for (Object[] words : new Object[][] {
            {"validate", "--in-place", file},
            {"validate", "--exit-non-zero-on-fix", file},
            {"validate", "--fix", "--in-place", "-o", folder.resolve("x.json"), file},
            {"validate", "--fix", "--in-place", "-"},
            {"validate", "--fix", file, file},
            {"validate", "--fix", folder},
        }) {
            CommandRun run = CommandRun.of(words);
            assertEquals(ExitCode.USAGE, run.exit(), run.err());
        }
        assertEquals(correctable(), Files.readString(file));
    }
}
