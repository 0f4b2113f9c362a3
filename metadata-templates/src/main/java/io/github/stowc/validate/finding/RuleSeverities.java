package io.github.stowc.validate.finding;

import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.wording.UsageException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How grave the findings of some rules count, other than the rules say; rules may be off. Immutable. */
public final class RuleSeverities {
    /** Every rule counts as it says. */
    public static final RuleSeverities AS_THE_RULES_SAY = new RuleSeverities(Map.of());

    /** What follows the place of such a finding is not checked, and a file that was not checked must not look sound. */
    private static final Set<String> NOT_READ = Set.of(
            "io/unreadable",
            "json/syntax",
            "json/encoding",
            "json/limit",
            "json/root",
            "json/model",
            "json/trailing-content",
            "xml/syntax",
            "xml/encoding",
            "xml/doctype",
            "xml/limit",
            "xml/root",
            "part10/broken",
            "limit/items",
            "limit/values");

    private static final String STRUCTURE = "mime/structure";

    /** The rules that were once one with {@link #STRUCTURE}: what is said of it holds for them, unless they are named. */
    private static final Set<String> FINER =
            Set.of("mime/no-parts", "mime/no-end", "mime/boundary", "mime/line-end", "mime/blank-line");

    private final Map<String, Optional<Severity>> bySlug;

    private RuleSeverities(Map<String, Optional<Severity>> bySlug) {
        this.bySlug = Map.copyOf(bySlug);
    }

    /**
     * These, and others, which win.
     *
     * @param levels by the name of a rule, or of a layer with a star: {@code iod/*}, or a star alone; empty for off; a
     *     rule's own name wins against a star
     * @throws UsageException if there is no such rule, or it is one of those that say that a file could not be read
     */
    public RuleSeverities with(Map<String, Optional<Severity>> levels) {
        if (levels.isEmpty()) {
            return this;
        }
        Rules rules = Rules.read();
        Map<String, Optional<Severity>> all = new HashMap<>(bySlug);
        levels.forEach((name, level) -> {
            if (name.endsWith("*")) {
                putLayer(name, level, rules, all);
            }
        });
        if (levels.containsKey(STRUCTURE)) {
            FINER.forEach(finer -> all.put(finer, levels.get(STRUCTURE)));
        }
        levels.forEach((name, level) -> {
            if (!name.endsWith("*")) {
                all.put(changeable(name, level, rules), level);
            }
        });
        return new RuleSeverities(all);
    }

    private static void putLayer(
            String name, Optional<Severity> level, Rules rules, Map<String, Optional<Severity>> all) {
        String layer = name.substring(0, name.length() - 1);
        boolean isKnown = false;
        for (ExplainedRule rule : rules.all()) {
            boolean isMeant =
                    layer.isEmpty() || (layer.endsWith("/") && rule.slug().startsWith(layer));
            isKnown |= isMeant;
            if (isMeant && !NOT_READ.contains(rule.slug())) {
                all.put(rule.slug(), level);
            }
        }
        if (!isKnown) {
            throw new UsageException("expected the name of a layer of rules, such as iod/*, found " + name);
        }
    }

    private static String changeable(String name, Optional<Severity> level, Rules rules) {
        if (rules.find(name).isEmpty()) {
            String meant = rules.nearest(name)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            throw new UsageException("there is no rule " + name + meant);
        }
        if (NOT_READ.contains(name) && !level.equals(Optional.of(Severity.ERROR))) {
            throw new UsageException("the rule " + name
                    + " stays an error: what cannot be read is not checked, and must not look sound");
        }
        return name;
    }

    /** Whether a rule may count less; not if it says that a file could not be read. */
    public static boolean mayChange(Rule rule) {
        return !NOT_READ.contains(rule.slug());
    }

    /** How grave a finding counts; empty if its rule is off. */
    public Optional<Severity> of(Finding finding) {
        Optional<Severity> level = bySlug.get(finding.rule().slug());
        return level == null ? Optional.of(finding.severity()) : level;
    }
}
