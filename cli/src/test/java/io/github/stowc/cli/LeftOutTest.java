package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Receiver.Answer;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the files of a folder that cannot go into a message, and who is told of them. */
class LeftOutTest {
    private static final Path HAND = TestData.file("hand-1.jpg");

    @TempDir
    Path folder = Path.of("");

    private Path in = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        in = Files.createDirectories(folder.resolve("in"));
        Files.copy(HAND, in.resolve("a.jpg"));
    }

    private Path write(String name, String latin1) throws IOException {
        return Files.write(in.resolve(name), latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Path cut(String name) throws IOException {
        return Files.write(in.resolve(name), Arrays.copyOf(Files.readAllBytes(HAND), 4000));
    }

    /** A DICOM file whose last value is cut off. */
    private Path half(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Instances.explicit(folder.resolve("x.dcm"), "2.25.3", 16));
        return Files.write(in.resolve(name), Arrays.copyOf(whole, whole.length - 8));
    }

    private CommandRun compile(Object... words) {
        return CommandRun.compile(folder.resolve("out.mime"), words);
    }

    private static List<String> leftOut(CommandRun run) {
        return run.err().lines().filter(line -> line.contains("left out: ")).toList();
    }

    /** One file of each kind that DICOM has no place for, or that is broken. */
    private void addMissed() throws IOException {
        write("b.webm", "\u001aE\u00df\u00a3more");
        write("c.avi", "RIFF\0\0\0\0AVI LIST");
        write("d.webp", "RIFF\0\0\0\0WEBPVP8 ");
        write("e.tif", "II*\0\10\0\0\0");
        write("f.bmp", "BM\0\0\0\0\0\0\0\0");
        write("g.heic", "\0\0\0\30ftypheic");
        write("h.pdf", "%PDF-1.4\n1 0 obj\n");
        write("i.dcm", "\10\0\5\0CS\12\0ISO_IR 100");
        write("j.jpg", "");
        write("k.jpg", "no picture");
        write("l.jpg", "<html>404</html>");
        write("m.zip", "PK\3\4");
        cut("n.jpg");
        half("o.dcm");
    }

    /** Files that nobody expects to be sent. */
    private void addOthers() throws IOException {
        write(".DS_Store", "x");
        write("README.md", "# Read me");
        write("notes.json", "{}");
        write("program.ts", "let a = 1;");
    }

    @Test
    void eachMissedFileIsAWarningWithTheRemedyOfTheNamedFileAndQuietKeepsIt() throws Exception {
        addMissed();
        addOthers();
        CommandRun run = compile("-m", "PatientID=P", in);
        List<String> lines = leftOut(run);
        assertEquals(18, lines.size(), run.err());
        for (char name = 'b'; name <= 'o'; name++) {
            String start = "warning: left out: " + in.resolve("") + "/" + name + ".";
            List<String> warning =
                    lines.stream().filter(line -> line.startsWith(start)).toList();
            assertEquals(1, warning.size(), start + run.err());
            String rest = warning.get(0).substring("warning: left out: ".length());
            Path file = Path.of(rest.substring(0, rest.indexOf(": ")));
            CommandRun named = CommandRun.of("compile", "-o", folder.resolve("n.mime"), file)
                    .expecting(ExitCode.INPUT);
            assertEquals("error: " + rest, named.err().strip());
        }
        assertTrue(
                run.err().contains(" bytes; 18 files left out; ") || run.err().contains("B; 18 files left out; "));
        List<String> quiet = leftOut(CommandRun.compile(folder.resolve("q.mime"), "-q", "-m", "PatientID=P", in));
        assertEquals(14, quiet.size(), String.join("\n", quiet));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compile", "send"})
    void strictEndsBeforeAnythingIsWrittenOrSent(String command) throws Exception {
        addOthers();
        try (Receiver receiver = Receiver.start()) {
            receiver.answer(Answer.of(200, "{}"));
            Path output = folder.resolve("out.mime");
            Object[] start = command.equals("send")
                    ? new Object[] {"send", "-u", receiver.url("/studies"), "--strict", "-m", "PatientID=P", in}
                    : new Object[] {"compile", "-o", output, "--strict", "-m", "PatientID=P", in};
            assertEquals("", warnings(CommandRun.of(start)));
            Files.deleteIfExists(output);
            Files.deleteIfExists(folder.resolve("out.curl.sh"));
            receiver.take();
            cut("b.jpg");
            CommandRun run = CommandRun.of(start).expecting(ExitCode.INPUT);
            assertTrue(run.err().contains("left out 1 file"), run.err());
            assertFalse(Files.exists(output));
            Files.delete(in.resolve("b.jpg"));
            write("c.png", new String(Files.readAllBytes(HAND), StandardCharsets.ISO_8859_1));
            run = CommandRun.of(start).expecting(ExitCode.INPUT);
            assertTrue(run.err().contains("found 1 warning"), run.err());
            assertFalse(Files.exists(output));
            assertEquals(0, receiver.take().size());
        }
    }

    private static String warnings(CommandRun run) {
        return String.join(
                "\n",
                run.err()
                        .lines()
                        .filter(line -> !line.startsWith("left out: "))
                        .filter(line -> line.startsWith("warning: in")
                                || line.startsWith("warning: left")
                                || line.startsWith("error: --strict"))
                        .toList());
    }

    @Test
    void theJsonOfSendNamesThemWithKindReasonAndRemedy() throws Exception {
        Path webm = write("b.webm", "\u001aE\u00df\u00a3more");
        Path hidden = write(".hidden", "x");
        try (Receiver receiver = Receiver.start()) {
            receiver.answer(Answer.of(200, "{}"));
            CommandRun run =
                    CommandRun.of("send", "-u", receiver.url("/studies"), "--retries", "0", "--format", "json", in);
            String expected = "\"leftOut\":[{\"file\":\"" + hidden + "\",\"reason\":\"a hidden file\"},{\"file\":\""
                    + webm + "\",\"kind\":\"matroska\",\"reason\":\"expected MP4, ";
            assertTrue(run.text().contains(expected), run.text());
            assertTrue(run.text().contains("\"remedy\":\"if it holds H.264"), run.text());
        }
    }

    @Test
    void oneRunNamesTheProblemsOfAllNamedFiles() throws Exception {
        Path cut = cut("n.jpg");
        Path text = write("k.jpg", "no picture");
        Path half = half("o.dcm");
        Path one = Instances.explicit(folder.resolve("1.dcm"), "2.25.3", 16);
        Path same = Instances.explicit(folder.resolve("2.dcm"), "2.25.3", 32);
        CommandRun run = CommandRun.of("compile", "-o", folder.resolve("n.mime"), HAND, cut, text, half, one, same)
                .expecting(ExitCode.INPUT);
        for (Path file : List.of(cut, text, half, same)) {
            assertTrue(run.err().contains("error: " + file + ": "), run.err());
        }
        assertEquals(4, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("leave one out"), run.err());
    }

    @Test
    void aCopyInTheFolderIsLeftOutWithANoticeAndNobodyMissesIt() throws Exception {
        Path one = Instances.explicit(in.resolve("b.dcm"), "2.25.3", 16);
        Path copy = Files.copy(one, in.resolve("c.dcm"));
        CommandRun run = compile("--no-validate", in);
        assertEquals(List.of("left out: " + copy + ": a copy, byte for byte, of " + one), leftOut(run));
        Instances.explicit(in.resolve("d.dcm"), "2.25.3", 32);
        run = CommandRun.of("compile", "-o", folder.resolve("n.mime"), in).expecting(ExitCode.INPUT);
        assertTrue(run.err().contains("leave one out"), run.err());
    }

    @Test
    void dicomFilesAndOthersGoAsDicomFilesAndOneLineSaysSo() throws Exception {
        Instances.explicit(in.resolve("b.dcm"), "2.25.3", 16);
        CommandRun run = compile(in);
        assertEquals(
                1,
                run.err()
                        .lines()
                        .filter(line -> line.startsWith("1 DICOM file and 1 other file: all go as DICOM"))
                        .count(),
                run.err());
        assertTrue(run.err().contains("2 instances as application/dicom,"), run.err());
    }

    @Test
    void aWrongExtensionIsAWarningSinceTheBytesDecide() throws Exception {
        byte[] jpeg = Files.readAllBytes(HAND);
        for (String name : List.of("b.png", "c.dcm", "d.pdf", "e.mp4", "f.txt")) {
            Path file = Files.write(folder.resolve(name), jpeg);
            CommandRun run = CommandRun.compile(folder.resolve(name + ".mime"), "-m", "PatientID=P", file);
            assertEquals(
                    1,
                    run.err()
                            .lines()
                            .filter(line -> line.startsWith("warning: " + file + ": sent as what"))
                            .count(),
                    run.err());
            assertTrue(run.err().contains("rename it to end in .jpg"), run.err());
        }
    }
}
