package io.github.stowc.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.validate.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One defect makes one finding, at its place, and hides no other finding. */
class VariantsTest {
    @TempDir
    Path folder;

    static Stream<Variants.Variant> variants() {
        return Variants.all();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void oneDefectAddsOneFindingAndTakesNoneAway(Variants.Variant variant) throws IOException {
        String base = variant.mode().startsWith("bulk") ? "bulk" : variant.mode();
        byte[] example = Variants.example().getBytes(StandardCharsets.UTF_8);
        List<String> before = Variants.identities(Variants.check(example, Variants.options(base, folder)));
        byte[] changed = variant.text().getBytes(StandardCharsets.UTF_8);
        List<Finding> added = new ArrayList<>(Variants.check(changed, Variants.options(variant.mode(), folder)));
        // Of a dataset with a member that is no attribute, nothing is certain to be missing.
        boolean unread = variant.tag().equals("-") && variant.rule().matches("json/(tag|model)");
        for (String known : before) {
            boolean found = false;
            for (int i = 0; i < added.size() && !found; i++) {
                found = Variants.identity(added.get(i)).equals(known);
                if (found) {
                    added.remove(i);
                }
            }
            assertTrue(found || (unread && known.startsWith("iod/missing-")), "lost: " + known);
        }
        assertEquals(1, added.size(), () -> added.toString());
        Finding finding = added.get(0);
        assertEquals(variant.rule(), finding.rule().slug(), finding::toString);
        assertEquals(variant.tag(), finding.tag() == null ? "-" : finding.tag().hex(), finding::toString);
        assertEquals(variant.line(), finding.line(), finding::toString);
    }

    @Test
    void theTableHasAtLeast120Variants() {
        assertTrue(Variants.all().count() >= 120);
    }
}
