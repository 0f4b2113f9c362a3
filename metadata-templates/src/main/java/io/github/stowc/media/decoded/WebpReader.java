package io.github.stowc.media.decoded;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Payload;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.reading.Exif;
import io.github.stowc.media.reading.PictureFaults;
import io.github.stowc.media.reading.TurnedRaster;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the chunks of a WebP (RFC 9649). */
public final class WebpReader {
    static final String REMEDY = "make a PNG of it: {RUN:TO_PNG}";

    private static final int FIRST = 12;
    private static final int HEAD = 8;
    private static final int ALPHA = 0x10;
    private static final int ANIMATION = 0x02;
    private static final int LONGEST_EXIF = 65_535;
    /** The bytes that the decoder takes for each pixel, with the picture. */
    private static final int MEMORY = 12;

    private final ByteWindow in;
    private final boolean turns;
    private final PictureFaults faults;
    private final List<Sentence> warnings = new ArrayList<>();
    private long columns;
    private long rows;
    private boolean alpha;
    private long data;
    private int orientation = 1;

    private WebpReader(ByteWindow in, boolean turns) {
        this.in = in;
        this.turns = turns;
        this.faults = new PictureFaults(in.source(), "WebP", "write the WebP anew: {RUN:TO_PNG}");
    }

    /**
     * The facts in the chunks, and a payload that decodes the picture.
     *
     * @param turns whether to turn it as its EXIF Orientation says, rather than to warn of that
     */
    public static Media.Raster read(ByteWindow in, boolean turns) throws IOException {
        return new WebpReader(in, turns).read();
    }

    private Media.Raster read() throws IOException {
        chunks();
        if (data == 0) {
            throw faults.malformed(FIRST, "a chunk VP8L with the picture", "none");
        }
        faults.checkSides(data, columns, rows);
        ImagePixel pixel = ImagePixel.decoded((int) rows, (int) columns, ImagePixel.RGB, 8);
        faults.checkLength(data, pixel.frameLength());
        if (columns * rows * MEMORY > BandBudget.wholePicture()) {
            throw faults.unsupported(
                    data,
                    "a WebP that can be decoded in the memory of this program",
                    columns + " by " + rows + " pixels",
                    REMEDY);
        }
        if (alpha) {
            warn("DICOM pixels have no transparency: its transparent pixels become white; for another colour"
                    + " {RUN:ON_BLACK}");
        }
        boolean turned = orientation >= 2 && orientation <= 8;
        if (turned && !turns) {
            warn("viewers turn it by EXIF Orientation " + orientation
                    + ", which the decoded picture does not have; {TURN} turns it, or"
                    + " {RUN:TO_PNG}");
        }
        Payload payload = new Payload.Decoded(
                pixel.frameLength(),
                () -> new BufferedStream(
                        new ByteWindow(in.source()), faults, REMEDY, "webp", "com.twelvemonkeys.", pixel, true));
        Media.Raster raster = new Media.Raster(in.source(), pixel, List.of(0), payload, warnings);
        return turned && turns ? TurnedRaster.of(raster, orientation) : raster;
    }

    private void chunks() throws IOException {
        need(FIRST + HEAD, "a first chunk");
        long end = HEAD + u32(4);
        need(end, "the " + end + " bytes that the header names");
        long at = FIRST;
        while (at + HEAD <= end) {
            long body = at + HEAD;
            long length = u32(at + 4);
            if (body + length > end) {
                throw faults.malformed(at + 4, "a chunk within the " + end + " bytes of the header", length + " bytes");
            }
            chunk(at, body, length);
            at = body + length + (length & 1);
        }
    }

    private void chunk(long at, long body, long length) throws IOException {
        if (in.has(at, "VP8 ") && data == 0) {
            throw lossy(body, length);
        } else if (in.has(at, "VP8L") && data == 0) {
            lossless(body, length);
        } else if (in.has(at, "VP8X") && length >= 10) {
            alpha |= (in.u8(body) & ALPHA) != 0;
            if ((in.u8(body) & ANIMATION) != 0) {
                throw faults.unsupported(
                        body, "a WebP of one picture", "an animation", "make a GIF of it: {RUN:WEBP_TO_GIF}");
            }
        } else if (in.has(at, "ICCP")) {
            if (!IccProfile.isStandard(in.copy(body, (int) Math.min(4096, length)))) {
                warn("its ICC profile is left out, colours may look different; export it as sRGB from the program that"
                        + " made it");
            }
        } else if (in.has(at, "EXIF") && length <= LONGEST_EXIF) {
            // Some programs begin it as in a JPEG.
            int before = in.has(body, "Exif\0\0") ? 6 : 0;
            orientation =
                    Exif.read(in.copy(body + before, (int) length - before)).orientation();
        }
    }

    /** A key frame of VP8 (RFC 6386 9.1). */
    private MediaException lossy(long body, long length) throws IOException {
        if (length < 10 || (in.u8(body) & 1) != 0 || !in.has(body + 3, "\u009d\u0001*")) {
            throw faults.malformed(body, "a key frame of VP8", "other bytes");
        }
        // No decoder for Java was found that gives the same pixels as the reference decoder.
        return faults.unsupported(
                body,
                "a lossless WebP (VP8L)",
                "a lossy one (VP8), which this program does not decode exactly",
                "make a PNG of it: {RUN:WEBP_TO_PNG}");
    }

    /** A lossless picture (RFC 9649 3.4). */
    private void lossless(long body, long length) throws IOException {
        if (length < 5 || in.u8(body) != 0x2f) {
            throw faults.malformed(body, "the signature 2F of VP8L", "another byte");
        }
        data = body;
        long bits = u32(body + 1);
        columns = (bits & 0x3fff) + 1;
        rows = (bits >> 14 & 0x3fff) + 1;
        alpha |= (bits >> 28 & 1) != 0;
    }

    private void warn(String text) {
        warnings.add(faults.warning(text));
    }

    private void need(long end, String expected) throws IOException {
        if (end > in.size()) {
            throw faults.cutOff(in.size(), expected);
        }
    }

    private long u32(long at) throws IOException {
        return in.u8(at) | in.u8(at + 1) << 8 | in.u8(at + 2) << 16 | (long) in.u8(at + 3) << 24;
    }
}
