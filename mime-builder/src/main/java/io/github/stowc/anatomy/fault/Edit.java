package io.github.stowc.anatomy.fault;

import java.io.IOException;

/** How a message gets a fault. */
@FunctionalInterface
interface Edit {
    /**
     * The change that gives a message the fault.
     *
     * @throws IOException if the message cannot be read
     * @throws FaultMisfitException if it lacks what the fault needs
     */
    Change on(Subject subject) throws IOException, FaultMisfitException;
}
