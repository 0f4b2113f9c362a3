package io.github.stowc.validate.finding;

/** Findings that were accepted earlier, so that only new ones count. */
public interface AcceptedFindings {

    /**
     * Whether a finding is one of them; each answer counts one off.
     *
     * @param value the attribute's value as text; empty if it has none, or belongs to no attribute
     */
    boolean accepts(Finding finding, String value);
}
