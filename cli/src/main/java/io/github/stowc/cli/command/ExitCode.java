package io.github.stowc.cli.command;

/** The exit codes of the program. */
public final class ExitCode {
    /** Done; there may be warnings. */
    public static final int DONE = 0;
    /** The input has errors. */
    public static final int INPUT = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** Something cannot be read or written. */
    public static final int IO = 3;
    /** The server refused all or part. */
    public static final int REFUSED = 4;

    /** A person ended it (Ctrl-C), and it can go on. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
