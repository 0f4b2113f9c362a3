package io.github.stowc.dicom;

import java.util.Optional;

/** The value representations of PS3.5 table 6.2-1, with what the encodings need to know about each. */
public enum VR {
    AE(Form.TEXT, 16, true),
    AS(Form.TEXT, 4, true),
    AT(Form.TAG, 4, true),
    CS(Form.TEXT, 16, true),
    DA(Form.TEXT, 8, true),
    DS(Form.DECIMAL, 16, true),
    DT(Form.TEXT, 26, true),
    FD(Form.FLOAT, 8, true),
    FL(Form.FLOAT, 4, true),
    IS(Form.DECIMAL, 12, true),
    LO(Form.TEXT, 64, true),
    LT(Form.TEXT, 10240, false),
    OB(Form.BINARY, 1, false),
    OD(Form.BINARY, 8, false),
    OF(Form.BINARY, 4, false),
    OL(Form.BINARY, 4, false),
    OV(Form.BINARY, 8, false),
    OW(Form.BINARY, 2, false),
    PN(Form.PERSON_NAME, 64, true),
    SH(Form.TEXT, 16, true),
    SL(Form.INTEGER, 4, true),
    SQ(Form.SEQUENCE, 0, false),
    SS(Form.INTEGER, 2, true),
    ST(Form.TEXT, 1024, false),
    SV(Form.INTEGER, 8, true),
    TM(Form.TEXT, 14, true),
    UC(Form.TEXT, 0, true),
    UI(Form.TEXT, 64, true),
    UL(Form.INTEGER, 4, true),
    UN(Form.BINARY, 1, false),
    UR(Form.TEXT, 0, false),
    US(Form.INTEGER, 2, true),
    UT(Form.TEXT, 0, false),
    UV(Form.INTEGER, 8, true);

    /** What the values of a VR are made of. */
    public enum Form {
        /** Characters. */
        TEXT,
        /** A number written in characters: DS and IS. */
        DECIMAL,
        /** A binary whole number. */
        INTEGER,
        /** A binary floating point number. */
        FLOAT,
        /** The tag of an attribute. */
        TAG,
        /** A person's name in up to three component groups. */
        PERSON_NAME,
        /** Items, each a dataset. */
        SEQUENCE,
        /** Bytes in words of one length. */
        BINARY
    }

    private final Form form;
    private final int size;
    private final boolean multiple;

    VR(Form form, int size, boolean multiple) {
        this.form = form;
        this.size = size;
        this.multiple = multiple;
    }

    /** The VR of that name; empty if the standard has none. */
    public static Optional<VR> parse(String name) {
        if (name.length() == 2) {
            for (VR vr : ALL) {
                if (vr.name().equals(name)) {
                    return Optional.of(vr);
                }
            }
        }
        return Optional.empty();
    }

    private static final VR[] ALL = values();

    /** What its values are made of. */
    public Form form() {
        return form;
    }

    /** For text: the most characters a value may have (per component group for PN), 0 if only the length field limits it. */
    public int maxCharacters() {
        return isText() ? size : 0;
    }

    /** For binary forms: the bytes of one value or word; 0 for text and sequences. */
    public int wordBytes() {
        return isText() || this == SQ ? 0 : size;
    }

    /** Whether a backslash separates several values in one element (PS3.5 6.4). */
    public boolean isMultiple() {
        return multiple;
    }

    /** Whether the values are encoded as characters. */
    public boolean isText() {
        return form == Form.TEXT || form == Form.DECIMAL || form == Form.PERSON_NAME;
    }

    /** Whether values are bytes without a number of their own: InlineBinary in the DICOM JSON Model (PS3.18 F.2.7). */
    public boolean isBinary() {
        return form == Form.BINARY;
    }

    /** Whether Specific Character Set applies to its values (PS3.5 6.1.2.3). */
    public boolean usesCharacterSet() {
        return switch (this) {
            case LO, LT, PN, SH, ST, UC, UT -> true;
            default -> false;
        };
    }

    /** Whether Explicit VR has a 32-bit length after two reserved bytes (PS3.5 7.1.2). */
    public boolean hasLongLength() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> true;
            default -> false;
        };
    }

    /** The byte that makes a value's length even: NUL for UI and binary, a space for the other text (PS3.5 6.2). */
    public byte padding() {
        return (byte) (isText() && this != UI ? ' ' : 0);
    }
}
