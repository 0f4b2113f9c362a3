package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines that fail: each with its exit code and message, and no file left. */
class BadInputTest {
    @TempDir
    Path folder = Path.of("");

    static List<BadInput> badInput() {
        return BadInput.all();
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void saysWhatIsWrongAndLeavesNoFile(BadInput bad) throws Exception {
        List<Object> words = bad.arguments().in(new BadInput.Folder(folder));
        Map<String, Integer> before = content(folder);
        CommandRun run = CommandRun.of(environment(), words.toArray());
        assertEquals(bad.exit(), run.exit(), run.err());
        for (String said : bad.says()) {
            String expected = said.replace("@", folder + "/");
            assertTrue(run.err().contains(expected), () -> "expected: " + expected + "\nfound: " + run.err());
        }
        assertFalse(run.err().contains("\tat "), run.err());
        assertFalse(run.err().contains("should not happen"), run.err());
        assertEquals("", run.text());
        assertEquals(before, content(folder));
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void showsTheStackTraceOfAnErrorWithDebug(BadInput bad) throws Exception {
        List<Object> words = new ArrayList<>(bad.arguments().in(new BadInput.Folder(folder)));
        boolean parsed = !words.isEmpty()
                && !bad.name().contains("option")
                && !bad.name().contains("argument");
        if (!parsed || !List.of("compile", "uid").contains(words.get(0))) {
            return;
        }
        words.add("--debug");
        CommandRun run = CommandRun.of(environment(), words.toArray());
        assertEquals(bad.exit(), run.exit(), run.err());
        assertTrue(run.err().contains("        at io.github.stowc."), run.err());
    }

    private Map<String, String> environment() {
        return Map.of("STOWC_TEMPLATES", folder + "/templates");
    }

    /** Every file below a folder, hidden ones too, with its bytes. */
    static Map<String, Integer> content(Path folder) throws IOException {
        Map<String, Integer> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                content.put(file.toString(), Files.isRegularFile(file) ? Arrays.hashCode(Files.readAllBytes(file)) : 0);
            }
        }
        return content;
    }
}
