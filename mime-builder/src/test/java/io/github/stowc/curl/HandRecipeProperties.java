package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.testdata.NeedsTools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The recipe builds the bytes of its steps in every shell. */
class HandRecipeProperties {
    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeAFolder() throws IOException {
        folder = Files.createTempDirectory("stowc");
    }

    @AfterContainer
    static void removeTheFolder() throws IOException {
        for (String name : List.of("file", "r.sh", "out", "driver.sh", "driver.out", "driver.err", "")) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    @NeedsTools({"bash", "dash"})
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void buildsTheSameBytesInEveryShell(@ForAll byte[] file, @ForAll("stretches") List<Stretch> stretches)
            throws Exception {
        Files.write(folder.resolve("file"), file);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        List<RecipeStep> pieces = new ArrayList<>();
        for (Stretch stretch : stretches) {
            int offset = Math.min(stretch.offset(), file.length);
            int length = Math.min(stretch.length(), file.length - offset);
            pieces.add(new RecipeStep.Literal(stretch.literal()));
            pieces.add(new RecipeStep.File("file", file.length, offset, length));
            expected.writeBytes(stretch.literal());
            expected.write(file, offset, length);
        }
        HandRecipe recipe = new HandRecipe("out", pieces);
        assertEquals(expected.size(), recipe.length());
        Files.write(folder.resolve("r.sh"), recipe.script());
        for (List<String> shell : Shells.all()) {
            Files.deleteIfExists(folder.resolve("out"));
            byte[] driver = (String.join(" ", shell) + " r.sh").getBytes(StandardCharsets.US_ASCII);
            Shells.Outcome outcome = Shells.run(List.of("dash"), folder, driver, Map.of());
            assertEquals("", outcome.err(), shell.toString());
            assertArrayEquals(expected.toByteArray(), Files.readAllBytes(folder.resolve("out")), shell.toString());
        }
    }

    /** Bytes of the message, then a range of the file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stretch(byte[] literal, int offset, int length) {}

    @Provide
    Arbitrary<List<Stretch>> stretches() {
        Arbitrary<byte[]> nasty = Arbitraries.strings()
                .withChars("-%\\'\"\r\n\t0178sn \0\u007f".toCharArray())
                .ofMaxLength(600)
                .map(text -> text.getBytes(StandardCharsets.US_ASCII));
        Arbitrary<byte[]> literals =
                Arbitraries.oneOf(nasty, Arbitraries.bytes().array(byte[].class).ofMaxSize(300));
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 300);
        return Combinators.combine(literals, numbers, numbers)
                .as(Stretch::new)
                .list()
                .ofMaxSize(6);
    }
}
