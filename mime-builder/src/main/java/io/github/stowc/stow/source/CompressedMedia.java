package io.github.stowc.stow.source;

import io.github.stowc.dicom.part10.TransferSyntax;

/** The media types of compressed bulk data (PS3.18 table 8.7.3-5). */
public final class CompressedMedia {
    /** Bytes that are not compressed. */
    public static final String UNCOMPRESSED = "application/octet-stream";

    private static final String PREFIX = "1.2.840.10008.1.2.";

    private CompressedMedia() {}

    /** The media type of a frame or video in a transfer syntax. */
    public static String mediaType(String transferSyntax) {
        String rest = transferSyntax.startsWith(PREFIX) ? transferSyntax.substring(PREFIX.length()) : "";
        return switch (rest) {
            case "4.50", "4.51", "4.57", "4.70" -> "image/jpeg";
            case "4.80", "4.81" -> "image/jls";
            case "4.90", "4.91" -> "image/jp2";
            case "4.92", "4.93" -> "image/jpx";
            case "4.110", "4.111", "4.112" -> "image/jxl";
            case "4.201", "4.202", "4.203" -> "image/jphc";
            case "5" -> "image/dicom-rle";
            case "4.100", "4.100.1", "4.101", "4.101.1" -> "video/mpeg";
            default -> isVideo(transferSyntax) ? "video/mp4" : UNCOMPRESSED;
        };
    }

    /** Whether Pixel Data is one stream for all frames: MPEG-2, MPEG-4, HEVC (PS3.5 8.2.5 to 8.2.9). */
    public static boolean isVideo(String transferSyntax) {
        return new TransferSyntax(transferSyntax).isVideo();
    }

    /** Whether a text is a type and a subtype as in a header field. */
    public static boolean isMediaType(String text) {
        int slash = text.indexOf('/');
        boolean plain = slash > 0 && slash < text.length() - 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain &= c > ' ' && c <= '~' && (i == slash || "()<>@,;:\\\"/[]?=".indexOf(c) < 0);
        }
        return plain;
    }
}
