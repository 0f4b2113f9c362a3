package io.github.stowc.cli;

import io.github.stowc.bytes.Printable;

/** What a command says to the person who runs it, on standard error. */
final class Messages {
    private static final String RED = "\u001B[31m";
    private static final String YELLOW = "\u001B[33m";
    private static final String PLAIN = "\u001B[0m";

    private final Terminal terminal;
    private final boolean quiet;

    Messages(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /** Whether it says nothing but errors. */
    boolean isQuiet() {
        return quiet;
    }

    /** What stops the command; said even when it is to be quiet. */
    void error(String text) {
        print("error", RED, text);
    }

    /** What a person should know. */
    void warning(String text) {
        if (!quiet) {
            print("warning", YELLOW, text);
        }
    }

    /** What was done. */
    void info(String text) {
        if (!quiet) {
            terminal.err().println(Printable.escaped(text));
        }
    }

    private void print(String word, String colour, String text) {
        String shown = terminal.hasColour() ? colour + word + PLAIN : word;
        terminal.err().println(shown + ": " + Printable.escaped(text));
    }
}
