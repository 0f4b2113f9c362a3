package io.github.stowc.stow;

/**
 * What a server wants of metadata and bulk data parts beyond PS3.18 10.5. Immutable.
 *
 * @param transferSyntaxOnParts whether parts of compressed bulk data name their transfer syntax (PS3.18 table 8.7.3-5)
 * @param transferSyntaxInMetadata whether Transfer Syntax UID (0002,0010) stands among the attributes
 * @param wholeFiles whether a wrapped codestream goes out in its file: a {@code .jp2} with its boxes
 */
record PartHabits(boolean transferSyntaxOnParts, boolean transferSyntaxInMetadata, boolean wholeFiles) {
    /** What dcm4chee takes. */
    static final PartHabits DCM4CHEE = new PartHabits(false, false, true);
}
