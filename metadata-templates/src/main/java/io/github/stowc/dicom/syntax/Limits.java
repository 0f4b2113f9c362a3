package io.github.stowc.dicom.syntax;

/** What the readers take at most, so that no input exhausts memory or stack; a heap of 128 MiB is enough for all. */
public final class Limits {
    /**
     * Levels of JSON or XML. A sequence in a sequence takes three levels of JSON, so that 85 levels of sequences can be
     * read, and two of XML.
     */
    public static final int DEPTH = 256;

    /** Characters of a text value. */
    public static final int TEXT = 8 << 20;

    /** Bytes of an InlineBinary. */
    public static final int INLINE_BYTES = 16 << 20;

    /** JSON values in a row that are not instances; problems in XML, and elements that the model lacks. */
    public static final int STRAYS = 10_000;

    /** Items of the sequences of an instance, at all levels together. */
    public static final int ITEMS = 1_000_000;

    /** Values of an element. */
    public static final int VALUES = 1_000_000;

    /** Findings on an instance. */
    public static final int FINDINGS = 20_000;

    private Limits() {}
}
