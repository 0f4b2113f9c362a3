package io.github.stowc.cli.options;

import io.github.stowc.bytes.Printable;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.wording.Sentence;
import java.util.List;

/** What a command says to the person who runs it, on standard error. */
public final class Messages {
    private static final String RED = "\u001B[31m";
    private static final String YELLOW = "\u001B[33m";
    private static final String PLAIN = "\u001B[0m";

    private final Terminal terminal;
    private final boolean quiet;

    public Messages(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /** Whether it says errors only. */
    public boolean isQuiet() {
        return quiet;
    }

    /** What stops the command; said even if the rest is not. */
    public void error(String text) {
        print("error", RED, text);
    }

    /** What a person should know. */
    public void warning(String text) {
        if (!quiet) {
            keptWarning(text);
        }
    }

    /** What a person should know even if the rest is not said: something is lost without it. */
    void keptWarning(String text) {
        print("warning", YELLOW, text);
    }

    /** The end of a summary: how many files are left out. */
    public static String leftOut(StowMessage message) {
        int count = message.leftOut().size();
        return count == 0 ? "" : "; " + Sentence.counted(count, "file") + " left out";
    }

    /** What was done. */
    public void info(String text) {
        if (!quiet) {
            terminal.err().println(Printable.escaped(text));
        }
    }

    /** What a message leaves out and how it came about; its headers and parts too, if everything is wanted. */
    public void describe(StowMessage message, boolean everything) {
        for (Inputs.LeftOut file : message.leftOut()) {
            String text = "left out: " + Wording.of(file.text());
            if (file.isMissed()) {
                keptWarning(text);
            } else {
                info(text);
            }
        }
        message.notices().forEach(notice -> info(Wording.of(notice)));
        if (everything) {
            info("Content-Type: " + message.contentType());
            message.parts()
                    .forEach(part ->
                            info("part: " + part.headers() + ", " + part.body().length() + " bytes"));
        }
    }

    /** The warnings of a message; if they are not wanted, they are not collected either. */
    public void warnings(StowMessage message) {
        if (!quiet) {
            message.warnings().forEach(warning -> warning(Wording.of(warning)));
        }
    }

    /**
     * Refuses to go on if a file is missed or a warning stands, both of which were or are told.
     *
     * @param message the first of a run
     * @throws Failure.InputException if there is anything to mend
     */
    public void requireNoWarnings(StowMessage message) throws Failure.InputException {
        long missed =
                message.leftOut().stream().filter(Inputs.LeftOut::isMissed).count();
        List<Sentence> warnings = message.warnings();
        if (missed + warnings.size() == 0) {
            return;
        }
        warnings.forEach(warning -> keptWarning(Wording.of(warning)));
        throw new Failure.InputException(CompileOptions.STRICT.name() + ": found "
                + Sentence.counted(warnings.size(), "warning") + " and left out " + Sentence.counted(missed, "file")
                + ", so nothing was written or sent; mend them, or leave out " + CompileOptions.STRICT.name());
    }

    private void print(String word, String colour, String text) {
        String shown = terminal.hasColour() ? colour + word + PLAIN : word;
        terminal.err().println(shown + ": " + Printable.escaped(text));
    }
}
