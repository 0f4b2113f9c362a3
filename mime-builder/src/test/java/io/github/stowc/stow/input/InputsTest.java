package io.github.stowc.stow.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.testdata.TestData;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are compiled, in which order, and what is reported on the others. */
class InputsTest {
    @TempDir
    Path folder = Path.of("");

    private Path file(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    private List<String> names(Inputs inputs) {
        return inputs.files().stream()
                .map(item -> folder.relativize(Path.of(item.source().name())).toString())
                .toList();
    }

    @Test
    void filesComeInTheOrderInWhichTheyAreNamed() throws Exception {
        Inputs inputs = Inputs.ofPaths(List.of(file("b"), file("a"), file("c")));
        assertEquals(List.of("b", "a", "c"), names(inputs));
        assertTrue(inputs.files().stream().noneMatch(Inputs.Item::found));
    }

    @Test
    void filesOfAFolderComeInTheByteOrderOfTheirRelativePaths() throws Exception {
        // In UTF-8 a slash is after a dash and a dot, Z before a, and characters above U+FFFF come last.
        List<String> ordered =
                List.of("A", "Z/a", "a", "a-b", "a.b", "a/b", "a0", "b/a/z", "b/b", "ä", "\uFFFD", "\uD83D\uDE00");
        List<String> reversed = new ArrayList<>(ordered);
        Collections.reverse(reversed);
        for (String name : reversed) {
            file("in/" + (name.equals("a") ? "a!" : name));
        }
        file("first");
        file("zlast");
        Inputs inputs = Inputs.ofPaths(List.of(folder.resolve("zlast"), folder.resolve("in"), folder.resolve("first")));
        List<String> expected = new ArrayList<>(List.of("zlast"));
        ordered.forEach(name -> expected.add("in/" + (name.equals("a") ? "a!" : name)));
        expected.add("first");
        assertEquals(expected, names(inputs));
        assertTrue(inputs.files().get(1).found());
    }

    @Test
    void filesLeftOutHaveNamesAndReasons() throws Exception {
        for (String name : List.of("a.jpg", ".hidden", ".git/config", "Thumbs.db", "desktop.ini", "DICOMDIR", "x/.y")) {
            file("in/" + name);
        }
        Path in = folder.resolve("in");
        Files.createSymbolicLink(in.resolve("nowhere"), folder.resolve("missing"));
        Files.createSymbolicLink(in.resolve("x/around"), in);
        Inputs inputs = Inputs.ofPaths(List.of(in));
        assertEquals(List.of("in/a.jpg"), names(inputs));
        List<String> left = inputs.leftOut().stream()
                .map(file -> in.relativize(Path.of(file.name())) + ": " + file.reason())
                .toList();
        assertEquals(
                List.of(
                        ".git: a hidden folder",
                        ".hidden: a hidden file",
                        "DICOMDIR: the directory of a medium (DICOMDIR), not an instance",
                        "Thumbs.db: a hidden file",
                        "desktop.ini: a hidden file",
                        "nowhere: not a regular file",
                        "x/.y: a hidden file",
                        "x/around: a link to a folder that contains it"),
                left);
    }

    @Test
    void linksAreFollowedAndAHiddenFolderThatIsNamedIsWalked() throws Exception {
        file(".secret/a");
        file("other/b");
        Files.createSymbolicLink(folder.resolve(".secret/linked"), folder.resolve("other"));
        Files.createSymbolicLink(folder.resolve(".secret/z"), folder.resolve("other/b"));
        Inputs inputs = Inputs.ofPaths(List.of(folder.resolve(".secret")));
        assertEquals(List.of(".secret/a", ".secret/linked/b", ".secret/z"), names(inputs));
        assertEquals(List.of(), inputs.leftOut());
    }

    @Test
    void aMissingFileIsAnError() {
        Path missing = folder.resolve("missing");
        assertThrows(NoSuchFileException.class, () -> Inputs.ofPaths(List.of(missing)));
    }

    @Test
    void anUnusableFileIsLeftOutOfAFolderButRefusedIfItIsNamed() throws Exception {
        Files.createDirectories(folder.resolve("in"));
        Path image = Files.copy(TestData.file("hand-1.jpg"), folder.resolve("in/a.jpg"));
        Path text = Files.writeString(folder.resolve("in/notes"), "words");
        StowMessage message = StowCompiler.create().compile(folder.resolve("in"));
        assertEquals(1, message.instanceCount());
        assertEquals(
                List.of(text.toString()),
                message.leftOut().stream().map(Inputs.LeftOut::name).toList());
        CompileException e =
                assertThrows(CompileException.class, () -> StowCompiler.create().compile(image, text));
        assertEquals(1, e.problems().size());
        assertTrue(e.problems().get(0).toString().startsWith(text + ": "), e.getMessage());
    }

    @Test
    void aBrokenImageInAFolderIsLeftOutWithItsRemedyAndRefusedIfItIsNamed() throws Exception {
        byte[] whole = Files.readAllBytes(TestData.file("hand-1.jpg"));
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.write(in.resolve("a.jpg"), whole);
        Path cut = Files.write(in.resolve("b.jpg"), Arrays.copyOf(whole, 4000));
        StowMessage message = StowCompiler.create().compile(in);
        assertEquals(1, message.instanceCount());
        Inputs.LeftOut left = message.leftOut().get(0);
        assertTrue(left.isMissed());
        assertEquals(cut.toString(), left.name());
        CompileException e =
                assertThrows(CompileException.class, () -> StowCompiler.create().compile(cut));
        assertEquals(e.getMessage(), left.text().toString());
    }

    @Test
    void manyFilesAreAllLookedAtInTheirOrder() throws Exception {
        byte[] whole = Files.readAllBytes(TestData.file("hand-1.jpg"));
        Path in = Files.createDirectories(folder.resolve("in"));
        for (int i = 0; i < 200; i++) {
            Files.write(in.resolve("i" + (1000 + i)), i % 10 == 3 ? new byte[] {1} : whole);
        }
        StowMessage message = StowCompiler.create().compile(in);
        assertEquals(180, message.instanceCount());
        assertEquals(20, message.leftOut().size());
        assertEquals(in.resolve("i1003").toString(), message.leftOut().get(0).name());
        String last = message.parts().get(180).headers().get(1).value();
        assertEquals("i1199", last);
    }
}
