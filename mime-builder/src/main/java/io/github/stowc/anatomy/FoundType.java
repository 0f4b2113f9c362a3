package io.github.stowc.anatomy;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.MediaException;
import java.io.IOException;

/** The media type that the bytes of a part show. */
final class FoundType {
    private FoundType() {}

    /** The media type; empty if the bytes show none. */
    static String of(Source part, String said) throws IOException {
        if (part.size() == 0) {
            return "";
        }
        Kind kind = MediaReader.kind(part);
        return switch (kind) {
            // They begin alike, and only their headers tell them apart.
            case JPEG, JPEG_2000, HTJ2K -> exact(part, kind);
            case JSON -> metadata(said, "application/dicom+json", "application/json");
            case XML -> metadata(said, "application/dicom+xml", "application/xml");
            default -> name(kind);
        };
    }

    private static String exact(Source part, Kind kind) throws IOException {
        try {
            return MediaReader.examine(part).mediaType().value();
        } catch (MediaException e) {
            return name(kind);
        }
    }

    /** The said name of what has several; the bytes do not tell them apart. */
    private static String metadata(String said, String dicom, String plain) {
        return said.equals(dicom) || said.equals(plain) ? said : plain;
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case PART10 -> "application/dicom";
            case JPEG -> "image/jpeg";
            case JPEG_LS -> "image/jls";
            case JPEG_2000 -> "image/jp2";
            case HTJ2K -> "image/jphc";
            case PNG -> "image/png";
            case GIF -> "image/gif";
            case TIFF -> "image/tiff";
            case BMP -> "image/bmp";
            case WEBP -> "image/webp";
            case HEIF -> "image/heif";
            case MPEG -> "video/mpeg";
            case MPEG_TS -> "video/mp2t";
            case MP4 -> "video/mp4";
            case QUICKTIME -> "video/quicktime";
            case AVI -> "video/x-msvideo";
            case MATROSKA -> "video/x-matroska";
            case PDF -> "application/pdf";
            case CDA -> "text/xml";
            case STL -> "model/stl";
            case OBJ -> "model/obj";
            case MTL -> "model/mtl";
            case GENOZIP -> "application/x-genozip";
            case XML -> "application/xml";
            case JSON -> "application/json";
            case HTML -> "text/html";
            case MESSAGE -> "message/rfc822";
            case ZIP -> "application/zip";
            case GZIP -> "application/gzip";
            case BZIP2 -> "application/x-bzip2";
            case TEXT -> "text/plain";
            case OTHER_VIDEO, BARE_VIDEO, DICOM_DATASET, UNKNOWN -> "";
        };
    }
}
