package io.github.stowc.curl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How cmd.exe, PowerShell and a program's C runtime parse a command, as far as our commands need it. */
final class WindowsModel {
    private WindowsModel() {}

    /** The arguments that a program gets from a line typed at cmd.exe's prompt. */
    static List<String> atPrompt(String line, Map<String, String> variables) {
        return arguments(withoutCarets(expandedAtPrompt(line, variables)));
    }

    /** The arguments that a program gets from a line of a batch file; {@code %~dp0} is the variable {@code ~dp0}. */
    static List<String> inBatchFile(String line, Map<String, String> variables) {
        return arguments(withoutCarets(expandedInBatchFile(line, variables)));
    }

    private static String expandedAtPrompt(String line, Map<String, String> variables) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            int end = line.charAt(i) == '%' ? line.indexOf('%', i + 1) : -1;
            String value =
                    end < 0 ? null : variables.get(line.substring(i + 1, end).toUpperCase(Locale.ROOT));
            if (value == null) {
                out.append(line.charAt(i));
            } else {
                out.append(value);
                i = end;
            }
        }
        return out.toString();
    }

    private static String expandedInBatchFile(String line, Map<String, String> variables) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != '%') {
                out.append(line.charAt(i));
            } else if (line.startsWith("%%", i)) {
                out.append('%');
                i++;
            } else if (line.startsWith("%~dp0", i)) {
                out.append(variables.getOrDefault("~dp0", ""));
                i += 4;
            } else if (i + 1 < line.length() && "*0123456789".indexOf(line.charAt(i + 1)) >= 0) {
                i++;
            } else {
                // A percent sign without a second one is dropped, and so is a name without a value.
                int end = line.indexOf('%', i + 1);
                if (end >= 0) {
                    out.append(variables.getOrDefault(line.substring(i + 1, end).toUpperCase(Locale.ROOT), ""));
                    i = end;
                }
            }
        }
        return out.toString();
    }

    /**
     * The second phase: quotes toggle, a caret outside them escapes, and characters that end or redirect the command
     * fail.
     */
    private static String withoutCarets(String line) {
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\n' || c == '\r') {
                throw new AssertionError("the line ends inside the command: " + line);
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '^') {
                i++;
                c = line.charAt(i);
            } else if (!quoted && "&|<>()".indexOf(c) >= 0) {
                throw new AssertionError("special outside quotes: " + c + " in " + line);
            }
            out.append(c);
        }
        return out.toString();
    }

    /** The rules of Microsoft's C runtime: backslashes matter before a quote, two quotes inside quotes mean one. */
    static List<String> arguments(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            int backslashes = 0;
            while (i + backslashes < line.length() && line.charAt(i + backslashes) == '\\') {
                backslashes++;
            }
            if (backslashes > 0) {
                i += backslashes;
                boolean quote = i < line.length() && line.charAt(i) == '"';
                word.append("\\".repeat(quote ? backslashes / 2 : backslashes));
                begun = true;
                if (quote && backslashes % 2 == 1) {
                    word.append('"');
                    i++;
                }
            } else if (c == '"' && quoted && line.startsWith("\"\"", i)) {
                word.append('"');
                i += 2;
            } else if (c == '"') {
                quoted = !quoted;
                begun = true;
                i++;
            } else if (!quoted && (c == ' ' || c == '\t')) {
                if (begun) {
                    arguments.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
                i++;
            } else {
                word.append(c);
                begun = true;
                i++;
            }
        }
        if (begun) {
            arguments.add(word.toString());
        }
        return arguments;
    }

    /** The words of a PowerShell command: bare, or strings in single quotes. */
    static List<String> powerShellWords(String line) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < line.length()) {
            if (line.charAt(i) == ' ') {
                i++;
                continue;
            }
            if (isSingleQuote(line.charAt(i))) {
                StringBuilder word = new StringBuilder();
                i = powerShellString(line, i, word);
                if (i < line.length() && line.charAt(i) != ' ') {
                    throw new AssertionError("the string ends early: " + line.substring(i));
                }
                words.add(word.toString());
            } else {
                int end = line.indexOf(' ', i);
                end = end < 0 ? line.length() : end;
                String word = line.substring(i, end);
                if (word.chars().anyMatch(c -> c >= 0x80 || "'\"`$@#&|;,<>(){}%?*[]\n".indexOf(c) >= 0)) {
                    throw new AssertionError("special in a bare word: " + word);
                }
                words.add(word);
                i = end;
            }
        }
        return words;
    }

    /** Reads a string in single quotes from a position; the position after it. */
    static int powerShellString(String text, int start, StringBuilder out) {
        int i = start + 1;
        while (true) {
            char c = text.charAt(i);
            if (isSingleQuote(c)) {
                if (i + 1 >= text.length() || !isSingleQuote(text.charAt(i + 1))) {
                    return i + 1;
                }
                i++;
            }
            out.append(c);
            i++;
        }
    }

    /** The line that a program gets from PowerShell up to 7.2: its words joined without escapes. */
    static List<String> byWindowsPowerShell(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.isEmpty() ? "" : " ");
            if (word.chars().anyMatch(Character::isWhitespace)) {
                String backslashes = word.substring(word.length() - trailingBackslashes(word));
                line.append('"').append(word).append(backslashes).append('"');
            } else {
                line.append(word);
            }
        }
        return arguments(line.toString());
    }

    private static int trailingBackslashes(String word) {
        int count = 0;
        while (count < word.length() && word.charAt(word.length() - 1 - count) == '\\') {
            count++;
        }
        return count;
    }

    private static boolean isSingleQuote(char c) {
        return c == '\'' || (c >= '\u2018' && c <= '\u201B');
    }
}
