package io.github.stowc.dicom.json;

import io.github.stowc.dicom.syntax.Limits;
import tools.jackson.core.StreamReadConstraints;

/** What the JSON parser takes at most, in addition to the limits shared with XML. */
final class JsonLimits {
    /** Characters of any string: an InlineBinary in Base64, and room to say by how much it is too long. */
    static final int STRING = 24 << 20;

    /** Characters of a number; a decimal string has at most 16 (PS3.5 6.2), but another rule says so. */
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
