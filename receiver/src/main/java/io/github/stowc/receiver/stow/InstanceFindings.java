package io.github.stowc.receiver.stow;

import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import java.util.List;

/** Which findings make an instance fail. */
final class InstanceFindings {
    private final List<Finding> findings;
    private final boolean strict;

    InstanceFindings(List<Finding> findings, boolean strict) {
        this.findings = findings;
        this.strict = strict;
    }

    /** The first error of an instance, if errors make it fail; empty if there is none. */
    String error(int part, int index) {
        String prefix = "part " + (part + 1) + ": ";
        for (Finding finding : findings) {
            if (strict
                    && finding.severity() == Severity.ERROR
                    && finding.instance() == index
                    && finding.message().startsWith(prefix)) {
                return finding.message();
            }
        }
        return "";
    }
}
