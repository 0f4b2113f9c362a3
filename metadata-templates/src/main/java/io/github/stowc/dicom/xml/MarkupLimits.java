package io.github.stowc.dicom.xml;

/** What the reader takes at most of XML's own constructs, in addition to the limits shared with JSON. */
final class MarkupLimits {
    /** Characters of a start tag with its attributes, or of a processing instruction. */
    static final int TAG = 1 << 16;

    /** XML attributes of an element; the model has four. */
    static final int ATTRIBUTES = 200;

    /** Characters of a reference to a character or an entity. */
    static final int REFERENCE = 256;

    /** Characters of a comment. */
    static final int COMMENT = 1 << 20;

    /** Missing values in a row. */
    static final int GAP = 1_000;

    private MarkupLimits() {}
}
