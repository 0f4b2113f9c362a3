package io.github.stowc.dicom.xml;

/** What the reader takes at most, so that no input exhausts memory or stack. */
final class Limits {
    /** Elements in elements; a sequence in a sequence takes two, so that some 120 levels of sequences can be read. */
    public static final int DEPTH = 256;

    /** Characters of a text value. */
    public static final int TEXT = 8 << 20;

    /** Bytes of an InlineBinary. */
    public static final int INLINE_BYTES = 16 << 20;

    /** Characters of a start tag, attributes among them, or of a processing instruction. */
    static final int TAG = 1 << 16;

    /** XML attributes of an element; the model has four. */
    static final int ATTRIBUTES = 200;

    /** Characters of a reference to a character or an entity. */
    static final int REFERENCE = 256;

    /** Characters of a comment. */
    static final int COMMENT = 1 << 20;

    /** Values in a row that are left out. */
    static final int GAP = 1_000;

    /** Problems, and elements that the model does not know. */
    public static final int STRAYS = 10_000;

    private Limits() {}
}
