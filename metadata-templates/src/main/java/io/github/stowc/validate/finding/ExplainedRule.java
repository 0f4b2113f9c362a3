package io.github.stowc.validate.finding;

import io.github.stowc.dicom.text.Rule;
import java.util.List;

/**
 * A rule for instances, explained to people. Immutable.
 *
 * @param facts name, severity and section
 * @param explanation what the rule means and why, one paragraph
 * @param wrong examples that break it
 * @param right the same, corrected
 */
public record ExplainedRule(Facts facts, String explanation, List<String> wrong, List<String> right) implements Rule {

    /** Copies the lists. */
    public ExplainedRule {
        wrong = List.copyOf(wrong);
        right = List.copyOf(right);
    }
}
