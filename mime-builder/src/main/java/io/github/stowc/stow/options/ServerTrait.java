package io.github.stowc.stow.options;

/** What a kind of server wants or takes besides what all do. */
public enum ServerTrait {
    /** A bulk data part's Content-Type has a {@code transfer-syntax} parameter (PS3.18 8.7.3.5.2). */
    PART_TRANSFER_SYNTAX(true, "the transfer syntax on each bulk data part"),
    /** Metadata have Transfer Syntax UID (0002,0010). */
    METADATA_TRANSFER_SYNTAX(true, "Transfer Syntax UID (0002,0010) in the metadata"),
    /** Metadata of images have the attributes of the Image Pixel Module; it takes none from the image's header. */
    IMAGE_PIXEL(true, "Rows, Columns and the other Image Pixel attributes in the metadata"),
    /** Part 10 files have a transfer syntax with explicit VRs. */
    EXPLICIT_VR(true, "transfer syntaxes with explicit VRs"),
    /** Patient ID is there, be it empty. */
    PATIENT_ID(true, "Patient ID (0010,0020), which may be empty"),
    /** A JPEG 2000 file goes out whole as {@code image/jp2}, not its codestream alone. */
    WHOLE_JP2(true, "JPEG 2000 as the whole .jp2 file"),
    /** {@code video/quicktime} is taken as bulk data. */
    QUICKTIME(false, "QuickTime videos as bulk data"),
    /** One instance may be the whole body, as {@code application/dicom} without multipart. */
    SINGLE_PART(false, "one DICOM file as the whole body, without multipart"),
    /** One instance is the whole body, since its documents show no other form. */
    SINGLE_PART_FIRST(true, "one DICOM file as the whole body, without multipart: the form that its documents show");

    private final boolean wanted;
    private final String text;

    ServerTrait(boolean wanted, String text) {
        this.wanted = wanted;
        this.text = text;
    }

    /** Whether a server wants it, and does not just take it. */
    public boolean isWanted() {
        return wanted;
    }

    /** What is wanted or taken, as the end of a sentence. */
    public String text() {
        return text;
    }
}
