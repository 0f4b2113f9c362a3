package io.github.stowc.stow.options;

/** A trait in which a kind of server differs from others: what else it needs or takes. */
public enum ServerTrait {
    /** A bulk data part's Content-Type has a {@code transfer-syntax} parameter (PS3.18 8.7.3.5.2). */
    PART_TRANSFER_SYNTAX(true, "the transfer syntax on each bulk data part"),
    /** Metadata have Transfer Syntax UID (0002,0010). */
    METADATA_TRANSFER_SYNTAX(true, "Transfer Syntax UID (0002,0010) in the metadata"),
    /**
     * Metadata of images have the attributes of the Image Pixel Module; the server does not read the image's header.
     */
    IMAGE_PIXEL(true, "Rows, Columns and the other Image Pixel attributes in the metadata"),
    /** DICOM files have a transfer syntax with explicit VRs. */
    EXPLICIT_VR(true, "transfer syntaxes with explicit VRs"),
    /** Patient ID is present, but may be empty. */
    PATIENT_ID(true, "Patient ID (0010,0020), which may be empty"),
    /** One instance may be the whole body, as {@code application/dicom} without multipart. */
    SINGLE_PART(false, "one DICOM file as the whole body, without multipart"),
    /** One instance is the whole body, since the server's documents show no other form. */
    SINGLE_PART_FIRST(true, "one DICOM file as the whole body, without multipart, the only form in its documents");

    private final boolean wanted;
    private final String text;

    ServerTrait(boolean wanted, String text) {
        this.wanted = wanted;
        this.text = text;
    }

    /** Whether a server needs it rather than only takes it. */
    public boolean isWanted() {
        return wanted;
    }

    /** What the server needs or takes, to end a sentence with. */
    public String text() {
        return text;
    }
}
