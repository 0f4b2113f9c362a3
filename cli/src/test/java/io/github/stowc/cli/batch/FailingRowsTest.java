package io.github.stowc.cli.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailingRowsTest {
    private static Set<String> found(String regex, String text) {
        Set<String> found = new TreeSet<>();
        for (Matcher matcher = Pattern.compile(regex).matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void eachRuleThatTheLibraryNamesIsExplained() throws IOException {
        Path rooms = TestData.root().resolve("mime-builder/src/main/java/io/github/stowc/stow/batch");
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(rooms)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                named.addAll(found("\"(batch/[a-z]+)\"", Files.readString(file)));
            }
        }
        assertEquals(named, new TreeSet<>(FailingRows.rules().keySet()));
    }

    @Test
    void thePageNamesThemAll() throws IOException {
        String page = Files.readString(TestData.root().resolve("docs/batch.md"));
        Set<String> rows = found("`(batch/[a-z]+)`[^\\n]* \\|", page.substring(page.indexOf("## Rules")));
        rows.addAll(found(", `(batch/[a-z]+)` \\|", page));
        assertEquals(new TreeSet<>(FailingRows.rules().keySet()), rows);
    }
}
