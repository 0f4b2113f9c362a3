package io.github.stowc.anatomy;

import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import java.util.List;

/**
 * All that is shown of a message. Immutable.
 *
 * @param anatomy what every byte is
 * @param contents what each part holds, in the order of {@link Anatomy#parts}
 * @param findings what is wrong with it, as the check of messages finds it
 * @param summary their counts
 */
public record Inspection(Anatomy anatomy, List<PartContent> contents, List<Finding> findings, Summary summary) {
    /** Copies the lists. */
    public Inspection {
        contents = List.copyOf(contents);
        findings = List.copyOf(findings);
    }
}
