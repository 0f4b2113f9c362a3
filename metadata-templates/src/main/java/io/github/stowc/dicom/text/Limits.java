package io.github.stowc.dicom.text;

import tools.jackson.core.StreamReadConstraints;

/** What the reader takes at most, so that no input exhausts memory or stack; a heap of 128 MiB is enough for all. */
public final class Limits {
    /** JSON levels; a sequence in a sequence takes three, so that 85 levels of sequences can be read. */
    public static final int DEPTH = 256;

    /** Characters of a text value. */
    public static final int TEXT = 8 << 20;

    /** Bytes of an InlineBinary. */
    public static final int INLINE_BYTES = 16 << 20;

    /** Characters of any string: the InlineBinary in Base64 and some room to say by how much it is too long. */
    public static final int STRING = 24 << 20;

    /** Characters of a number; a decimal string has at most 16 (PS3.5 6.2), but its own rule should say so. */
    public static final int NUMBER = 10_000;

    /** Characters of a name; a tag has 8. */
    public static final int NAME = 1_000;

    /** Values one after the other that are no instances. */
    public static final int STRAYS = 10_000;

    private Limits() {}

    @SuppressWarnings("exports") // The JSON reader of this library alone asks for them.
    public static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxStringLength(STRING)
                .maxNumberLength(NUMBER)
                .maxNameLength(NAME)
                .maxDocumentLength(-1)
                .maxTokenCount(-1)
                .build();
    }
}
