package io.github.stowc.media.jpeg;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Slice;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.JpegFacts;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.jpeg.JpegSegments.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JPEG's header up to its first scan, and finds its end (ITU-T T.81 annex B).
 *
 * <p>It looks at the picture data between the two only if the last bytes do not tell that it is whole.
 */
public final class JpegReader {
    private static final int ADOBE_TRANSFORM = 11;
    private static final int JFIF_LENGTH = 14;
    private static final int LARGEST_PADDING = 1;
    /** Longer ones are photographs; to walk through them takes longer than all else. */
    private static final int WALKED = 1 << 20;

    private final ByteWindow in;
    private final JpegSegments segments;
    private final JpegTables tables;
    private final JpegMetadata metadata = new JpegMetadata();
    private final List<Segment> droppable = new ArrayList<>();
    private @Nullable JpegFrame frame;
    private @Nullable Segment jfif;
    private int adobe = JpegFrame.NO_ADOBE;
    private boolean multiPicture;
    private boolean quantised;
    private boolean huffman;
    private boolean firstOrder = true;
    private boolean interleaved;
    private boolean another;

    private JpegReader(ByteWindow in) {
        this(in, JpegSegments.ofJpeg(in));
    }

    private JpegReader(ByteWindow in, JpegSegments segments) {
        this(in, segments, new JpegTables(in, segments));
    }

    private JpegReader(ByteWindow in, JpegSegments segments, JpegTables tables) {
        this.in = in;
        this.segments = segments;
        this.tables = tables;
    }

    /**
     * The facts in the header, and the warnings that follow from it; JPEG-LS, which begins alike, goes to its own reader.
     */
    public static Media.Content read(ByteWindow in) throws IOException {
        JpegReader reader = new JpegReader(in);
        Segment scan = reader.header();
        boolean ls = scan.marker() == JpegSegments.SOF55;
        return ls ? JpegLsReader.read(in) : new Media.Jpeg(in.source(), reader.facts(scan));
    }

    private JpegFacts facts(Segment scan) throws IOException {
        JpegFrame frame = frame(scan);
        long end = end(scan, frame);
        ImagePixel pixel = frame.imagePixel(jfif != null, adobe, firstOrder, end);
        JpegWarnings warnings = new JpegWarnings(in.source());
        warn(warnings, frame, end);
        return new JpegFacts(pixel, metadata.orientation(), metadata.taken(), warnings.all(), warnings.withoutAppn());
    }

    /** What is left without the application segments; walks through the picture data to the end of the image. */
    public static List<Slice> withoutAppn(ByteWindow in) throws IOException {
        JpegReader reader = new JpegReader(in);
        Segment scan = reader.header();
        JpegFrame frame = reader.frame(scan);
        long end = reader.walk(scan);
        List<Slice> kept = new ArrayList<>();
        long from = 0;
        for (Segment segment : reader.droppable) {
            if (segment.equals(reader.jfif) && reader.needsJfif(frame)) {
                continue;
            }
            if (segment.start() > from) {
                kept.add(new Slice(from, segment.start() - from));
            }
            from = segment.end();
        }
        kept.add(new Slice(from, end - from));
        return List.copyOf(kept);
    }

    private boolean needsJfif(JpegFrame frame) {
        return !frame.photometricInterpretation(true, adobe).equals(frame.photometricInterpretation(false, adobe));
    }

    /** Reads the segments up to the header of the first scan, or of a frame of JPEG-LS, and returns that. */
    private Segment header() throws IOException {
        Segment segment = segments.at(0);
        do {
            segment = segments.at(segment.end());
            take(segment);
        } while (segment.marker() != JpegSegments.SOS && segment.marker() != JpegSegments.SOF55);
        return segment;
    }

    private void take(Segment segment) throws IOException {
        if (segment.isApplication()) {
            application(segment);
        } else if (segment.isFrame()) {
            if (frame != null) {
                throw segments.malformed(segment.start(), "one frame header", "a second one");
            }
            JpegFrame found = JpegFrame.read(in, segments, segment);
            tables.frame(segment, found.components());
            frame = found;
        } else {
            switch (segment.marker()) {
                case JpegSegments.DQT -> {
                    tables.quantisation(segment);
                    quantised = true;
                }
                case JpegSegments.DHT -> {
                    tables.huffman(segment);
                    huffman = true;
                }
                case JpegSegments.SOS -> scan(segment);
                case JpegSegments.DHP -> throw hierarchical(segment);
                case JpegSegments.SOI ->
                    throw segments.malformed(
                            segment.start(), "a frame header and a scan", "the start of another image");
                case JpegSegments.EOI ->
                    throw segments.malformed(segment.start(), "a frame header and a scan", "the end of the image");
                default -> {
                    // Restart intervals and comments say nothing about the picture's attributes.
                }
            }
        }
    }

    private void application(Segment segment) throws IOException {
        long body = segment.body();
        boolean kept = false;
        switch (segment.marker()) {
            case JpegSegments.APP0 -> {
                if (jfif == null && segment.length() >= JFIF_LENGTH && in.has(body, "JFIF\0")) {
                    jfif = segment;
                }
            }
            case JpegSegments.APP1 -> metadata.readApp1(in, segment);
            case JpegSegments.APP2 -> {
                multiPicture |= starts(segment, "MPF\0");
                kept = starts(segment, "ICC_PROFILE\0");
            }
            case JpegSegments.APP13 -> metadata.readApp13(in, segment);
            case JpegSegments.APP14 -> {
                kept = starts(segment, "Adobe");
                if (kept && segment.length() > ADOBE_TRANSFORM) {
                    adobe = in.u8(body + ADOBE_TRANSFORM);
                }
            }
            default -> {
                // Makers' own segments.
            }
        }
        if (!kept) {
            droppable.add(segment);
        }
    }

    private boolean starts(Segment segment, String latin1) throws IOException {
        return segment.length() >= latin1.length() && in.has(segment.body(), latin1);
    }

    private JpegFrame frame(Segment scan) throws MediaException {
        JpegFrame known = frame;
        if (known == null) {
            throw segments.malformed(scan.start(), "a frame header (SOF) before the scan", "none");
        }
        return known;
    }

    private void scan(Segment scan) throws IOException {
        JpegFrame known = frame(scan);
        int count = scan.length() == 0 ? 0 : in.u8(scan.body());
        if (count < 1 || count > known.components() || scan.length() != 4 + 2 * count) {
            throw segments.malformed(
                    scan.body(),
                    "a scan header for 1 to " + known.components() + " components",
                    scan.length() + " bytes for " + count);
        }
        interleaved = count == known.components();
        tables.scan(scan, count, known);
        if (known.isLossless()) {
            long at = scan.body() + 1 + 2L * count;
            int predictor = in.u8(at);
            if (predictor < 1 || predictor > 7) {
                throw segments.malformed(
                        at, "a predictor of 1 to 7 in a lossless JPEG (T.81 table H.1)", Integer.toString(predictor));
            }
            firstOrder &= predictor == 1;
        }
    }

    /** The offset after the end of image: by the last bytes or, if these do not tell, by a walk. */
    private long end(Segment scan, JpegFrame frame) throws IOException {
        boolean moreScansTell = frame.isLossless() && !interleaved;
        if (!multiPicture && !moreScansTell) {
            long size = in.size();
            if (size <= WALKED) {
                // Before the last bytes, since a stream cannot jump back from them.
                refuseOtherImages(scan);
            }
            if (size - 2 > scan.end() && isEndOfImage(size - 2)) {
                return size;
            }
            // A DICOM file that held it made an odd length even with a zero (PS3.5 A.4).
            if (size - 3 > scan.end() && in.u8(size - 1) == 0 && isEndOfImage(size - 3)) {
                return size - 1;
            }
        }
        return walk(scan);
    }

    /** A frame or image that begins before the end of this one stops decoders; what else is odd they overlook. */
    private void refuseOtherImages(Segment scan) throws IOException {
        JpegReader walker = new JpegReader(in, segments, tables);
        walker.frame = frame;
        try {
            walker.walk(scan);
        } catch (MediaException e) {
            if (walker.another || tables.areStopping()) {
                throw e;
            }
        }
    }

    private boolean isEndOfImage(long offset) throws IOException {
        return in.u8(offset) == 0xff && in.u8(offset + 1) == JpegSegments.EOI;
    }

    private long walk(Segment scan) throws IOException {
        Segment segment = segments.behindScan(scan.end());
        if (segment.start() == scan.end()) {
            throw segments.malformed(segment.start(), "picture data after the scan's header", "none");
        }
        while (segment.marker() != JpegSegments.EOI) {
            if (segment.isFrame() || segment.marker() == JpegSegments.SOI) {
                another = true;
                throw segments.malformed(
                        segment.start(),
                        "the end of image, FF D9, before another image begins",
                        "FF " + Printable.hex(segment.marker()));
            }
            take(segment);
            segment = segment.marker() == JpegSegments.SOS
                    ? segments.behindScan(segment.end())
                    : segments.at(segment.end());
        }
        return segment.end();
    }

    private void warn(JpegWarnings warnings, JpegFrame frame, long end) {
        metadata.warn(warnings);
        if (frame.isProgressive()) {
            warnings.add("a progressive JPEG, whose transfer syntax 1.2.840.10008.1.2.4.55 is retired and which many"
                    + " viewers do not show; without loss it becomes baseline by"
                    + " {RUN:REWRITE_JPEG}");
        }
        if (!huffman || !(quantised || frame.isLossless())) {
            warnings.add("its tables are missing, which DICOM requires (PS3.5 A.4.1); many viewers cannot show it;"
                    + " export it again, or {RUN:REWRITE_JPEG}");
        }
        if (jfif != null && adobe == 0 && frame.components() == 3) {
            warnings.add(
                    "its JFIF segment says YCbCr, its APP14 segment RGB; it is taken as YCbCr, as by common decoders;"
                            + " if the colours are wrong, export it again");
        }
        if (in.size() - end > LARGEST_PADDING) {
            warnings.addWithAppn("byte " + end + ": " + (in.size() - end)
                    + " bytes follow the end of the image, as cameras append previews and videos; they are sent too,"
                    + " unless {NO_APPLICATION_SEGMENTS} leaves them out");
        }
    }

    private MediaException hierarchical(Segment segment) {
        return MediaException.at(
                segment.start(),
                MediaException.Reason.UNSUPPORTED,
                in.source(),
                "expected a JPEG of one frame, found a hierarchical one, for which DICOM has no transfer syntax",
                "export it again as baseline JPEG");
    }
}
