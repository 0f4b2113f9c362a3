package io.github.stowc.validate;

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
}
