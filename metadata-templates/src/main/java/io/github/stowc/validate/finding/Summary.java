package io.github.stowc.validate.finding;

import io.github.stowc.dicom.text.Severity;

/**
 * What a run has come to. Immutable.
 *
 * @param files the files that were looked at
 * @param instances the instances in them
 * @param errors all errors, those among them that were not passed on
 * @param warnings all warnings, likewise
 * @param infos all remarks, likewise
 * @param truncated whether there were more findings than were asked for
 */
public record Summary(int files, long instances, long errors, long warnings, long infos, boolean truncated) {

    /** All findings, those among them that were not passed on. */
    public long findings() {
        return errors + warnings + infos;
    }

    /** What this run and another have come to. */
    public Summary plus(Summary other) {
        return new Summary(
                files + other.files,
                instances + other.instances,
                errors + other.errors,
                warnings + other.warnings,
                infos + other.infos,
                truncated || other.truncated);
    }

    /** Whether there is a finding of that severity or a graver one. */
    public boolean hasAtLeast(Severity severity) {
        return errors > 0 || (severity != Severity.ERROR && warnings > 0) || (severity == Severity.INFO && infos > 0);
    }
}
