package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The libraries speak no command line; the CLI adds its options to what they advise. */
class LibraryTextsTest {
    /** The options that help lists for every command. */
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private static List<String> sources(String library) throws IOException {
        try (Stream<Path> files = Files.walk(TestData.root().resolve(library).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(LibraryTextsTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> options() throws IOException {
        TreeSet<String> options = new TreeSet<>();
        try (Stream<Path> helps = Files.list(TestData.file("cli"))) {
            helps.filter(file -> file.getFileName().toString().startsWith("help-"))
                    .map(LibraryTextsTest::text)
                    .flatMap(help -> OPTION.matcher(help).results())
                    .forEach(found -> options.add(found.group()));
        }
        return options;
    }

    @Test
    void theTemplateLibraryNamesNoOption() throws IOException {
        Set<String> options = options();
        assertTrue(options.contains("--no-appn"), options::toString);
        TreeSet<String> named = new TreeSet<>();
        for (String source : sources("metadata-templates")) {
            for (Matcher literal = LITERAL.matcher(source); literal.find(); ) {
                boolean names =
                        OPTION.matcher(literal.group()).results().anyMatch(found -> options.contains(found.group()));
                if (names || literal.group().contains(" -t ") || literal.group().contains(" -m ")) {
                    named.add(literal.group());
                }
            }
        }
        assertEquals(new TreeSet<>(), named);
    }

    @Test
    void allAdviceIsTheLibraries() throws IOException {
        String all = sources("metadata-templates").stream().collect(Collectors.joining());
        for (String advice : LibraryTexts.advice()) {
            assertTrue(all.contains(advice), advice);
        }
    }

    @Test
    void anOptionFollowsTheAdvice() {
        assertEquals(
                "a.jpg: its metadata has a GPS position; leave out its application segments (--no-appn)",
                LibraryTexts.withOptions("a.jpg: its metadata has a GPS position; leave out its application segments"));
        assertEquals("a.jpg: no such file", LibraryTexts.withOptions("a.jpg: no such file"));
    }
}
