package io.github.stowc.validate.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.syntax.CountRule;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.xml.XmlRule;
import io.github.stowc.iod.IodRule;
import io.github.stowc.validate.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue has every rule, and explains each. */
class RulesTest {
    /** Rules that no change of a Secondary Capture instance in two lines, with files, can break; others test them. */
    private static final Set<String> ELSEWHERE = Set.of(
            "iod/constraint",
            "iod/modality",
            "iod/missing-type-2c",
            "json/bare-object",
            "json/limit",
            "limit/findings",
            "limit/items",
            "limit/values",
            "link/letter-case",
            "study/not-an-instance");

    private final Rules rules = Rules.read();

    @Test
    void theCatalogueHasTheRulesOfTheCodeAndNoOthers() {
        Set<String> slugs = new TreeSet<>();
        Stream.of(JsonRule.values(), XmlRule.values(), IodRule.values(), ValidationRule.values(), CountRule.values())
                .flatMap(Stream::of)
                .map(Rule.class::cast)
                .forEach(rule -> {
                    ExplainedRule known = rules.find(rule.slug()).orElseThrow(() -> new AssertionError(rule.slug()));
                    assertEquals(rule.severity(), known.severity(), rule.slug());
                    assertEquals(rule.section(), known.section(), rule.slug());
                    assertTrue(slugs.add(rule.slug()), rule.slug());
                });
        assertEquals(
                slugs, rules.all().stream().map(ExplainedRule::slug).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyRuleIsExplainedWithExamples() {
        for (ExplainedRule rule : rules.all()) {
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
        for (ExplainedRule rule : rules.all()) {
            boolean isOfJson = !rule.slug().startsWith("xml/")
                    && !rule.slug().startsWith("io/")
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
        for (ExplainedRule rule : rules.all()) {
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
