package io.github.stowc.mime;

/** Where line ends stand around the delimiters of a message. */
public enum Framing {
    /** The first delimiter begins the message, and a line end follows the last one. */
    CANONICAL("", "\r\n"),
    /** Every delimiter begins with a line end, and nothing follows the last one: what echo and cat make by hand. */
    RECIPE("\r\n", "");

    private final String start;
    private final String end;

    Framing(String start, String end) {
        this.start = start;
        this.end = end;
    }

    /** What stands before the first delimiter. */
    String start() {
        return start;
    }

    /** What stands behind the close delimiter. */
    String end() {
        return end;
    }
}
