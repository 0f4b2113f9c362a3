package io.github.stowc.curl;

import io.github.stowc.bytes.Printable;
import io.github.stowc.wording.UsageException;

/** The quoting rules of the three shells. */
final class Quoting {
    private static final String CMD_BARE = "_./:-\\";

    private Quoting() {}

    /** One word for a POSIX shell (XCU 2.2.2): bare, or in single quotes, where only a single quote is special. */
    static String posix(String text) {
        requireText(text);
        // zsh expands words that begin with an equals sign.
        if (isBare(text, "_./:,+@%=-") && text.charAt(0) != '=') {
            return text;
        }
        return '\'' + text.replace("'", "'\\''") + '\'';
    }

    /**
     * One word for PowerShell: bare, or in single quotes, where a quote is doubled. The four typographic quotes
     * count as single quotes (about_Quoting_Rules).
     */
    static String powerShell(String text) {
        requireText(text);
        if (text.indexOf('"') >= 0) {
            throw new UsageException("PowerShell before 7.3 passes a double quote to a program in"
                    + " another way than later versions; leave it out of " + shown(text));
        }
        if (isBare(text, "_./:-") && isAsciiLetter(text.charAt(0))) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c);
            if (c == '\'' || (c >= '\u2018' && c <= '\u201B')) {
                out.append(c);
            }
        }
        return out.append('\'').toString();
    }

    /** One word for a batch file: in double quotes, where only the percent sign is special and is doubled. */
    static String cmdScript(String text) {
        refuseForCmd(text);
        return isBare(text, CMD_BARE) ? text : windowsQuoted(text.replace("%", "%%"));
    }

    /**
     * One word for cmd.exe's prompt. Since a percent sign cannot be escaped inside quotes, it is put outside them after
     * a caret, so that the text between two of them is not taken for a variable.
     */
    static String cmdPrompt(String text) {
        refuseForCmd(text);
        if (isBare(text, CMD_BARE)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 8);
        int start = 0;
        for (int percent = text.indexOf('%'); percent >= 0; percent = text.indexOf('%', start)) {
            out.append(windowsQuoted(text.substring(start, percent))).append("^%");
            start = percent + 1;
        }
        return out.append(windowsQuoted(text.substring(start))).toString();
    }

    /**
     * In double quotes; backslashes before the last one are doubled, since a program's runtime reads them as escapes.
     */
    private static String windowsQuoted(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end--;
        }
        return '"' + text + text.substring(end) + '"';
    }

    /**
     * Refuses what no quoting can express for cmd.exe.
     *
     * @throws IllegalArgumentException if the text has a double quote or a control character
     */
    static void refuseForCmd(String text) {
        requireText(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"') {
                throw new UsageException(
                        "cmd.exe cannot be given " + (c == '"' ? "a double quote" : "a control character")
                                + " inside an argument; leave it out of " + shown(text));
            }
        }
    }

    /**
     * Refuses what no shell or no UTF-8 file can hold.
     *
     * @throws IllegalArgumentException if the text has a NUL or half of a surrogate pair
     */
    static void requireText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new UsageException("a command cannot contain NUL; remove it from " + shown(text));
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new UsageException(shown(text) + " has half of a surrogate pair at position " + (i + 1)
                        + ", which is not a character");
            }
        }
    }

    /** A text as errors show it: in quotes, with unprintable characters replaced. */
    static String shown(String text) {
        return '"' + Printable.masked(text) + '"';
    }

    private static boolean isBare(String text, String others) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAsciiLetter(c) && (c < '0' || c > '9') && others.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
