package io.github.stowc.dicom.part10;

/** The three ways in which data elements are written (PS3.5 7.1). */
enum ElementEncoding {
    IMPLICIT_LITTLE(false, false),
    EXPLICIT_LITTLE(true, false),
    EXPLICIT_BIG(true, true);

    private final boolean explicit;
    private final boolean bigEndian;

    ElementEncoding(boolean explicit, boolean bigEndian) {
        this.explicit = explicit;
        this.bigEndian = bigEndian;
    }

    boolean isExplicit() {
        return explicit;
    }

    boolean isBigEndian() {
        return bigEndian;
    }
}
