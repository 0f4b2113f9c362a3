package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandRecipeTest {
    private static final byte[] CONTENT = "0123456789\r\n--b\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder = Path.of("");

    @Test
    void readsAsTheRecipeThatTheDocumentationTeaches() {
        String script = script(
                literal("\r\n--myboundary\r\nContent-Type: application/dicom\r\n\r\n"),
                RecipeStep.File.whole("a b.dcm", 10),
                literal("\r\n--myboundary--"));
        assertTrue(script.contains("""
                        printf '\\r\\n'
                        printf -- '--myboundary\\r\\n'
                        printf 'Content-Type: application/dicom\\r\\n'
                        printf '\\r\\n'
                        whole "$here/"'a b.dcm' 10
                        printf '\\r\\n'
                        printf -- '--myboundary--'
                        """), script);
        assertFalse(script.contains("slice"), "an unused function");
    }

    @NeedsTools({"bash", "dash"})
    @Test
    void findsFilesOfAnyNameInAnyFolder() throws Exception {
        StringBuilder driver = new StringBuilder();
        Files.write(folder.resolve("content"), CONTENT);
        List<RecipeStep> pieces = new ArrayList<>();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int i = 0; i < Hostile.NAMES.size(); i++) {
            String path = Hostile.FOLDERS.get(i % Hostile.FOLDERS.size()) + '/' + Hostile.NAMES.get(i);
            driver.append(Shells.word("f", path)).append("mkdir -p \"./in/${f%/*}\"; cp content \"./in/$f\"\n");
            pieces.add(literal(i + "%"));
            pieces.add(new RecipeStep.File(path, CONTENT.length, i % 5, CONTENT.length - 7 - i % 3));
            pieces.add(RecipeStep.File.whole("../content", CONTENT.length));
            expected.writeBytes((i + "%").getBytes(StandardCharsets.US_ASCII));
            expected.write(CONTENT, i % 5, CONTENT.length - 7 - i % 3);
            expected.writeBytes(CONTENT);
        }
        Files.write(folder.resolve("script"), new HandRecipe("X.mime", pieces).script());
        driver.append("cp script in/r.sh\n$SH in/r.sh out || exit\n");
        driver.append("mkdir -p -- '-dash\n'; cp -R in/. './-dash\n/'; $SH -- '-dash\n/r.sh' out2\n");
        for (List<String> shell : Shells.all()) {
            clean();
            Shells.Outcome outcome = run(shell, driver.toString());
            assertEquals("", outcome.err(), shell.toString());
            assertArrayEquals(expected.toByteArray(), Files.readAllBytes(folder.resolve("out")), shell.toString());
            assertArrayEquals(expected.toByteArray(), Files.readAllBytes(folder.resolve("out2")), shell.toString());
        }
    }

    @NeedsTools({"bash", "dash"})
    @Test
    void writesAnyBytes() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 256; i++) {
            bytes.write(i);
            bytes.writeBytes("07\n-%s\\n'".getBytes(StandardCharsets.US_ASCII));
        }
        byte[] random = new byte[3000];
        new Random(1).nextBytes(random);
        bytes.writeBytes(random);
        for (List<String> shell : Shells.all()) {
            clean();
            assertArrayEquals(
                    bytes.toByteArray(), built(shell, new RecipeStep.Literal(bytes.toByteArray())), shell.toString());
        }
    }

    @NeedsTools({"bash", "dash"})
    @Test
    void keepsLinesShortIfALiteralIsLong() throws Exception {
        byte[] json = "{\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Müller%\"}]}},"
                .repeat(8000)
                .getBytes(StandardCharsets.UTF_8);
        String script = script(new RecipeStep.Literal(json));
        assertTrue(script.lines().mapToInt(String::length).max().orElse(0) < 1000);
        for (List<String> shell : Shells.all()) {
            clean();
            assertArrayEquals(json, built(shell, new RecipeStep.Literal(json)), shell.toString());
        }
    }

    @NeedsTools({"bash", "dash"})
    @Test
    void leavesOutAnEmptySliceAndTakesEmptyFiles() throws Exception {
        Files.write(folder.resolve("content"), CONTENT);
        Files.createFile(folder.resolve("empty"));
        for (List<String> shell : Shells.all()) {
            clean();
            byte[] built = built(
                    shell,
                    new RecipeStep.File("content", CONTENT.length, 3, 0),
                    RecipeStep.File.whole("empty", 0),
                    literal(""),
                    new RecipeStep.File("content", CONTENT.length, CONTENT.length - 1L, 1));
            assertArrayEquals(new byte[] {(byte) 0xff}, built, shell.toString());
        }
    }

    @NeedsTools({"bash", "dash"})
    @Test
    void writesToTheMessagesNameUnlessAnotherIsGiven() throws Exception {
        Files.write(folder.resolve("r.sh"), new HandRecipe("-it's\n", List.of(literal("x"))).script());
        for (List<String> shell : Shells.all()) {
            clean();
            Shells.Outcome outcome = run(shell, "$SH r.sh && mv -- '-it'\"'\"'s\n' out && $SH r.sh -o && mv ./-o out2");
            assertEquals(0, outcome.exit(), outcome.err());
            assertEquals("x", Files.readString(folder.resolve("out")));
            assertEquals("x", Files.readString(folder.resolve("out2")));
        }
    }

    @NeedsTools({"bash", "dash"})
    @Test
    void overwritesNothing() throws Exception {
        Files.write(folder.resolve("r.sh"), new HandRecipe("X.mime", List.of(literal("x"))).script());
        Files.writeString(folder.resolve("out"), "before");
        for (List<String> shell : Shells.all()) {
            Shells.Outcome outcome = run(shell, "$SH r.sh out");
            assertEquals(3, outcome.exit());
            assertTrue(outcome.err().contains("out exists"), outcome.err());
            assertEquals("before", Files.readString(folder.resolve("out")));
        }
    }

    @NeedsTools({"bash", "dash"})
    @Test
    void leavesNoOutputIfAFileIsMissingOrChanged() throws Exception {
        Files.write(folder.resolve("content"), CONTENT);
        Files.createDirectory(folder.resolve("folder"));
        Map<String, Integer> exits = Map.of("missing", 3, "folder", 3, "content", 1);
        for (Map.Entry<String, Integer> exit : exits.entrySet()) {
            RecipeStep file = RecipeStep.File.whole(exit.getKey(), 5);
            Files.write(folder.resolve("r.sh"), new HandRecipe("X.mime", List.of(literal("x"), file)).script());
            for (List<String> shell : Shells.all()) {
                clean();
                Shells.Outcome outcome = run(shell, "$SH r.sh out");
                assertEquals(exit.getValue(), outcome.exit(), shell + outcome.err());
                assertTrue(outcome.err().contains("./" + exit.getKey() + ": "), outcome.err());
                assertFalse(Files.exists(folder.resolve("out")), shell.toString());
            }
        }
    }

    @NeedsTools({"bash", "dash"})
    @Test
    void leavesNoOutputIfItIsStopped() throws Exception {
        Files.write(folder.resolve("content"), CONTENT);
        RecipeStep file = RecipeStep.File.whole("content", CONTENT.length);
        String script =
                new String(new HandRecipe("X.mime", List.of(literal("x"), file)).script(), StandardCharsets.UTF_8);
        // Stops itself after the first byte.
        Files.writeString(folder.resolve("r.sh"), script.replace("\nwhole ", "\nkill -TERM $$\nwhole "));
        for (List<String> shell : Shells.all()) {
            clean();
            assertEquals(3, run(shell, "$SH r.sh out").exit(), shell.toString());
            assertFalse(Files.exists(folder.resolve("out")), shell.toString());
        }
    }

    @NeedsTools({"bash", "dash"})
    @Test
    void reportsThatTheOutputCannotBeWritten() throws Exception {
        Files.write(folder.resolve("r.sh"), new HandRecipe("X.mime", List.of(literal("x"))).script());
        for (List<String> shell : Shells.all()) {
            Shells.Outcome outcome = run(shell, "$SH r.sh no/such/folder/out");
            assertEquals(3, outcome.exit(), outcome.err());
            assertTrue(outcome.err().contains("no/such/folder/out cannot be written"), outcome.err());
        }
    }

    @Test
    void findsThePathFromTheRecipeToAnInput() throws Exception {
        Path top = folder.toRealPath();
        Path real = Files.createDirectories(top.resolve("real/deep"));
        Path linked = Files.createSymbolicLink(top.resolve("linked"), real);
        Files.createDirectories(real.resolve("C:"));
        assertEquals("a.dcm", HandRecipe.pathFrom(real, real.resolve("a.dcm")));
        assertEquals("../../a.dcm", HandRecipe.pathFrom(linked, top.resolve("a.dcm")));
        assertEquals("a.dcm", HandRecipe.pathFrom(linked, real.resolve("../deep/./a.dcm")));
        assertEquals("./C:/a.dcm", HandRecipe.pathFrom(real, real.resolve("C:/a.dcm")));
        assertThrows(IOException.class, () -> HandRecipe.pathFrom(real, Path.of("/")));
    }

    @Test
    void takesAbsolutePathsAsTheyAre() {
        assertTrue(script(RecipeStep.File.whole("/in/it's", 3)).contains("whole '/in/it'\\''s' 3\n"));
        assertTrue(script(RecipeStep.File.whole("C:/in/a", 3)).contains("whole C:/in/a 3\n"));
        assertTrue(script(RecipeStep.File.whole("./C:/in/a", 3)).contains("whole \"$here/./C:/in/a\" 3\n"));
    }

    @Test
    void refusesARangeOutsideTheFile() {
        assertThrows(IllegalArgumentException.class, () -> new RecipeStep.File("a", 5, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> new RecipeStep.File("a", 5, -1, 3));
        assertThrows(IllegalArgumentException.class, () -> new RecipeStep.File("a", 5, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> new RecipeStep.File("a", 5, Long.MAX_VALUE, Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> new RecipeStep.File("", 5, 0, 5));
        assertThrows(IllegalArgumentException.class, () -> RecipeStep.File.whole("a\0b", 5));
    }

    private byte[] built(List<String> shell, RecipeStep... pieces) throws Exception {
        HandRecipe recipe = new HandRecipe("X.mime", List.of(pieces));
        Files.write(folder.resolve("r.sh"), recipe.script());
        Shells.Outcome outcome = run(shell, "$SH r.sh out");
        assertEquals("", outcome.err(), shell.toString());
        assertEquals(0, outcome.exit(), shell.toString());
        byte[] built = Files.readAllBytes(folder.resolve("out"));
        assertEquals(recipe.length(), built.length);
        return built;
    }

    private void clean() throws IOException {
        Files.deleteIfExists(folder.resolve("out"));
        Files.deleteIfExists(folder.resolve("out2"));
    }

    private Shells.Outcome run(List<String> shell, String driver) throws Exception {
        String script = "SH='" + String.join(" ", shell) + "'\n" + driver;
        return Shells.run(List.of("dash"), folder, script.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static RecipeStep literal(String text) {
        return new RecipeStep.Literal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String script(RecipeStep... pieces) {
        return new String(new HandRecipe("X.mime", List.of(pieces)).script(), StandardCharsets.UTF_8);
    }
}
