package io.github.stowc.stow.input;

/** What a shell's echo leaves in a message that was made with it by hand, where it does not know the options given. */
public final class EchoTraces {
    private static final String[] OPTIONS = {"-ne ", "-en ", "-e ", "-n "};

    private EchoTraces() {}

    /** What begins a message in place of its first delimiter, for people. */
    static String found(String text) {
        String option = option(text);
        if (!option.isEmpty()) {
            return "\"" + option + "\" before it: " + cause(option);
        }
        if (text.startsWith("\\r\\n--")
                || text.startsWith("\\n--")
                || (text.startsWith("--") && text.contains("\\r\\n"))) {
            return "a backslash and a letter for its line ends: the echo of this shell needs an option to"
                    + " translate them; printf does it in every shell";
        }
        return "other text";
    }

    /** Why an option of echo is in a message, and what to do. */
    public static String cause(String option) {
        return "the echo of sh (dash) writes " + option.strip() + " and a line end as text; run the script with bash,"
                + " or use printf";
    }

    /** The option of echo that a text begins with; empty if none. */
    static String option(String text) {
        for (String option : OPTIONS) {
            if (text.startsWith(option) || text.equals(option.strip())) {
                return option.strip();
            }
        }
        return "";
    }

    /** The option of echo that the end of a body is; empty if none. */
    public static String optionAtEnd(String end) {
        for (String option : OPTIONS) {
            if (end.endsWith(option)) {
                return option.strip();
            }
        }
        return "";
    }
}
