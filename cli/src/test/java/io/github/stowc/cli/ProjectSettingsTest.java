package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project settles in {@code .stowc.toml}. */
class ProjectSettingsTest {
    @TempDir
    private Path folder;

    private Path metadata;

    @BeforeEach
    void aRepositoryWithAFileInAFolder() throws Exception {
        Files.createDirectories(folder.resolve("repository/.git"));
        Files.createDirectories(folder.resolve("repository/in/sub"));
        metadata = Files.copy(TestData.file("metadata.json"), folder.resolve("repository/in/sub/m.json"));
    }

    private void settings(String where, String text) throws Exception {
        Files.writeString(folder.resolve(where).resolve(".stowc.toml"), text);
    }

    private static CommandRun json(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "validate";
        all[1] = "--format";
        all[2] = "json";
        System.arraycopy(words, 0, all, 3, words.length);
        return CommandRun.of(all);
    }

    private void assertWarnings(int count, Object... words) {
        String text = json(words).text();
        assertTrue(text.contains("\"errors\":0,\"warnings\":" + count), text);
    }

    @Test
    void theNearestFileDecidesUpToTheRepository() throws Exception {
        settings(".", "ignore = [\"iod/*\"]");
        assertWarnings(4, metadata);
        settings("repository", "ignore = [\"iod/*\"]");
        assertWarnings(0, metadata);
        assertWarnings(0, folder.resolve("repository/in"));
        settings("repository/in", "");
        assertWarnings(4, metadata);
    }

    @Test
    void theCommandLineWins() throws Exception {
        settings("repository", "ignore = [\"iod/missing-type-2c\"]\n[severity]\n\"vr/date\" = \"off\"\n");
        assertWarnings(4, "--severity", "iod/*=warning", metadata);
        assertWarnings(4, "--no-config", metadata);
        Path other =
                Files.writeString(folder.resolve("other.toml"), "[severity]\n\"iod/missing-type-2c\" = \"error\"\n");
        assertTrue(json("--config", other, metadata).text().contains("\"errors\":4"));
        assertEquals(
                ExitCode.USAGE, json("--config", other, "--no-config", metadata).exit());
        assertEquals(
                ExitCode.IO,
                json("--config", folder.resolve("none.toml"), metadata).exit());
    }

    @Test
    void whatIsExcludedIsCheckedOnlyByName() throws Exception {
        for (String pattern : new String[] {"in/sub/**", "in/sub", "sub", "m.json", "*.json", "**/m.json", "in/"}) {
            settings("repository", "exclude = [\"" + pattern + "\"]");
            CommandRun found = json(folder.resolve("repository"));
            assertEquals(ExitCode.DONE, found.exit(), pattern + found.err());
            assertTrue(found.text().contains("\"files\":0"), pattern + found.text());
            assertTrue(json(metadata).text().contains("\"files\":1"), pattern);
        }
        settings("repository", "exclude = [\"sub/m.json\", \"*.jso\"]");
        assertTrue(json(folder.resolve("repository")).text().contains("\"files\":1"));
    }

    @Test
    void settingsOfAnotherFormAreRefusedWithTheirPlace() throws Exception {
        String[][] wrong = {
            {"ignor = []", "unknown key ignor; did you mean ignore?"},
            {"url = \"http://h/\"", "unknown key url; there are severity, ignore"},
            {"ignore = [\"vr/dat\"]", "there is no rule vr/dat; did you mean vr/date?"},
            {"ignore = [\"json/syntax\"]", "the rule json/syntax stays an error"},
            {"ignore = \"vr/date\"", "ignore: expected an array of texts"},
            {"ignore = [1]", "ignore: expected an array of texts"},
            {"severity = 1", "severity: expected a table of rules"},
            {"[severity]\n\"vr/date\" = \"fatal\"", "severity of vr/date: expected one of error, warning, info, off"},
            {"exclude = [\"[\"]", "exclude: expected a pattern"},
            {"ignore = [\n", ".stowc.toml:2:1: expected TOML"},
            {"\n\nx y", ".stowc.toml:3:"},
        };
        for (String[] pair : wrong) {
            settings("repository", pair[0]);
            CommandRun run = json(metadata);
            assertEquals(ExitCode.USAGE, run.exit(), pair[0]);
            assertTrue(run.err().contains(".stowc.toml") && run.err().contains(pair[1]), pair[0] + run.err());
            assertFalse(run.text().contains("findings"), run.text());
        }
        Files.write(folder.resolve("repository/.stowc.toml"), new byte[] {(byte) 0xC3, 0x28});
        assertTrue(json(metadata).err().contains("expected text in UTF-8"));
    }

    @Test
    void theReaderOfTomlIsLoadedOnlyWhereThereIsAFile() throws Exception {
        Path repository = folder.resolve("repository");
        List<String> words = List.of("validate", "in/sub/m.json");
        String without = JavaProcess.of(repository, Main.class, "-Xlog:class+load")
                .with(words)
                .run()
                .text();
        assertTrue(without.contains("io.github.stowc.cli.check.ProjectSettings"), without);
        assertFalse(without.contains("tools.jackson.databind"), without);
        settings("repository", "");
        assertTrue(JavaProcess.of(repository, Main.class, "-Xlog:class+load")
                .with(words)
                .run()
                .text()
                .contains("tools.jackson.databind"));
    }
}
