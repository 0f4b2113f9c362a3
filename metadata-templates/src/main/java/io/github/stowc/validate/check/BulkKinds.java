package io.github.stowc.validate.check;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import java.util.Locale;

/** Which attribute holds the bulk data of a SOP Class, and of what kind it is (PS3.3 A, PS3.18 8.7.3). */
final class BulkKinds {

    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    /** The root of dcm4che's private SOP Classes for documents, which take any. */
    private static final String DCM4CHE_DOCUMENTS = "1.2.40.0.13.1.5.1.4.1.1.104.";

    /** Bytes that are not compressed. */
    static final String PLAIN = "application/octet-stream";

    static final String RLE = "image/dicom-rle";

    private static final String VIDEO = "video/mpeg or video/mp4";

    private BulkKinds() {}

    /** The attribute that holds the bulk data of a SOP Class. */
    static Tag attribute(String sopClass) {
        boolean document = sopClass.startsWith(STORAGE + "104.") || sopClass.startsWith(DCM4CHE_DOCUMENTS);
        return document ? Tags.ENCAPSULATED_DOCUMENT : Tags.PIXEL_DATA;
    }

    /** The media types that a SOP Class takes, for people. */
    static String expected(String sopClass) {
        String rest = sopClass.startsWith(STORAGE) ? sopClass.substring(STORAGE.length()) : "";
        return switch (rest) {
            case "104.1" -> "application/pdf";
            case "104.2" -> "text/xml";
            case "104.3" -> "model/stl";
            case "104.4" -> "model/obj";
            case "104.5" -> "model/mtl";
            case "77.1.1.1", "77.1.2.1", "77.1.4.1" -> VIDEO;
            default -> sopClass.startsWith(DCM4CHE_DOCUMENTS) ? "any document" : "an image";
        };
    }

    /** Whether the bulk data of a SOP Class is a video. */
    static boolean isVideo(String sopClass) {
        return expected(sopClass).equals(VIDEO);
    }

    /** Whether bytes of a media type can be the bulk data of a SOP Class. */
    static boolean fits(String sopClass, String mediaType) {
        String expected = expected(sopClass);
        return switch (expected) {
            case "an image" -> mediaType.startsWith("image/") || isOther(sopClass, mediaType);
            case "any document" -> true;
            case VIDEO -> mediaType.startsWith("video/");
            case "text/xml" -> mediaType.equals("text/xml") || mediaType.equals("application/xml");
            default -> mediaType.equals(expected);
        };
    }

    /** Multi-frame images in true colour may be videos (PS3.5 8.2.5), and uncompressed pixels are plain bytes. */
    private static boolean isOther(String sopClass, String mediaType) {
        return (sopClass.equals(STORAGE + "7.4") && mediaType.startsWith("video/")) || mediaType.equals(PLAIN);
    }

    /** Whether bytes with this media type in a message have no header that could be read. */
    static boolean isWithoutHeader(String mediaType) {
        return mediaType.equals(PLAIN) || mediaType.equals(RLE);
    }

    /** Whether a file's name allows uncompressed pixels as its content. */
    static boolean isNameOfPixels(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String extension = dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "", "raw", "bin", "dat", "data", "pix", "pixel", "bulk" -> true;
            default -> Character.isDigit(extension.charAt(0));
        };
    }
}
