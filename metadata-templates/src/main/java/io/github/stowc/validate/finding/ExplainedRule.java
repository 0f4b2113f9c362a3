package io.github.stowc.validate.finding;

import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.text.Severity;
import java.util.List;

/**
 * A rule for instances, explained to people. Immutable.
 *
 * @param slug the name in reports: {@code json/tag-case}
 * @param severity how grave a break is; findings of a few rules about SOP Classes may be less grave
 * @param section where the rule comes from: {@code PS3.18 F.2.2}
 * @param explanation what the rule means and why, one paragraph
 * @param wrong examples that break it
 * @param right the same, corrected
 */
public record ExplainedRule(
        String slug, Severity severity, String section, String explanation, List<String> wrong, List<String> right)
        implements Rule {

    /** Copies the lists. */
    public ExplainedRule {
        wrong = List.copyOf(wrong);
        right = List.copyOf(right);
    }
}
