package io.github.stowc.anatomy;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.MediaException;
import java.io.IOException;
import java.util.Optional;

/**
 * Whether the bytes of bulk data are what the Content-Type of their part says (PS3.18 8.7.3). Only what is certain counts:
 * bytes of another well-known kind under a name that cannot mean them.
 */
final class SaidTypes {
    private static final String JPEG = "JPEG";
    private static final String JPEG_LS = "JPEG-LS";
    private static final String VIDEO = "video";
    private static final String HEIF = "HEIF";
    private static final String PDF = "PDF";
    private static final String XML = "XML";
    private static final String ZIP = "ZIP";
    private static final String DICOM = "DICOM";
    private static final String TEXT = "text";
    private static final String OTHER_IMAGE = "an image";
    private static final String OTHER = "a model or sound";
    private static final String ANY = "";

    private SaidTypes() {}

    /**
     * The media type that the bytes show where the said one is wrong; empty if it may be right.
     *
     * @param said in lower case, without parameters
     * @throws IOException if the part cannot be read
     */
    static Optional<String> contradiction(Source part, String said) throws IOException {
        String claimed = family(said);
        if (claimed.equals(ANY) || part.size() == 0) {
            return Optional.empty();
        }
        Kind kind = MediaReader.kind(part);
        String found = family(kind);
        if (found.equals(JPEG) && (claimed.equals(JPEG) || claimed.equals(JPEG_LS))) {
            // They begin alike, and a broken header does not tell them apart.
            return jpeg(part).filter(exact -> !family(exact).equals(claimed));
        }
        boolean isAlike = found.equals(ANY) || found.equals(claimed) || mayBe(claimed, found);
        return isAlike ? Optional.empty() : Optional.of(FoundType.of(part, said));
    }

    private static Optional<String> jpeg(Source part) throws IOException {
        try {
            return Optional.of(MediaReader.examine(part).mediaType().value());
        } catch (MediaException e) {
            return Optional.empty();
        }
    }

    /** What a media type names; names of retired editions and of other programs included. */
    private static String family(String type) {
        return switch (type) {
            case "image/jpeg", "image/jpg", "image/pjpeg", "image/dicom+jpeg" -> JPEG;
            case "image/jls", "image/x-jls", "image/jpeg-ls", "image/dicom+jpeg-ls" -> JPEG_LS;
            case "image/png", "image/x-png" -> "PNG";
            case "image/gif" -> "GIF";
            case "image/bmp", "image/x-bmp", "image/x-ms-bmp" -> "BMP";
            case "image/tiff" -> "TIFF";
            case "image/webp" -> "WebP";
            case "application/pdf", "application/x-pdf" -> PDF;
            case "text/xml", "application/xml", "text/html", "application/xhtml+xml" -> XML;
            case "text/plain", "model/obj", "model/mtl" -> TEXT;
            default -> broader(type);
        };
    }

    private static String broader(String type) {
        if (type.endsWith("+xml")) {
            return XML;
        }
        if (type.startsWith("image/jp") || type.startsWith("image/j2") || type.startsWith("image/dicom+jp")) {
            return "JPEG 2000";
        }
        if (type.startsWith("image/")) {
            return type.startsWith("image/hei") || type.startsWith("image/avif") ? ANY : OTHER_IMAGE;
        }
        if (type.startsWith("video/")) {
            // Motion JPEG and Motion JPEG 2000 begin as pictures do.
            return type.contains("jp") || type.contains("mj") ? ANY : VIDEO;
        }
        return type.startsWith("model/") || type.startsWith("audio/") ? OTHER : ANY;
    }

    /** What bytes show beyond doubt. Models and text tell too little, and video containers have several names. */
    private static String family(Kind kind) {
        return switch (kind) {
            case PART10 -> DICOM;
            case JPEG -> JPEG;
            case JPEG_LS -> JPEG_LS;
            case JPEG_2000, HTJ2K -> "JPEG 2000";
            case PNG -> "PNG";
            case GIF -> "GIF";
            case TIFF -> "TIFF";
            case WEBP -> "WebP";
            case HEIF -> HEIF;
            case MP4, QUICKTIME, AVI, MATROSKA -> VIDEO;
            case PDF -> PDF;
            case CDA, XML, HTML -> XML;
            case ZIP -> ZIP;
            default -> ANY;
        };
    }

    /** Whether bytes may go by a name that does not mean their kind alone. */
    private static boolean mayBe(String claimed, String found) {
        return switch (claimed) {
            case OTHER_IMAGE -> !found.equals(VIDEO) && !isDocument(found);
            // Some brands of the ISO base media format are those of pictures and of videos.
            case VIDEO -> found.equals(HEIF);
            case TEXT -> found.equals(XML);
            case OTHER -> found.equals(VIDEO) || found.equals(ZIP) || found.equals(XML);
            default -> false;
        };
    }

    private static boolean isDocument(String found) {
        return found.equals(PDF) || found.equals(XML) || found.equals(ZIP) || found.equals(DICOM);
    }
}
