package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.AcceptedFindings;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.RuleSeverities;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Counts findings, as grave as the options make them, and passes them on up to a limit. */
public final class Collector {
    private final FindingSink sink;
    private final long limit;
    private final RuleSeverities severities;
    private final @Nullable AcceptedFindings accepted;
    private long errors;
    private long warnings;
    private long infos;

    public Collector(FindingSink sink, ValidateOptions options) {
        this.sink = sink;
        this.limit = options.maxFindings();
        this.severities = options.severities();
        this.accepted = options.accepted().orElse(null);
    }

    public void accept(Finding finding) throws IOException {
        accept(finding, null);
    }

    /**
     * Takes a finding.
     *
     * @param instance the one that it is of; null for none
     */
    void accept(Finding finding, @Nullable Dataset instance) throws IOException {
        Severity severity = severities.of(finding).orElse(null);
        if (severity == null) {
            return;
        }
        if (accepted != null
                && RuleSeverities.mayChange(finding.rule())
                && accepted.accepts(finding, ValueText.at(instance, finding.path()))) {
            sink.known(finding.withSeverity(severity));
            return;
        }
        // A report that lacks a file would pass for one of a sound file.
        boolean passedOn = errors + warnings + infos < limit || finding.rule() == ValidationRule.UNREADABLE;
        switch (severity) {
            case ERROR -> errors++;
            case WARNING -> warnings++;
            case INFO -> infos++;
        }
        if (passedOn) {
            sink.accept(severity == finding.severity() ? finding : finding.withSeverity(severity));
        }
    }

    public Summary summary(int files, long instances) {
        long all = errors + warnings + infos;
        return new Summary(files, instances, errors, warnings, infos, all > limit);
    }
}
