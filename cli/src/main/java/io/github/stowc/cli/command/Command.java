package io.github.stowc.cli.command;

import io.github.stowc.stow.options.CompileException;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** A command of the program. */
public interface Command {
    /** Its name, options and help. */
    CommandSpec spec();

    /**
     * Runs it.
     *
     * @return the exit code, one of {@link ExitCode}
     * @throws UsageException if the command line is wrong
     * @throws CompileException if the input has errors
     * @throws IOException if something cannot be read or written
     */
    int run(Options options, Terminal terminal) throws IOException, CompileException;
}
