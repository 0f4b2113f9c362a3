package io.github.stowc.validate.finding;

import java.io.IOException;

/** Takes findings, those of a file in the order of their places. */
@FunctionalInterface
public interface FindingSink {

    /**
     * Takes one finding.
     *
     * @throws IOException if it cannot be passed on
     */
    void accept(Finding finding) throws IOException;

    /**
     * Hears of a finding that was accepted earlier, which does not count.
     *
     * @throws IOException if it cannot be passed on
     */
    default void known(Finding finding) throws IOException {}

    /**
     * Hears that another file follows; it may have no findings.
     *
     * @throws IOException if that cannot be passed on
     */
    default void startFile(String file) throws IOException {}
}
