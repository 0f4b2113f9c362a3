package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages that people make by hand with echo and cat, and those that the compiler makes of the same files. */
class ByteForByteTest {
    private static final String DICOM_BY_HAND = """
            echo -ne "\\r\\n--myboundary\\r\\nContent-Type: application/dicom\\r\\n\\r\\n" > mime.dicom.head
            echo -ne "\\r\\n--myboundary--" > mime.tail
            cat mime.dicom.head a.dcm mime.dicom.head b.dcm mime.tail > dicom.mime
            """;
    private static final String JPEG_BY_HAND = """
            echo -ne "\\r\\n--myboundary\\r\\nContent-Type: application/dicom+json\\r\\n\\r\\n" > json.head
            echo -ne "\\r\\n--myboundary\\r\\nContent-Type: image/jpeg\\r\\nContent-Location: file1.jpg\\r\\n\\r\\n" > 1.head
            echo -ne "\\r\\n--myboundary\\r\\nContent-Type: image/jpeg\\r\\nContent-Location: file2.jpg\\r\\n\\r\\n" > 2.head
            echo -ne "\\r\\n--myboundary--" > mime.tail
            cat json.head metadata.json 1.head file1.jpg 2.head file2.jpg mime.tail > metadata+jpeg.mime
            """;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void makeTheFiles() throws Exception {
        Instances.explicit(folder.resolve("a.dcm"), "2.25.11", 7);
        Path hand = TestData.file("hand-1.jpg");
        Instances.jpeg(folder.resolve("b.dcm"), "2.25.12", hand);
        Files.copy(hand, folder.resolve("file1.jpg"));
        Files.copy(TestData.file("hand-2.jpg"), folder.resolve("file2.jpg"));
        Files.copy(TestData.file("metadata.json"), folder.resolve("metadata.json"));
    }

    private Path in(String name) {
        return folder.resolve(name);
    }

    @NeedsTools("bash")
    @Test
    void dicomFilesGiveTheMessageOfTheDocumentation() throws Exception {
        Program.script(folder, "bash", DICOM_BY_HAND).run().expecting(0);
        CommandRun.compile(
                in("ours.mime"), "--boundary", "myboundary", "--framing", "recipe", in("a.dcm"), in("b.dcm"));
        assertArrayEquals(Files.readAllBytes(in("dicom.mime")), Files.readAllBytes(in("ours.mime")));
    }

    @NeedsTools("bash")
    @Test
    void metadataAndImagesGiveTheMessageOfTheDocumentation() throws Exception {
        Program.script(folder, "bash", JPEG_BY_HAND).run().expecting(0);
        CommandRun run = CommandRun.compile(
                in("ours.mime"),
                "--boundary=myboundary",
                "--framing=recipe",
                "--metadata",
                in("metadata.json"),
                in("file1.jpg"),
                in("file2.jpg"));
        assertArrayEquals(Files.readAllBytes(in("metadata+jpeg.mime")), Files.readAllBytes(in("ours.mime")));
        assertTrue(run.text().contains("multipart/related; type=\"application/dicom+json\"; boundary=myboundary"));
    }

    @Test
    void theOrderOfTheFilesIsTheOrderOfTheParts() throws Exception {
        CommandRun.compile(in("ab.mime"), "--boundary=b", "--framing=recipe", in("a.dcm"), in("b.dcm"));
        CommandRun.compile(in("ba.mime"), "--boundary=b", "--framing=recipe", in("b.dcm"), in("a.dcm"));
        assertEquals(Files.size(in("ab.mime")), Files.size(in("ba.mime")));
        assertTrue(Files.mismatch(in("ab.mime"), in("ba.mime")) > 0);
    }

    @NeedsTools({"dash", "bash"})
    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void theRecipeOfDicomFilesBuildsTheSameBytes(String shell) throws Exception {
        recipeBuildsTheSame(shell, in("a.dcm"), in("b.dcm"));
        recipeBuildsTheSame(shell, "--boundary=it's (a) 'b' /c:=?", "--framing=recipe", in("b.dcm"));
    }

    @NeedsTools({"dash", "bash"})
    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void theRecipeOfImagesBuildsTheSameBytes(String shell) throws Exception {
        recipeBuildsTheSame(
                shell, "-m", "PatientName=Müller^\"J'ö=山田", "-m", "ImageComments=100% $HOME `x`", in("file1.jpg"));
        recipeBuildsTheSame(shell, "--metadata", in("metadata.json"), in("file2.jpg"), in("file1.jpg"));
        recipeBuildsTheSame(shell, "--xc", "--no-pixel-header", in("file1.jpg"), TestData.file("hand-2.jpg"));
    }

    @NeedsTools({"dash", "bash"})
    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void theRecipeOfSlicesBuildsTheSameBytes(String shell) throws Exception {
        Path exif = TestData.file("media/exif.jpg");
        recipeBuildsTheSame(shell, "--no-appn", exif, TestData.file("media/rgb-app14.jpg"), in("file1.jpg"));
        CommandRun.compile(in("all.mime"), "--seed=1", exif);
        CommandRun.compile(in("less.mime"), "--seed=1", "--no-appn", exif);
        assertTrue(Files.size(in("less.mime")) < Files.size(in("all.mime")));
    }

    private void recipeBuildsTheSame(String shell, Object... words) throws Exception {
        Path folderOfTheMessage = Files.createDirectories(in("out"));
        Path output = folderOfTheMessage.resolve("X.mime");
        Object[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--recipe";
        all[words.length + 1] = "--force";
        CommandRun.compile(output, all);
        Files.deleteIfExists(in("by-hand.mime"));
        Program.of(folder, shell, "out/X.recipe.sh", "by-hand.mime").run().expecting(0);
        assertArrayEquals(
                Files.readAllBytes(output),
                Files.readAllBytes(in("by-hand.mime")),
                List.of(all).toString());
    }
}
