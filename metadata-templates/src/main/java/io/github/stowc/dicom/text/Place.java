package io.github.stowc.dicom.text;

/**
 * A place in a text.
 *
 * @param line counted from 1; a line ends with LF, CR or both
 * @param column counted from 1, in UTF-16 code units
 */
public record Place(int line, int column) {
    /** The first character. */
    static final Place START = new Place(1, 1);
}
