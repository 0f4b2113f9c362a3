package io.github.stowc.receiver.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailingRulesTest {
    private static final Set<String> ANSWERS = Set.of("400", "C000", "0110");

    @Test
    void theDocumentHasEachRowInTheSameOrder() throws IOException {
        List<String> documented = new ArrayList<>();
        for (String line : Files.readAllLines(TestData.root().resolve("docs/receiver.md"))) {
            if (line.matches("\\| [a-z0-9]+/[a-z0-9-]+ \\|.*")) {
                documented.add(line);
            }
        }
        List<String> rows = FailingRules.read().rows().entrySet().stream()
                .map(row -> "| " + row.getKey() + " | " + row.getValue().answer() + " | "
                        + row.getValue().why() + " |")
                .toList();
        assertEquals(rows, documented);
    }

    @Test
    void eachRowIsOfARuleThatExists() {
        Rules rules = Rules.read();
        FailingRules.read().rows().forEach((rule, row) -> {
            assertTrue(ANSWERS.contains(row.answer()), rule);
            // Half of mime/blank-line.
            assertTrue(rules.find(rule).isPresent() || rule.equals("mime/no-blank-line"), rule);
        });
    }
}
