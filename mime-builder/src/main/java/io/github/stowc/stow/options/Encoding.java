package io.github.stowc.stow.options;

/** How the instances of a message are encoded (PS3.18 10.5.1.2). */
public enum Encoding {
    /** Each instance as a Part 10 file. */
    DICOM("application/dicom"),
    /** All instances as DICOM JSON, followed by their bulk data. */
    JSON("application/dicom+json"),
    /** Each instance as the Native DICOM Model in XML (PS3.19 A.1), followed by all bulk data. */
    XML("application/dicom+xml");

    private final String mediaType;

    Encoding(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type of the first part, for the message's type parameter. */
    public String mediaType() {
        return mediaType;
    }
}
