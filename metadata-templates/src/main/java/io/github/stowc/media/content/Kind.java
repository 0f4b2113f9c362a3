package io.github.stowc.media.content;

import io.github.stowc.wording.Sentence;
import java.util.Locale;

/** The kinds of file that stowc tells apart, with the extensions that claim them and what to do if one cannot be sent. */
public enum Kind {
    PART10("a DICOM file", "dcm dicom", ""),
    JPEG("a JPEG image", "jpg jpeg jpe jfif jif", ""),
    JPEG_LS("a JPEG-LS image", "jls", ""),
    JPEG_2000("a JPEG 2000 image", "jp2 j2k j2c jpc jpf jpx", ""),
    HTJ2K("an HTJ2K image", "jph jhc", ""),
    PNG("a PNG image", "png", ""),
    GIF("a GIF image", "gif", ""),
    TIFF("a TIFF image", "tif tiff", ""),
    BMP("a BMP image", "bmp dib", ""),
    WEBP("a WebP image", "webp", ""),
    HEIF("a HEIF or AVIF image", "heic heif avif", Kind.CONVERT_IMAGE),
    MPEG("an MPEG video", "mpg mpeg m2v mpe vob m2p", ""),
    MPEG_TS("an MPEG transport stream", "ts m2ts mts", ""),
    MP4("an MP4 video", "mp4 m4v", ""),
    QUICKTIME("a QuickTime video", "mov qt", ""),
    AVI("an AVI video", "avi", Kind.COMPRESS_VIDEO),
    MATROSKA("a Matroska or WebM video", "mkv webm", Kind.REMUX_OR_COMPRESS),
    OTHER_VIDEO("a Flash, Windows Media or Ogg video", "flv f4v wmv asf ogv", Kind.COMPRESS_VIDEO),
    BARE_VIDEO("H.264 or HEVC without a container", "h264 264 h265 265 hevc", Kind.REMUX_VIDEO),
    PDF("a PDF document", "pdf", ""),
    CDA("a CDA document", "cda", ""),
    STL("an STL model", "stl", ""),
    OBJ("an OBJ model", "obj", ""),
    MTL("an MTL material library", "mtl", ""),
    GENOZIP("genozip-compressed data", "genozip", ""),
    XML("XML text", "xml", "if it is metadata, give it with {METADATA}"),
    HTML("HTML text", "html htm", "it is often a server's error page; fetch the file again"),
    JSON("JSON text", "json", "if it is metadata, give it with {METADATA}"),
    MESSAGE("a MIME message", "", "it is compiled already; send it as it is"),
    ZIP("a ZIP archive", "zip", "unpack it and give the files in it"),
    GZIP("gzip-compressed data", "gz tgz", "unpack it and give the files in it"),
    BZIP2("bzip2-compressed data", "bz2 boz vcfbz2 vcfbzip2", ""),
    DICOM_DATASET("a DICOM dataset without preamble and DICM prefix", "", Kind.ADD_PREAMBLE),
    TEXT("text", "txt", Kind.GIVE_OTHER),
    UNKNOWN("bytes of no known kind", "", Kind.GIVE_OTHER);

    private static final String CONVERT_IMAGE = "convert it to PNG first: {RUN:TO_PNG}";
    private static final String COMPRESS_VIDEO = "compress it again: {RUN:COMPRESS}";
    private static final String REMUX_VIDEO = "put it into a container without loss: {RUN:WRAP_STREAM}";
    private static final String REMUX_OR_COMPRESS = "if it holds H.264 or HEVC: {RUN:REMUX}; if not: {RUN:COMPRESS}";
    private static final String ADD_PREAMBLE = "add them with dcmtk: {RUN:ADD_PREAMBLE}";
    private static final String GIVE_OTHER = "give pictures, videos, documents or DICOM Part 10 files";
    private static final Kind[] ALL = values();

    private final String label;
    private final String extensions;
    private final String remedy;

    Kind(String label, String extensions, String remedy) {
        this.label = label;
        this.extensions = extensions;
        this.remedy = remedy;
    }

    /** The kind that a name's extension claims; {@link #UNKNOWN} if it has none, or one that claims nothing. */
    public static Kind named(String name) {
        int folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        int dot = name.lastIndexOf('.');
        if (dot <= folder + 1 || dot == name.length() - 1) {
            return UNKNOWN;
        }
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        for (Kind kind : ALL) {
            if (kind.claims(extension)) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    /** Whether a name ends in the first extension of this kind, in lower or upper case: true for nearly every file. */
    public boolean isNameOf(String name) {
        String first = extension();
        int dot = name.length() - first.length() - 1;
        return dot > 0
                && !first.isEmpty()
                && name.charAt(dot) == '.'
                && name.regionMatches(true, dot + 1, first, 0, first.length());
    }

    private boolean claims(String extension) {
        int at = extensions.indexOf(extension);
        while (at >= 0) {
            int end = at + extension.length();
            if ((at == 0 || extensions.charAt(at - 1) == ' ')
                    && (end == extensions.length() || extensions.charAt(end) == ' ')) {
                return true;
            }
            at = extensions.indexOf(extension, at + 1);
        }
        return false;
    }

    /** Whether bytes of a kind may have an extension of this one: several kinds share an extension. */
    public boolean admits(Kind found) {
        return switch (this) {
            case JPEG_LS -> found == JPEG || found == JPEG_LS;
            case HTJ2K -> found == JPEG_2000 || found == HTJ2K;
            case XML -> found == XML || found == CDA || found == HTML;
            case CDA -> found == CDA || found == XML;
            // Programs are called .ts too.
            case MPEG_TS -> found == MPEG_TS || found == XML;
            case STL, OBJ, MTL, JSON -> found == this || found == TEXT;
            case TEXT -> found == TEXT || found == XML || found == HTML || found == JSON;
            default -> found == this;
        };
    }

    /** Whether DICOM has a place for it, and this program does not read it yet. */
    public boolean isNotSupportedYet() {
        return switch (this) {
            case HEIF -> true;
            default -> false;
        };
    }

    /** Whether a person who gave a file of this kind expects it to be sent: a picture, video, document or DICOM file, or an archive of them. */
    public boolean isContent() {
        return switch (this) {
            case XML, HTML, JSON, MESSAGE, TEXT, UNKNOWN -> false;
            default -> true;
        };
    }

    /** A short name for programs, in lower case: {@code pdf}, {@code jpeg-2000}; {@code dicom} for a DICOM file. */
    public String word() {
        return this == PART10 ? "dicom" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is, with its article. */
    public String label() {
        return label;
    }

    /** The first of its extensions; empty if it has none. */
    public String extension() {
        int space = extensions.indexOf(' ');
        return space < 0 ? extensions : extensions.substring(0, space);
    }

    /** What to do with a file of this kind. */
    public Sentence remedy() {
        return Sentence.parse(remedy);
    }
}
