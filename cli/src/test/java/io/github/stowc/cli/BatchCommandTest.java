package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code batch}: what it makes, what it says, and its exit codes. */
class BatchCommandTest {
    private static final String HEADER = "key,file,PatientID,PatientName,study,Modality\n";
    private static final Pattern DICOM = Pattern.compile(".*\\.dcm");

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void copyFiles() throws IOException {
        Files.copy(TestData.file("hand-1.jpg"), folder.resolve("hand-1.jpg"));
        Files.copy(TestData.file("hand-2.jpg"), folder.resolve("hand-2.jpg"));
    }

    private Path table(String rows) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), HEADER + rows);
    }

    private CommandRun batch(Path table, Object... words) {
        Object[] all = new Object[words.length + 4];
        all[0] = "batch";
        all[1] = table;
        all[2] = "-o";
        all[3] = folder.resolve("out/X.mime");
        System.arraycopy(words, 0, all, 4, words.length);
        return CommandRun.of(all);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static final String TWO = "a,hand-1.jpg,P1,Doe^John,A,XC\nb,hand-2.jpg,P1,Doe^John,B,XC\n";

    @Test
    @NeedsTools("curl")
    void writesMessagesAListAndAScriptThatSendsThem() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            CommandRun run = batch(table(TWO), "--limit", "1", "-u", receiver.url() + "/studies");
            assertEquals(ExitCode.DONE, run.exit(), run.err());
            assertEquals(
                    List.of("X-000001.mime", "X-000002.mime", "X.curl.sh", "X.journal", "X.list", "X.report.json"),
                    left());
            assertTrue(run.text().startsWith("2 rows in 2 studies: 2 instances, 2 messages, "), run.text());
            assertTrue(run.text().contains("sends them: sh " + folder.resolve("out/X.curl.sh")), run.text());
            assertTrue(run.err().contains("namespace of all UIDs: "), run.err());
            Program.of(folder, "sh", "out/X.curl.sh").run().expecting(0);
            assertEquals(2, BatchScene.files(receiver.folder(), DICOM).size());
        }
    }

    @Test
    void aFinishedRunGivenAgainDoesNothingAndEndsAsItDid() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Path table = table(TWO + "c,none.jpg,P2,Roe^Jane,C,XC\n");
        assertEquals(ExitCode.INPUT, batch(table).exit());
        Map<String, Integer> before = BadInputTest.content(folder);
        CommandRun again = batch(table);
        assertEquals(ExitCode.INPUT, again.exit(), again.err());
        assertTrue(again.text().contains("3 rows in 3 studies: 2 instances"), again.text());
        assertTrue(again.text().contains("; 2 by an earlier run; 1 failed"), again.text());
        assertEquals(without(before, "X.report.json"), without(BadInputTest.content(folder), "X.report.json"));
    }

    private static Map<String, Integer> without(Map<String, Integer> content, String name) {
        Map<String, Integer> rest = new TreeMap<>(content);
        rest.keySet().removeIf(file -> file.endsWith(name));
        return rest;
    }

    @Test
    void aFailedRowComesBackAsATableAndGetsTheUidsItWouldHaveHad() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Path table = table(TWO + "c,missing.jpg,P2,=Roe^Jane,C,XC\n");
        CommandRun run = batch(table, "-t", "dicom", "--to", folder.resolve("files"));
        assertEquals(ExitCode.INPUT, run.exit(), run.err());
        assertTrue(run.text().contains("\n  1 batch/file\n"), run.text());
        assertTrue(run.err().contains("t.csv:4: [batch/file] "), run.err());
        assertFalse((run.err()
                        + run.text()
                        + Files.readString(folder.resolve("out/X.report.json"))
                        + Files.readString(folder.resolve("out/X.journal")))
                .contains("Roe"));
        Path failed = folder.resolve("out/X.failed.csv");
        assertTrue(Files.readString(failed).contains("\"P2\",\"'=Roe^Jane\",\"C\",\"XC\","), Files.readString(failed));

        Files.copy(folder.resolve("hand-1.jpg"), folder.resolve("missing.jpg"));
        CommandRun rest = CommandRun.of(
                "batch", failed, "-o", folder.resolve("out/rest.mime"), "-t", "dicom", "--to", folder.resolve("files"));
        assertEquals(ExitCode.DONE, rest.exit(), rest.err());
        assertFalse(rest.err().contains("namespace"), rest.err());
        List<String> all = names(folder.resolve("files"));
        assertEquals(3, all.size());

        // With all files from the beginning, the same namespace gives the same instances.
        String namespace = namespace(run, folder.resolve("out/X.report.json"));
        CommandRun whole = CommandRun.of(
                "batch",
                table,
                "-o",
                folder.resolve("out/whole.mime"),
                "--namespace",
                namespace,
                "-t",
                "dicom",
                "--to",
                folder.resolve("whole"));
        assertEquals(ExitCode.DONE, whole.exit(), whole.err());
        assertEquals(all, names(folder.resolve("whole")));
    }

    private static String namespace(CommandRun run, Path report) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(report))
                .path("namespace")
                .stringValue(run.err());
    }

    private static List<String> names(Path root) throws IOException {
        return BatchScene.files(root, DICOM).stream()
                .map(file -> root.relativize(file).toString())
                .toList();
    }

    @Test
    void aCheckTellsWhatWouldFailAndMakesNothing() throws Exception {
        Path table = table(TWO
                + "c,none.jpg,P2,Roe^Jane,C,XC\n"
                + "d,hand-1.jpg,P3,Poe^Jim,D,too long for a code string\n"
                + "e,hand-1.jpg,P1,Other^Name,A,XC\n"
                + "f,hand-1.jpg,P1\n"
                + "g,hand-1.jpg,P4,Moe^Tim,G,XC\n");
        Map<String, Integer> before = BadInputTest.content(folder);
        CommandRun run = batch(table, "--check");
        assertEquals(ExitCode.INPUT, run.exit(), run.err());
        assertEquals(before, BadInputTest.content(folder));
        for (String said : List.of(
                "t.csv:4: error [batch/file]",
                "t.csv:5: error [batch/value] column 6 \"Modality\": ",
                "t.csv:6: PatientName: error [batch/patient]",
                "t.csv:7: error [batch/columns]",
                "t.csv:8: warning [batch/duplicate]",
                "7 rows in 6 studies: 3 instances can be made; 4 would fail; 1 warning")) {
            assertTrue(run.text().contains(said), said + " in: " + run.text() + run.err());
        }
        assertFalse(run.text().contains("Other") || run.text().contains("too long"), run.text());

        CommandRun json = batch(table, "--check", "--format", "json");
        List<String> lines = json.text().lines().toList();
        JsonNode summary = JsonMapper.shared().readTree(lines.get(lines.size() - 1));
        assertEquals(7, summary.path("rows").intValue());
        assertEquals(4, summary.path("failed").intValue());
        assertEquals(1, summary.path("rules").path("batch/columns").intValue());
        long errors = lines.stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(line -> line.path("severity").asString("").equals("error"))
                .count();
        assertEquals(4, errors);
    }

    @Test
    void aMapSaysWhatTheHeadersOfTheTableMean() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Path table = Files.write(
                folder.resolve("t.csv"),
                "Datei;Nummer;Geburt\nhand-1.jpg;P\u00fc1;01.02.1970\n".getBytes("windows-1252"));
        Path map = Files.writeString(
                folder.resolve("map.toml"),
                "[columns]\nDatei = 'file'\nNummer = 'PatientID'\nGeburt = 'PatientBirthDate'\n[dates]\nGeburt ="
                        + " 'dd.MM.yyyy'\n[constants]\nModality = 'XC'\n");
        CommandRun run = batch(table, "--map", map, "--charset", "windows-1252", "-t", "json");
        assertEquals(ExitCode.DONE, run.exit(), run.err());
        String message = Files.readString(folder.resolve("out/X-000001.mime"), StandardCharsets.ISO_8859_1)
                .replace(" ", "");
        assertTrue(message.contains("\"00100030\":{\"vr\":\"DA\",\"Value\":[\"19700201\"]}"), run.err());
        assertTrue(message.contains("P\u00c3\u00bc1"), run.err());
    }

    @Test
    void theSameTableGivesTheSameBytesWithASeed() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Path table = table(TWO);
        batch(table, "--seed", "7").expecting(ExitCode.DONE);
        Path other = Files.createDirectories(folder.resolve("other"));
        CommandRun.of("batch", table, "-o", other.resolve("X.mime"), "--seed", "7")
                .expecting(ExitCode.DONE);
        for (String name : List.of("X-000001.mime", "X.list", "X.curl.sh")) {
            assertEquals(-1, Files.mismatch(folder.resolve("out/" + name), other.resolve(name)), name);
        }
    }

    @Test
    void optionsOtherThanThoseOfTheFirstRunAreRefused() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Path table = table(TWO);
        batch(table).expecting(ExitCode.DONE);
        CommandRun other = batch(table, "-m", "StationName=x");
        assertEquals(ExitCode.USAGE, other.exit(), other.err());
    }
}
