package io.github.stowc.cli.options;

import io.github.stowc.bytes.Printable;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.stow.StowMessage;

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
            print("warning", YELLOW, text);
        }
    }

    /** What was done. */
    public void info(String text) {
        if (!quiet) {
            terminal.err().println(Printable.escaped(text));
        }
    }

    /** What a message leaves out; its headers and parts too, if everything is wanted. */
    public void describe(StowMessage message, boolean everything) {
        message.leftOut().forEach(file -> info("left out: " + file.name() + ": " + file.reason()));
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

    private void print(String word, String colour, String text) {
        String shown = terminal.hasColour() ? colour + word + PLAIN : word;
        terminal.err().println(shown + ": " + Printable.escaped(text));
    }
}
