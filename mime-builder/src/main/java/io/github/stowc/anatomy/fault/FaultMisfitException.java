package io.github.stowc.anatomy.fault;

/** A message lacks what a fault needs; the message is a sentence for people. */
public final class FaultMisfitException extends Exception {
    private static final long serialVersionUID = 1L;

    FaultMisfitException(String message) {
        super(message);
    }
}
