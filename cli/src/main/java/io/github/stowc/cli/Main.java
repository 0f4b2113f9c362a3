package io.github.stowc.cli;

import io.github.stowc.cli.command.Terminal;

/** The entry of the program. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String... args) {
        if (ClassArchive.isRefused()) {
            ClassArchive.renew();
        }
        int exit = new Cli(Terminal.ofProcess()).run(args);
        System.out.flush();
        System.err.flush();
        // Ends at once, because threads that still run have nothing more to say.
        Runtime.getRuntime().exit(exit);
    }
}
