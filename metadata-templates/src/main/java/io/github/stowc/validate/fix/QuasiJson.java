package io.github.stowc.validate.fix;

import io.github.stowc.dicom.text.Place;

/** The tokens of a text that people and programs write for JSON, one character a byte of UTF-8. */
final class QuasiJson {
    private static final String BLANKS = " \t\r\n";
    /** In UTF-8: double and single quotes of word processors, each with two bytes more. */
    private static final char TYPOGRAPHIC = 0xE2;

    private final String text;
    private int at;
    /** The last place that was asked for, to count lines only once. */
    private int counted;

    private int line = 1;
    private int column = 1;

    QuasiJson(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("cut off");
        }
        return text.charAt(at);
    }

    void next() {
        at++;
    }

    void expect(char c) {
        if (peek() != c) {
            throw new IllegalArgumentException("no " + c);
        }
        at++;
    }

    void expectEnd() {
        if (at < text.length()) {
            throw new IllegalArgumentException("something follows");
        }
    }

    /** Line and column of a character; asked for in the order of the text, or nearly. */
    Place place(int of) {
        while (counted < of) {
            char c = text.charAt(counted++);
            column = c == '\n' ? 1 : column + width(c);
            line += c == '\n' ? 1 : 0;
        }
        int back = 0;
        int lines = 0;
        for (int i = counted - 1; i >= of; i--) {
            char c = text.charAt(i);
            lines += c == '\n' ? 1 : 0;
            back += width(c);
        }
        if (lines == 0) {
            return new Place(line, column - back);
        }
        int first = 1;
        for (int i = of - 1; i >= 0 && text.charAt(i) != '\n'; i--) {
            first += width(text.charAt(i));
        }
        return new Place(line - lines, first);
    }

    /** Bytes that continue a character do not count. */
    private static int width(char c) {
        return (c & 0xC0) == 0x80 ? 0 : 1;
    }

    String blanks() {
        int start = at;
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Skips a comment of JavaScript or of shells; false if there is none. */
    boolean skipComment() {
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                throw new IllegalArgumentException("cut off");
            }
            at = end + 2;
            return true;
        }
        if (!text.startsWith("//", at) && !text.startsWith("#", at)) {
            return false;
        }
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
        return true;
    }

    /** Whether a string begins here, in quotes of JSON or others. */
    boolean isQuote() {
        return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'' || isTypographic(at));
    }

    private boolean isTypographic(int where) {
        if (where + 2 >= text.length() || text.charAt(where) != TYPOGRAPHIC || text.charAt(where + 1) != 0x80) {
            return false;
        }
        char last = text.charAt(where + 2);
        return last >= 0x98 && last <= 0x9F;
    }

    /** The content of a string, in the escapes of JSON; hears of what was corrected in it and where. */
    String string(SyntaxFixes fixes) {
        boolean typographic = isTypographic(at);
        char quote = text.charAt(at);
        at += typographic ? 3 : 1;
        StringBuilder content = new StringBuilder();
        while (true) {
            char c = peek();
            if (typographic && (isTypographic(at) || c == '"')) {
                at += c == '"' ? 1 : 3;
                return content.toString();
            }
            if (!typographic && c == quote) {
                at++;
                return content.toString();
            }
            if (c == '\\') {
                escape(content, fixes);
            } else if (c < ' ') {
                fixes.fixed(at++, "wrote the control character as an escape");
                content.append(JsonStrings.escape(c));
            } else {
                content.append(c == '"' ? "\\\"" : String.valueOf(c));
                at++;
            }
        }
    }

    private void escape(StringBuilder content, SyntaxFixes fixes) {
        char escaped = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (escaped == '\'') {
            content.append('\'');
            at += 2;
        } else if ("\"\\/bfnrt".indexOf(escaped) >= 0 && escaped != 0) {
            content.append('\\').append(escaped);
            at += 2;
        } else if (escaped == 'u' && JsonStrings.isHex(text, at + 2)) {
            content.append(text, at, at + 6);
            at += 6;
        } else {
            fixes.fixed(at++, "doubled the backslash");
            content.append("\\\\");
        }
    }

    /** A number or a bare word. */
    String word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("no value");
        }
        return text.substring(start, at);
    }

    /** Hears of a correction. */
    interface SyntaxFixes {
        void fixed(int at, String what);
    }
}
