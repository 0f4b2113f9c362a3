package io.github.stowc.cli;

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
            terminal.err().println(printable(text));
        }
    }

    private void print(String word, String colour, String text) {
        String shown = terminal.hasColour() ? colour + word + PLAIN : word;
        terminal.err().println(shown + ": " + printable(LibraryTexts.withOptions(text)));
    }

    /** A text on one line: a file may be called anything, and must not move the cursor. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                shown.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }
}
