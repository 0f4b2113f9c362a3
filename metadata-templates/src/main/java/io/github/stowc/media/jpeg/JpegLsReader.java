package io.github.stowc.media.jpeg;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Slice;
import io.github.stowc.dicom.Uid;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.ImagePixel.Lossy;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.media.jpeg.JpegSegments.Segment;
import io.github.stowc.media.reading.PictureFaults;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the header of a JPEG-LS image and finds its end (ITU-T T.87 annex C).
 *
 * <p>It takes the samples for unsigned ones and three components for red, green and blue, unless a SPIFF header says
 * otherwise: the format itself does not tell.
 */
final class JpegLsReader {
    private static final Uid LOSSLESS = new Uid("1.2.840.10008.1.2.4.80");
    private static final Uid NEAR_LOSSLESS = new Uid("1.2.840.10008.1.2.4.81");

    private static final int APP8 = 0xe8;
    /** Parameters and mapping tables. */
    private static final int LSE = 0xf8;

    private static final int OVERSIZE = 4;
    private static final int SPIFF_COLOURS = 18;
    private static final String EXPORT = "export it again as JPEG-LS with 1 or 3 components of one size";

    private final ByteWindow in;
    private final JpegSegments segments;
    private final PictureFaults faults;
    private String colours = ImagePixel.RGB;
    private int precision;
    private int rows;
    private int columns;
    private int components;
    private int near;

    private JpegLsReader(ByteWindow in) {
        this.in = in;
        this.segments = JpegSegments.ofJpegLs(in);
        this.faults = segments.faults();
    }

    /** The facts in the header of an image that begins like a JPEG and has a frame of JPEG-LS. */
    static Media.Codestream read(ByteWindow in) throws IOException {
        JpegLsReader reader = new JpegLsReader(in);
        Slice codestream = new Slice(0, reader.readToTheEnd());
        return new Media.Codestream(
                in.source(),
                reader.imagePixel(codestream.length()),
                MediaType.JPEG_LS,
                codestream,
                Optional.empty(),
                List.of());
    }

    private ImagePixel imagePixel(long compressed) {
        long uncompressed = (long) rows * columns * components * (precision <= 8 ? 1 : 2);
        return ImagePixel.unsigned(
                rows,
                columns,
                components == 1 ? ImagePixel.MONOCHROME2 : colours,
                precision,
                near == 0 ? Optional.empty() : Optional.of(Lossy.of("ISO_14495_1", uncompressed, compressed)),
                near == 0 ? LOSSLESS : NEAR_LOSSLESS);
    }

    /** Reads all segments and skips the data between them; returns the offset after the end of image. */
    private long readToTheEnd() throws IOException {
        Segment segment = segments.at(0);
        int scanned = 0;
        while (true) {
            segment = segments.at(segment.end());
            while (segment.marker() == JpegSegments.SOS) {
                scanned += scan(segment);
                long end = quickEnd(segment, scanned);
                if (end > 0) {
                    return end;
                }
                segment = behind(segment);
            }
            if (segment.marker() == JpegSegments.EOI) {
                if (components == 0 || scanned < components) {
                    throw faults.malformed(
                            segment.start(),
                            "a frame header and a scan of each component",
                            "the end of the image after " + scanned);
                }
                return segment.end();
            }
            take(segment);
        }
    }

    private Segment behind(Segment scan) throws IOException {
        Segment next = segments.behindScan(scan.end());
        if (next.start() == scan.end()) {
            throw faults.malformed(next.start(), "picture data after the scan's header", "none");
        }
        return next;
    }

    /** The end that the last bytes tell if no further scan follows; 0 if they do not. */
    private long quickEnd(Segment scan, int scanned) throws IOException {
        if (scanned < components) {
            return 0;
        }
        // A DICOM file that held it made an odd length even with a zero (PS3.5 A.4).
        for (long end = in.size(); end >= in.size() - 1 && end - 2 > scan.end(); end--) {
            boolean padded = end == in.size() || in.u8(end) == 0;
            if (padded && in.u8(end - 2) == 0xff && in.u8(end - 1) == JpegSegments.EOI) {
                return end;
            }
        }
        return 0;
    }

    private void take(Segment segment) throws IOException {
        switch (segment.marker()) {
            case JpegSegments.SOF55 -> frame(segment);
            case LSE -> parameters(segment);
            case APP8 -> application(segment);
            default -> {
                if (segment.isFrame() || segment.marker() == JpegSegments.SOI) {
                    throw faults.malformed(
                            segment.start(), "one frame of JPEG-LS", "FF " + Printable.hex(segment.marker()));
                }
            }
        }
    }

    private void frame(Segment frame) throws IOException {
        long at = frame.body();
        if (components > 0) {
            throw faults.malformed(frame.start(), "one frame header", "a second one");
        }
        int count = frame.length() < 6 ? 0 : in.u8(at + 5);
        if (frame.length() < 6 || frame.length() != 6 + 3 * count) {
            throw faults.malformed(
                    at,
                    "a frame header of 6 bytes and 3 for each component",
                    frame.length() + " bytes for " + count + " components");
        }
        precision = in.u8(at);
        if (precision < 2 || precision > 16) {
            throw faults.malformed(at, "2 to 16 bits a sample", precision);
        }
        rows = in.u16(at + 1);
        columns = in.u16(at + 3);
        if (rows == 0 || columns == 0) {
            throw laterSize(at + 1);
        }
        if (count != 1 && count != 3) {
            throw faults.unsupported(at + 5, "1 component (grey) or 3 (red, green, blue)", count, EXPORT);
        }
        for (int i = 0; i < count; i++) {
            if (in.u8(at + 7 + 3L * i) != in.u8(at + 7)) {
                throw faults.unsupported(at + 7 + 3L * i, "components of one size", "some with fewer samples", EXPORT);
            }
        }
        components = count;
    }

    private MediaException laterSize(long at) {
        return faults.unsupported(
                at,
                "1 to 65535 rows and columns",
                "0: the size is elsewhere (LSE or DNL), where common decoders do not look for it",
                "export it again from the program that made it");
    }

    private int scan(Segment scan) throws IOException {
        long at = scan.body();
        int count = scan.length() == 0 ? 0 : in.u8(at);
        if (components == 0 || count < 1 || count > components || scan.length() != 4 + 2 * count) {
            throw faults.malformed(
                    at,
                    "a scan header for 1 to " + components + " components after the frame header",
                    scan.length() + " bytes for " + count);
        }
        for (int i = 0; i < count; i++) {
            if (in.u8(at + 2 + 2L * i) != 0) {
                throw mapped(at + 2 + 2L * i);
            }
        }
        int error = in.u8(at + 1 + 2L * count);
        int interleave = in.u8(at + 2 + 2L * count);
        if (interleave > 2 || (interleave == 0 && count > 1)) {
            throw faults.malformed(
                    at + 2 + 2L * count, "interleave mode 1 or 2 for " + count + " components", interleave);
        }
        near = Math.max(near, error);
        return count;
    }

    private MediaException mapped(long at) {
        return faults.unsupported(
                at,
                "samples that are the values themselves",
                "a mapping table, which few decoders know",
                "export it again without a palette");
    }

    private void parameters(Segment segment) throws IOException {
        int id = segment.length() == 0 ? 0 : in.u8(segment.body());
        if (id == OVERSIZE) {
            throw laterSize(segment.start());
        }
        if (id == 2 || id == 3) {
            throw mapped(segment.start());
        }
    }

    private void application(Segment segment) throws IOException {
        long body = segment.body();
        if (segment.length() >= 5 && in.has(body, "mrfx") && in.u8(body + 4) != 0) {
            throw faults.unsupported(
                    segment.start(),
                    "red, green and blue as they are",
                    "HP's colour transform (APP8 mrfx), which DICOM cannot announce to a decoder",
                    "export it again without a colour transform");
        }
        if (segment.length() > SPIFF_COLOURS && in.has(body, "SPIFF\0")) {
            colours = switch (in.u8(body + SPIFF_COLOURS)) {
                case 1, 3, 4 -> "YBR_FULL";
                case 2, 8, 10 -> ImagePixel.RGB;
                default ->
                    throw faults.unsupported(
                            body + SPIFF_COLOURS,
                            "grey, RGB or YCbCr",
                            "colour space " + in.u8(body + SPIFF_COLOURS) + " of SPIFF",
                            "convert it to RGB");
            };
        }
    }
}
