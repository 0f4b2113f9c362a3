package io.github.stowc.validate.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.xml.XmlRule;
import io.github.stowc.validate.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue has every rule, and explains each. */
class RulesTest {
    /** Rules that no change of a Secondary Capture instance in two lines can break; others test them. */
    private static final Set<String> ELSEWHERE =
            Set.of("iod/constraint", "iod/modality", "iod/missing-type-2c", "json/bare-object", "json/limit");

    private final Rules rules = Rules.read();

    @Test
    void everyRuleOfTheReaderIsInTheCatalogue() {
        for (JsonRule rule : JsonRule.values()) {
            Rule known = rules.find(rule.slug()).orElseThrow(() -> new AssertionError(rule.slug()));
            assertEquals(rule.severity().name(), known.severity().name(), rule.slug());
            assertEquals(rule.section(), known.section(), rule.slug());
        }
    }

    @Test
    void everyRuleOfTheXmlReaderIsInTheCatalogue() {
        for (XmlRule rule : XmlRule.values()) {
            Rule known = rules.find(rule.slug()).orElseThrow(() -> new AssertionError(rule.slug()));
            assertEquals(rule.severity().name(), known.severity().name(), rule.slug());
            assertEquals(rule.section(), known.section(), rule.slug());
        }
    }

    @Test
    void everyRuleOfThisPackageIsInTheCatalogue() {
        for (Check check : Check.values()) {
            Rule known = rules.find(check.slug()).orElseThrow(() -> new AssertionError(check.slug()));
            assertEquals(check.severity(), known.severity(), check.slug());
        }
    }

    @Test
    void everyRuleIsExplainedWithExamples() {
        for (Rule rule : rules.all()) {
            assertTrue(rule.explanation().length() > 40, rule.slug());
            assertTrue(rule.explanation().endsWith("."), rule.slug());
            assertFalse(rule.section().isEmpty(), rule.slug());
            assertFalse(rule.wrong().isEmpty(), rule.slug());
            assertFalse(rule.right().isEmpty(), rule.slug());
        }
    }

    @Test
    void everyRuleIsBrokenByAVariant() {
        Set<String> broken = Variants.all().map(Variants.Variant::rule).collect(Collectors.toSet());
        Set<String> unbroken = new TreeSet<>();
        for (Rule rule : rules.all()) {
            boolean isOfJson = !rule.slug().startsWith("xml/")
                    && !rule.slug().startsWith("mime/")
                    && !rule.slug().startsWith("part10/");
            if (isOfJson && !broken.contains(rule.slug())) {
                unbroken.add(rule.slug());
            }
        }
        assertEquals(new TreeSet<>(ELSEWHERE), unbroken);
    }

    @Test
    void rulesOfALayerStandTogether() {
        List<String> layers = new ArrayList<>();
        for (Rule rule : rules.all()) {
            String layer = rule.slug().substring(0, rule.slug().indexOf('/'));
            if (layers.isEmpty() || !layers.get(layers.size() - 1).equals(layer)) {
                layers.add(layer);
            }
        }
        assertEquals(layers.size(), Set.copyOf(layers).size(), layers::toString);
        assertEquals(List.of("json", "xml", "vr", "iod", "study", "link"), layers.subList(0, 6));
    }

    @Test
    void findsTheRuleThatWasMeant() {
        assertEquals(Optional.of("json/tag-case"), rules.nearest("json/tagcase"));
        assertEquals(Optional.empty(), rules.find("json/none"));
    }
}
