package io.github.stowc.receiver.stow;

/** The Failure Reasons that are given (PS3.18 table I.2-2, PS3.4 B.2.3). */
final class FailureCodes {
    /** Processing failure. */
    static final int PROCESSING = 0x0110;
    /** Duplicate SOP Instance. */
    static final int DUPLICATE = 0x0111;
    /** Refused: out of resources. */
    static final int NO_RESOURCES = 0xA700;
    /** Data set does not match SOP Class. */
    static final int NO_MATCH = 0xA900;
    /** Cannot understand. */
    static final int NOT_UNDERSTOOD = 0xC000;

    private FailureCodes() {}
}
