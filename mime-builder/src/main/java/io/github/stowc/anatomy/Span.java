package io.github.stowc.anatomy;

/**
 * A run of bytes of a message that have one meaning. Immutable.
 *
 * @param kind what the bytes are
 * @param offset the first byte, from 0
 * @param length the number of bytes, 1 or more
 * @param lineEnd what the span ends with; of a header block with different line ends, the first that is not CR LF
 * @param part the index of the part that it belongs to, from 0; -1 if it belongs to none, as in the head of a request
 */
public record Span(Kind kind, long offset, long length, LineEnd lineEnd, int part) {
    /** What bytes can be. */
    public enum Kind {
        /** Text before the first delimiter. */
        PREAMBLE,
        /** The line end before it, two dashes and the boundary; the line end after it if no padding follows. */
        DELIMITER,
        /** White space after a delimiter, with the line end. */
        PADDING,
        /** The fields of a part, or the request line and fields of a request. */
        HEADER,
        /** The empty line after the fields. */
        BLANK,
        /** The content of a part. */
        BODY,
        /** The last delimiter, with two dashes more, padding and line end. */
        CLOSE,
        /** What follows the last delimiter. */
        EPILOGUE
    }

    /** The offset of the first byte after it. */
    public long end() {
        return offset + length;
    }
}
