package io.github.stowc.cli;

/** The exit codes of the program. */
final class ExitCode {
    /** Done; there may be warnings. */
    static final int DONE = 0;
    /** The input has errors. */
    static final int INPUT = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** Something cannot be read or written. */
    static final int IO = 3;
    /** The server refused all or part. */
    static final int REFUSED = 4;

    private ExitCode() {}
}
