package io.github.stowc.stow.batch.table;

/** The place in a text after what was read of it: line and character, both from 1; CR, LF and CRLF end a line. */
final class TextPlace {
    private long line = 1;
    private long character = 1;
    private boolean afterReturn;

    long line() {
        return line;
    }

    long character() {
        return character;
    }

    void pass(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            pass(text[i]);
        }
    }

    /** One character; the second half of a surrogate pair does not count. */
    void pass(char c) {
        if (c > '\r') {
            afterReturn = false;
            character += Character.isLowSurrogate(c) ? 0 : 1;
        } else if (c == '\n' || c == '\r') {
            line += c == '\n' && afterReturn ? 0 : 1;
            character = 1;
            afterReturn = c == '\r';
        } else {
            afterReturn = false;
            character++;
        }
    }
}
