package io.github.stowc.stow.options;

/** What a server that takes metadata with bulk data does not store as such, or stores wrongly. */
public enum BulkDataLimit {
    /** Pixel Data of several frames, which the server does not look for at {@code URI/frames/N}. */
    SEVERAL_FRAMES("several frames"),
    /** Progressive JPEG. */
    PROGRESSIVE_JPEG("progressive JPEG"),
    /** Pixels whose Image Pixel attributes the server takes from their header, which says something else. */
    HEADER_DIFFERS("pixels that are not as their header says (signed in JPEG, MONOCHROME1, PALETTE COLOR, YBR_FULL)"),
    /** H.264 of another profile than High. */
    OTHER_H264("H.264 of another profile than High"),
    /** HEVC of more than 8 bits. */
    HEVC_10_BIT("HEVC of 10 bits"),
    /** Transport streams. */
    TRANSPORT_STREAM("transport streams"),
    /** MP4 in fragments, or whose parameter sets are in the stream itself ({@code hev1}, {@code avc3}). */
    UNUSUAL_MP4("MP4 in fragments or marked hev1 or avc3"),
    /** Bulk data that comes after the Pixel Data or the document in the order of tags. */
    LATER_VALUES("other bulk data after the Pixel Data or the document"),
    /** Bulk data other than the Pixel Data or the document. */
    OTHER_VALUES("bulk data of other attributes");

    private final String text;

    BulkDataLimit(String text) {
        this.text = text;
    }

    /** What is not taken, to end a sentence with. */
    public String text() {
        return text;
    }
}
