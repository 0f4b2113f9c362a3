package io.github.stowc.validate.finding;

import io.github.stowc.dicom.text.Severity;

/**
 * The counts of a run. Immutable.
 *
 * @param files the files that were checked
 * @param instances the instances in them
 * @param errors all errors, with those that were not passed on
 * @param warnings all warnings, with those that were not passed on
 * @param infos all remarks, with those that were not passed on
 * @param truncated whether there were more findings than were passed on
 */
public record Summary(int files, long instances, long errors, long warnings, long infos, boolean truncated) {

    /** All findings, with those that were not passed on. */
    public long findings() {
        return errors + warnings + infos;
    }

    /** The counts of this run and another together. */
    public Summary plus(Summary other) {
        return new Summary(
                files + other.files,
                instances + other.instances,
                errors + other.errors,
                warnings + other.warnings,
                infos + other.infos,
                truncated || other.truncated);
    }

    /** Whether a finding has that severity or a graver one. */
    public boolean hasAtLeast(Severity severity) {
        return errors > 0 || (severity != Severity.ERROR && warnings > 0) || (severity == Severity.INFO && infos > 0);
    }
}
