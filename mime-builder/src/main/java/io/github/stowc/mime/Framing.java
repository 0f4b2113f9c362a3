package io.github.stowc.mime;

/** Where a message has line ends around its delimiters. */
public enum Framing {
    /** The message begins with a delimiter, and a line end follows the last one. */
    CANONICAL("", "\r\n"),
    /** A line end precedes each delimiter, and nothing follows the last one: the result of echo and cat by hand. */
    RECIPE("\r\n", "");

    private final String start;
    private final String end;

    Framing(String start, String end) {
        this.start = start;
        this.end = end;
    }

    /** The text before the first delimiter. */
    String start() {
        return start;
    }

    /** The text after the close delimiter. */
    String end() {
        return end;
    }
}
