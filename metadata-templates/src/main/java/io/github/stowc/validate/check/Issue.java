package io.github.stowc.validate.check;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.iod.IodFinding;
import io.github.stowc.iod.ItemStep;
import io.github.stowc.validate.finding.Check;
import io.github.stowc.validate.finding.Paths;
import java.util.List;

/**
 * A finding before its place in a text is looked up: what instances that are alike have in common. Immutable.
 *
 * @param rule the rule's slug
 * @param severity how grave it is
 * @param steps the way to the dataset that holds, or should hold, the attribute
 * @param tag the attribute
 * @param keyword its keyword; empty where it has none
 * @param path the way to the attribute as reports have it
 * @param message what was expected and what was found
 * @param fix what to do; empty where nothing simple helps
 */
record Issue(
        String rule,
        Severity severity,
        List<ItemStep> steps,
        Tag tag,
        String keyword,
        String path,
        String message,
        String fix) {

    static Issue of(Check check, List<ItemStep> steps, Tag tag, String message, String fix) {
        return of(check.slug(), check.severity(), steps, tag, message, fix);
    }

    static Issue of(IodFinding finding) {
        String message = withoutName(finding.message(), finding.tag());
        return of(finding.rule(), finding.severity(), finding.path(), finding.tag(), message, finding.fix());
    }

    private static Issue of(String rule, Severity severity, List<ItemStep> steps, Tag tag, String message, String fix) {
        return new Issue(rule, severity, steps, tag, keyword(tag), Paths.of(steps, tag), message, fix);
    }

    /** Reports name the attribute themselves. */
    private static String withoutName(String message, Tag tag) {
        if (!message.startsWith(tag.toString())) {
            return message;
        }
        int colon = message.indexOf(": ");
        return colon < 0 ? message : message.substring(colon + 2);
    }

    /** The keyword of an attribute; empty where it has none. */
    static String keyword(Tag tag) {
        String keyword = DataDictionary.standard().keyword(tag);
        return keyword.equals(tag.hex()) ? "" : keyword;
    }
}
