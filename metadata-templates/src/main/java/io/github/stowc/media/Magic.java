package io.github.stowc.media;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.document.CompressedReader;
import io.github.stowc.media.document.DocumentReader;
import io.github.stowc.media.document.ModelReader;
import java.io.IOException;

/** Tells a source's kind by the bytes at its beginning. */
public final class Magic {
    private static final int PREAMBLE = 128;

    private final ByteWindow in;

    private Magic(ByteWindow in) {
        this.in = in;
    }

    /** The kind of a source; {@link Kind#UNKNOWN} if it is empty or no kind fits. */
    public static Kind kind(ByteWindow in) throws IOException {
        if (in.size() == 0) {
            return Kind.UNKNOWN;
        }
        Magic magic = new Magic(in);
        // The window opens at the first byte that is asked for, so ask for the very first.
        in.u8(0);
        // A Part 10 preamble may be anything, even the beginning of a JPEG or TIFF file (PS3.10 7.1), so it is checked
        // first.
        if (in.has(PREAMBLE, "DICM")) {
            return Kind.PART10;
        }
        if (magic.isJpeg()) {
            return Kind.JPEG;
        }
        Kind kind = magic.image();
        if (kind == Kind.UNKNOWN) {
            kind = magic.video();
        }
        if (kind == Kind.UNKNOWN) {
            kind = magic.document();
        }
        if (kind == Kind.UNKNOWN && magic.isDataset()) {
            kind = Kind.DICOM_DATASET;
        }
        return kind == Kind.UNKNOWN ? magic.others() : kind;
    }

    /** Text, unless it is what a program, a mail or a server put before a PDF. */
    private Kind others() throws IOException {
        Kind text = TextKind.of(in);
        boolean open = text == Kind.UNKNOWN || text == Kind.TEXT;
        boolean pdf = (open || Kind.PDF.isNameOf(in.source().name())) && DocumentReader.isPdfAfterOtherBytes(in);
        return pdf ? Kind.PDF : text;
    }

    private boolean isJpeg() throws IOException {
        // As much of FF D8 FF as the source has: one byte is enough to call a .jpg cut off.
        return in.has(0, "\u00ff\u00d8")
                ? in.size() == 2 || in.u8(2) == 0xff || Kind.named(in.source().name()) == Kind.JPEG
                : in.size() == 1 && in.u8(0) == 0xff;
    }

    private Kind image() throws IOException {
        if (in.has(0, "\u0089PNG\r\n\u001a\n")) {
            return Kind.PNG;
        }
        if (in.has(0, "GIF87a") || in.has(0, "GIF89a")) {
            return Kind.GIF;
        }
        if (in.has(0, "\0\0\0\fjP  \r\n\u0087\n")) {
            return in.has(20, "jph ") ? Kind.HTJ2K : Kind.JPEG_2000;
        }
        if (in.has(0, "\u00ffO\u00ffQ")) {
            return Kind.JPEG_2000;
        }
        if (in.has(0, "II*\0") || in.has(0, "MM\0*") || in.has(0, "II+\0") || in.has(0, "MM\0+")) {
            return Kind.TIFF;
        }
        if (in.has(0, "RIFF") && in.has(8, "WEBP")) {
            return Kind.WEBP;
        }
        return in.has(0, "BM") && in.has(6, "\0\0\0\0") ? Kind.BMP : Kind.UNKNOWN;
    }

    private Kind video() throws IOException {
        if (in.has(4, "ftyp")) {
            return brand();
        }
        if (in.has(4, "moov") || in.has(4, "mdat") || in.has(4, "wide") || in.has(4, "free") || in.has(4, "skip")) {
            return Kind.QUICKTIME;
        }
        if (in.has(4, "styp") || in.has(4, "moof") || in.has(4, "sidx")) {
            return Kind.MP4;
        }
        if (in.has(0, "\0\0\1\u00ba") || in.has(0, "\0\0\1\u00b3")) {
            return Kind.MPEG;
        }
        // Packets of 188 bytes, in .m2ts files each with four bytes of time before it (ISO/IEC 13818-1).
        if ((in.has(0, "G") && in.has(188, "G") && in.has(376, "G")) || (in.has(4, "G") && in.has(196, "G"))) {
            return Kind.MPEG_TS;
        }
        if (in.has(0, "RIFF") && in.has(8, "AVI ")) {
            return Kind.AVI;
        }
        if (in.has(0, "\u001aE\u00df\u00a3")) {
            return Kind.MATROSKA;
        }
        boolean other = in.has(0, "FLV\1") || in.has(0, "OggS") || in.has(0, "0&\u00b2u\u008ef\u00cf\u0011");
        return other ? Kind.OTHER_VIDEO : bare();
    }

    /** A start code and a delimiter or parameter set (ITU-T H.264 7.4.1, H.265 7.4.2.2). */
    private Kind bare() throws IOException {
        int at = in.has(0, "\0\0\0\1") ? 4 : in.has(0, "\0\0\1") ? 3 : -1;
        if (at < 0 || at + 2 > in.size()) {
            return Kind.UNKNOWN;
        }
        int first = in.u8(at);
        boolean avc = first == 0x09 || (first & 0x9f) == 0x07;
        boolean hevc = in.u8(at + 1) == 1 && (first == 0x40 || first == 0x42 || first == 0x46);
        return avc || hevc ? Kind.BARE_VIDEO : Kind.UNKNOWN;
    }

    private Kind brand() throws IOException {
        if (in.has(8, "qt  ")) {
            return Kind.QUICKTIME;
        }
        boolean still = in.has(8, "hei") || in.has(8, "mif1") || in.has(8, "avif") || in.has(8, "hev");
        return still ? Kind.HEIF : Kind.MP4;
    }

    private Kind document() throws IOException {
        if (in.has(0, "%PDF-")) {
            return Kind.PDF;
        }
        if (in.has(0, "PK\3\4")) {
            return Kind.ZIP;
        }
        if (in.has(0, "\u001f\u008b")) {
            return Kind.GZIP;
        }
        if (in.has(0, "BZh")) {
            return Kind.BZIP2;
        }
        if (in.has(0, CompressedReader.GENOZIP)) {
            return Kind.GENOZIP;
        }
        return ModelReader.isBinaryStl(in) ? Kind.STL : Kind.UNKNOWN;
    }

    /** The prefix without its preamble, or a first element of group 0002 or 0008 in one of the three plain encodings. */
    private boolean isDataset() throws IOException {
        if (in.has(0, "DICM")) {
            return true;
        }
        if (in.size() < 8) {
            return false;
        }
        boolean big = in.u8(0) == 0;
        int group = big ? in.u8(1) : in.u8(0);
        int otherHalf = big ? in.u8(0) : in.u8(1);
        int element = big ? in.u16(2) : in.u8(2) | in.u8(3) << 8;
        if (otherHalf != 0 || (group != 2 && group != 8) || element > 0x100) {
            return false;
        }
        return (isLetter(in.u8(4)) && isLetter(in.u8(5))) || (in.u8(6) == 0 && in.u8(7) == 0);
    }

    private static boolean isLetter(int b) {
        return b >= 'A' && b <= 'Z';
    }
}
