package io.github.stowc.dicom.part10;

/**
 * A transfer syntax, with what encoding a dataset needs to know about it (PS3.5 10 and annex A).
 *
 * @param uid the UID's text, unchecked
 */
public record TransferSyntax(String uid) {
    /** Implicit VR Little Endian (PS3.5 A.1). */
    public static final TransferSyntax IMPLICIT_VR_LITTLE_ENDIAN = new TransferSyntax("1.2.840.10008.1.2");

    /** Explicit VR Little Endian (PS3.5 A.2). */
    public static final TransferSyntax EXPLICIT_VR_LITTLE_ENDIAN = new TransferSyntax("1.2.840.10008.1.2.1");

    /** Explicit VR Big Endian, retired (PS3.5 2016b A.3). */
    public static final TransferSyntax EXPLICIT_VR_BIG_ENDIAN = new TransferSyntax("1.2.840.10008.1.2.2");

    /** Deflated Explicit VR Little Endian (PS3.5 A.5). */
    public static final TransferSyntax DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN =
            new TransferSyntax("1.2.840.10008.1.2.1.99");

    private static final String STANDARD = "1.2.840.10008.1.2.";

    /** Whether the dataset has no VRs in it: Implicit VR Little Endian and the retired Papyrus 3. */
    public boolean isImplicit() {
        return uid.equals(IMPLICIT_VR_LITTLE_ENDIAN.uid) || uid.equals("1.2.840.10008.1.20");
    }

    /** Whether numbers have their most significant byte first. */
    public boolean isBigEndian() {
        return uid.equals(EXPLICIT_VR_BIG_ENDIAN.uid);
    }

    /** Whether the dataset is one deflated stream: Deflated Explicit VR Little Endian and JPIP Referenced Deflate. */
    public boolean isDeflated() {
        return uid.equals(DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN.uid)
                || uid.equals("1.2.840.10008.1.2.4.95")
                || uid.equals("1.2.840.10008.1.2.4.205");
    }

    /** Whether Pixel Data is a sequence of fragments (PS3.5 A.4); false for syntaxes that the standard does not know. */
    public boolean isEncapsulated() {
        if (!uid.startsWith(STANDARD)) {
            return false;
        }
        String rest = uid.substring(STANDARD.length());
        return switch (rest) {
            // JPIP Referenced has a URL in place of Pixel Data.
            case "4.94", "4.95", "4.204", "4.205" -> false;
            case "1.98", "5", "8.1" -> true;
            default -> rest.startsWith("4.");
        };
    }

    /** Whether Pixel Data is one stream for all frames: MPEG-2, MPEG-4, HEVC (PS3.5 8.2.5 to 8.2.9). */
    public boolean isVideo() {
        String video = STANDARD + "4.10";
        if (!uid.startsWith(video)) {
            return false;
        }
        String rest = uid.substring(video.length());
        return !rest.isEmpty() && rest.charAt(0) >= '0' && rest.charAt(0) <= '8';
    }

    ElementEncoding encoding() {
        if (isImplicit()) {
            return ElementEncoding.IMPLICIT_LITTLE;
        }
        return isBigEndian() ? ElementEncoding.EXPLICIT_BIG : ElementEncoding.EXPLICIT_LITTLE;
    }

    @Override
    public String toString() {
        return uid;
    }
}
