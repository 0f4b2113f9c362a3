package io.github.stowc.anatomy;

/** What ends a line of a message; RFC 2046 5.1.1 allows only CR LF. */
public enum LineEnd {
    CRLF("CRLF", "CR LF", 2),
    LF("LF", "LF alone", 1),
    CR("CR", "CR alone", 1),
    CR_CR_LF("CRCRLF", "CR CR LF", 3),
    NONE("none", "no line end", 0);

    private final String word;
    private final String label;
    private final int length;

    LineEnd(String word, String label, int length) {
        this.word = word;
        this.label = label;
        this.length = length;
    }

    /** The word for it in reports. */
    public String word() {
        return word;
    }

    /** What a sentence calls it. */
    public String label() {
        return label;
    }

    /** The number of its bytes. */
    public int length() {
        return length;
    }
}
