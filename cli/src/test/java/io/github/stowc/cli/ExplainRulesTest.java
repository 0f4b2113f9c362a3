package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.validate.finding.ExplainedRule;
import io.github.stowc.validate.finding.Rules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages of the rules on messages: what the standard says, and what servers that were tried do. */
class ExplainRulesTest {
    private static final Pattern SECTION =
            Pattern.compile("\\b(RFC \\d{4} ([0-9]+(\\.[0-9]+)*|[A-Z])|PS3\\.\\d+ [0-9A-Z]+(\\.[0-9]+)*)");

    /** What was seen of servers and other readers, as their words on each page. */
    private static final Map<String, List<String>> SEEN = Map.ofEntries(
            Map.entry("mime/no-end", List.of("dcm4chee answers 500", "Orthanc answers 200")),
            Map.entry("mime/no-parts", List.of("Orthanc answers 200")),
            Map.entry("mime/not-a-message", List.of("dcm4chee answers 415", "Google, Azure and AWS")),
            Map.entry("mime/not-multipart", List.of("415 by Orthanc", "dcm4chee answers 415")),
            Map.entry("mime/form-data", List.of("Orthanc answers 200 and stores nothing")),
            Map.entry("mime/boundary", List.of("dcm4chee answers 400", "Orthanc answers 200 with nothing stored")),
            Map.entry("mime/boundary-length", List.of("Orthanc sends")),
            Map.entry("mime/type-parameter", List.of("dcm4chee answers 409", "Orthanc 415")),
            Map.entry("mime/content-length", List.of("Orthanc answers 200")),
            Map.entry("mime/metadata-first", List.of("dcm4chee takes them in any order")),
            Map.entry("mime/preamble", List.of("dcm4chee and Orthanc skip it", "dicomweb-client")),
            Map.entry("mime/epilogue", List.of("dcm4chee and Orthanc skip it")),
            Map.entry("mime/line-end", List.of("dcm4chee answers 500", "Orthanc finds no part")),
            Map.entry("mime/content-type", List.of("dcm4chee answers 500")),
            Map.entry("mime/content-location", List.of("dcm4chee answers 409")),
            Map.entry("link/missing-file", List.of("dcm4chee", "409", "A922")),
            Map.entry("link/header", List.of("dcm4chee overwrites")),
            Map.entry("link/length", List.of("dcm4chee", "C122")));

    private static Set<String> slugs() {
        Set<String> slugs = new TreeSet<>();
        for (ExplainedRule rule : Rules.read().all()) {
            if (rule.slug().startsWith("mime/") || rule.slug().startsWith("link/")) {
                slugs.add(rule.slug());
            }
        }
        return slugs;
    }

    private static String page(String slug) {
        return CommandRun.of("explain", slug).expecting(ExitCode.DONE).text().replaceAll("\\s+", " ");
    }

    @Test
    void eachPageNamesItsSection() {
        Set<String> slugs = slugs();
        assertTrue(slugs.size() > 25, slugs.toString());
        for (String slug : slugs) {
            assertTrue(SECTION.matcher(page(slug)).find(), page(slug));
        }
    }

    @Test
    void aPageSaysWhatServersWereSeenToDo() {
        SEEN.forEach((slug, words) -> {
            String page = page(slug);
            for (String word : words) {
                assertTrue(page.contains(word), word + " is not in: " + page);
            }
        });
    }

    @Test
    void eachRuleWhoseServersWereSeenExists() {
        Set<String> missing = new TreeSet<>(SEEN.keySet());
        missing.removeAll(slugs());
        assertEquals(Set.of(), missing);
    }
}
