package io.github.stowc.dicom.json;

import io.github.stowc.dicom.text.Limits;
import tools.jackson.core.StreamReadConstraints;

/** What the JSON parser takes at most, beside the limits that XML has too. */
final class JsonLimits {
    /** Characters of any string: the InlineBinary in Base64 and some room to say by how much it is too long. */
    static final int STRING = 24 << 20;

    /** Characters of a number; a decimal string has at most 16 (PS3.5 6.2), but its own rule should say so. */
    static final int NUMBER = 10_000;

    /** Characters of a name; a tag has 8. */
    static final int NAME = 1_000;

    private JsonLimits() {}

    static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(Limits.DEPTH)
                .maxStringLength(STRING)
                .maxNumberLength(NUMBER)
                .maxNameLength(NAME)
                .maxDocumentLength(-1)
                .maxTokenCount(-1)
                .build();
    }
}
