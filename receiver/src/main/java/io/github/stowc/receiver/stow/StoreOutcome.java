package io.github.stowc.receiver.stow;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.validate.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What became of a message. Immutable.
 *
 * @param answer for the sender
 * @param anatomy what every byte of the body is; empty if it is no message
 * @param findings what is wrong with it
 */
public record StoreOutcome(WebAnswer answer, Optional<Anatomy> anatomy, List<Finding> findings) {
    /** Copies the list. */
    public StoreOutcome {
        findings = List.copyOf(findings);
    }
}
