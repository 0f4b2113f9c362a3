package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a seed, the same input gives the same bytes wherever, whenever and in whatever language the program runs. */
class DeterminismTest {
    private static final String TEMPLATE = """
            {
              "SOPClassUID": "1.2.840.10008.5.1.4.1.1.7", "SOPInstanceUID": "${uid}",
              "StudyInstanceUID": "${uid}", "SeriesInstanceUID": "${uid}", "FrameOfReferenceUID": "${uid:frame}",
              "StudyDate": "${today}", "StudyTime": "${now}", "AcquisitionDateTime": "${now}",
              "InstanceNumber": "${index}", "ImageComments": "${file}", "PatientName": "I\u0131\u0130i^\u00c4"
            }
            """;
    private static final List<String> IMAGES =
            List.of("a.jpg", "B.jpg", "I.jpg", "i.jpg", "b/a.jpg", "b/c/z.jpg", "b.d.jpg");

    @TempDir
    Path folder = Path.of("");

    private byte[] message = {};
    private byte[] script = {};

    /** A folder of images, made in some order, next to a template. */
    private Path input(String name, List<String> order) throws IOException {
        Path root = Files.createDirectories(folder.resolve(name));
        for (String image : order) {
            Path file = root.resolve("in").resolve(image);
            Files.createDirectories(file.getParent());
            Files.copy(TestData.file(IMAGES.indexOf(image) % 2 == 0 ? "hand-1.jpg" : "hand-2.jpg"), file);
        }
        Files.writeString(root.resolve("t.json"), TEMPLATE);
        return root;
    }

    @BeforeEach
    void compileOnce() throws Exception {
        Path root = input("first", IMAGES);
        run(root, JavaProcess.of(root, Main.class), "in", "t.json");
        message = Files.readAllBytes(root.resolve("X.mime"));
        script = Files.readAllBytes(root.resolve("X.curl.sh"));
    }

    private void run(Path root, Program program, String in, String template) throws Exception {
        List<String> words = List.of(
                "compile",
                "--force",
                "--no-validate",
                "--seed",
                "once more",
                "--template",
                template,
                "-m",
                "StudyID=\u0130",
                "-o",
                root.resolve("X.mime").toString(),
                "-u",
                "http://localhost/studies",
                in);
        program.with(words).run().expecting(0);
    }

    private void assertSame(Path root) throws IOException {
        assertArrayEquals(message, Files.readAllBytes(root.resolve("X.mime")));
        assertArrayEquals(script, Files.readAllBytes(root.resolve("X.curl.sh")));
    }

    @Test
    void theTimeZoneTheLocaleAndTheCharsetHaveNoSay() throws Exception {
        Path root = folder.resolve("first");
        Program turkish = JavaProcess.of(
                        root, Main.class, "-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9")
                .set("TZ", "Pacific/Kiritimati");
        run(root, turkish, "in", "t.json");
        assertSame(root);
    }

    @Test
    void theFolderThePathsAndTheOrderOfItsEntriesHaveNoSay() throws Exception {
        List<String> reversed = new ArrayList<>(IMAGES);
        Collections.reverse(reversed);
        Path root = input("second with blanks", reversed);
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        String in = root.resolve("in").toString();
        run(
                root,
                JavaProcess.of(elsewhere, Main.class),
                in,
                root.resolve("t.json").toString());
        assertSame(root);
        run(root, JavaProcess.of(root.resolve("in"), Main.class), ".", "../t.json");
        assertSame(root);
    }

    @Test
    void theClockIsThatOfTheSeedOrOfTheEnvironment() throws Exception {
        String text = new String(message, StandardCharsets.UTF_8);
        assertTrue(text.contains("\"19700101\"") && text.contains("\"19700101000000"), text);
        Path root = folder.resolve("first");
        Program later = JavaProcess.of(root, Main.class).set("SOURCE_DATE_EPOCH", "1700000000");
        run(root, later, "in", "t.json");
        String then = Files.readString(root.resolve("X.mime"), StandardCharsets.ISO_8859_1);
        assertTrue(then.contains("\"20231114\"") && then.contains("20231114221320"), then);
        assertEquals(message.length, Files.size(root.resolve("X.mime")));
    }

    @Test
    void theFilesOfAFolderComeInTheOrderOfTheBytesOfTheirPaths() {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int last = 0;
        for (String name : List.of("B.jpg", "I.jpg", "a.jpg", "b.d.jpg", "a-2.jpg", "z.jpg", "i.jpg")) {
            int at = text.indexOf("Content-Location: " + name + "\r\n");
            assertTrue(at > last, name);
            last = at;
        }
    }

    @Test
    void anotherSeedGivesOtherUidsAndAnotherBoundary() throws Exception {
        Path root = folder.resolve("first");
        Path other = root.resolve("Y.mime");
        CommandRun.compile(
                other, "--no-validate", "--seed", "other", "--template", root.resolve("t.json"), root.resolve("in"));
        String ours = new String(message, StandardCharsets.ISO_8859_1);
        String theirs = Files.readString(other, StandardCharsets.ISO_8859_1);
        assertFalse(theirs.startsWith(ours.substring(0, ours.indexOf('\r'))));
        int uid = ours.indexOf("2.25.");
        assertFalse(theirs.contains(ours.substring(uid, ours.indexOf('"', uid))));
    }
}
