package io.github.stowc.dicom.json;

import io.github.stowc.dicom.VR;

/** The members of an attribute's object, as bits. */
final class Member {
    static final int UNKNOWN = 0;
    static final int VR = 1;
    static final int VALUE = 2;
    static final int BULK_DATA_URI = 4;
    static final int INLINE_BINARY = 8;

    /** At most one of these. */
    static final int CONTENT = VALUE | BULK_DATA_URI | INLINE_BINARY;

    private Member() {}

    static int of(String name) {
        return switch (name) {
            case "vr" -> VR;
            case "Value" -> VALUE;
            case "BulkDataURI" -> BULK_DATA_URI;
            case "InlineBinary" -> INLINE_BINARY;
            default -> UNKNOWN;
        };
    }

    /** The member that a name means if only its case is wrong. */
    static int meant(String name) {
        for (int member = VR; member <= INLINE_BINARY; member <<= 1) {
            if (name(member).equalsIgnoreCase(name)) {
                return member;
            }
        }
        return UNKNOWN;
    }

    static String name(int member) {
        return switch (member) {
            case VR -> "vr";
            case VALUE -> "Value";
            case BULK_DATA_URI -> "BulkDataURI";
            default -> "InlineBinary";
        };
    }
}
