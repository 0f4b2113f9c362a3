package io.github.stowc.validate.fix;

import io.github.stowc.validate.finding.Finding;

/**
 * Something that was corrected. Immutable.
 *
 * @param finding what was wrong, at its place in the file as it was
 * @param done what was done about it
 */
public record Fix(Finding finding, String done) {}
