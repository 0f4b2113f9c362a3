package io.github.stowc.media.png;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Payload;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.png.PngChunks.Chunk;
import io.github.stowc.media.reading.Exif;
import io.github.stowc.media.reading.PictureFaults;
import io.github.stowc.media.reading.TurnedRaster;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.WayOut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PNG's chunks (ISO/IEC 15948): checks the header and the palette, and only finds the picture data; decoding shows
 * whether they are sound.
 */
public final class PngReader {
    private static final int HEADER_LENGTH = 13;
    private static final int LARGEST_PALETTE = 3 * 256;
    /** Two bits say that 258 bytes are a copy of earlier ones: no deflate stream is denser (RFC 1951 3.2.5). */
    private static final int DENSEST = 1032;
    /** A longer EXIF structure is not a header. */
    private static final int LONGEST_EXIF = 65_535;

    private static final String TRNS = "tRNS";

    private final ByteWindow in;
    private final boolean turns;
    private final PngChunks chunks;
    private final PictureFaults faults;
    private final PngHeader header;
    private final PngColours colours = new PngColours();
    private final List<Sentence> warnings = new ArrayList<>();
    private byte[] palette = new byte[0];
    private byte[] transparency = new byte[0];
    private @Nullable Chunk firstData;
    private long dataEnd;
    private long dataLength;
    private int orientation = 1;

    private PngReader(ByteWindow in, boolean turns) throws IOException {
        this.in = in;
        this.turns = turns;
        this.chunks = new PngChunks(in);
        this.faults = chunks.faults();
        this.header = header();
    }

    /**
     * The facts in the header, and a payload that decodes the picture.
     *
     * @param turns whether to turn it as its EXIF Orientation says, rather than to warn of that
     */
    public static Media.Raster read(ByteWindow in, boolean turns) throws IOException {
        PngReader reader = new PngReader(in, turns);
        reader.readChunks();
        return reader.raster();
    }

    private PngHeader header() throws IOException {
        Chunk chunk = chunks.at(PngChunks.SIGNATURE);
        if (chunk.type().equals("CgBI")) {
            throw faults.unsupported(
                    chunk.start(),
                    "a PNG",
                    "one in Apple's form for apps, which no other program reads",
                    "on a Mac: {RUN:REVERT_APPLE_PNG}");
        }
        if (!chunk.type().equals(PngChunks.IHDR) || chunk.length() != HEADER_LENGTH) {
            throw faults.malformed(
                    chunk.start(), "the chunk IHDR of 13 bytes", chunk.type() + " of " + chunk.length() + " bytes");
        }
        chunks.verify(chunk);
        long at = chunk.body();
        faults.checkSides(at, in.u32(at), in.u32(at + 4));
        int depth = in.u8(at + 8);
        int colour = in.u8(at + 9);
        if (!PngHeader.allows(colour, depth)) {
            throw faults.malformed(
                    at + 8,
                    "a bit depth and colour type of ISO/IEC 15948 table 11.1",
                    depth + " bits and colour type " + colour);
        }
        if (in.u8(at + 10) != 0 || in.u8(at + 11) != 0 || in.u8(at + 12) > 1) {
            throw faults.malformed(
                    at + 10,
                    "compression 0, filter 0, interlace 0 or 1",
                    in.u8(at + 10) + ", " + in.u8(at + 11) + ", " + in.u8(at + 12));
        }
        return new PngHeader((int) in.u32(at), (int) in.u32(at + 4), depth, colour, in.u8(at + 12) == 1);
    }

    private void readChunks() throws IOException {
        Chunk chunk = chunks.at(PngChunks.SIGNATURE);
        do {
            chunk = chunks.at(chunk.end());
            switch (chunk.type()) {
                case PngChunks.IDAT -> data(chunk);
                case PngChunks.PLTE -> palette(chunk);
                case TRNS -> transparency(chunk);
                case PngChunks.IEND -> chunks.verify(chunk);
                case "iCCP" -> profile(chunk);
                case "gAMA", "cHRM", "cICP", "sRGB" -> colours.take(in, chunk);
                case "eXIf" -> orientation(chunk);
                case "acTL" ->
                    warn("an animated PNG; only its first picture is sent; to send all, write each into a file of its"
                            + " own: {RUN:PICTURES_OF_PNG}");
                default -> other(chunk);
            }
        } while (!chunk.type().equals(PngChunks.IEND));
    }

    private void data(Chunk chunk) throws IOException {
        if (firstData == null) {
            firstData = chunk;
        } else if (chunk.start() != dataEnd) {
            throw faults.malformed(chunk.start(), "all chunks IDAT one after the other", "others between them");
        }
        dataEnd = chunk.end();
        dataLength += chunk.length();
    }

    private void palette(Chunk chunk) throws IOException {
        if (header.colour() != PngHeader.PALETTE) {
            // A hint for displays with few colours.
            return;
        }
        if (chunk.length() == 0
                || chunk.length() % 3 != 0
                || chunk.length() > LARGEST_PALETTE
                || palette.length > 0
                || firstData != null) {
            throw faults.malformed(
                    chunk.start(),
                    "one palette of 1 to 256 colours before the picture data",
                    chunk.length() + " bytes" + (firstData == null ? "" : " after them"));
        }
        chunks.verify(chunk);
        palette = in.copy(chunk.body(), (int) chunk.length());
    }

    private void transparency(Chunk chunk) throws IOException {
        long expected = switch (header.colour()) {
            case PngHeader.GREY -> 2;
            case PngHeader.RGB -> 6;
            case PngHeader.PALETTE -> Math.min(chunk.length(), palette.length / 3);
            default -> -1;
        };
        if (chunk.length() != expected || transparency.length > 0 || firstData != null) {
            throw faults.malformed(
                    chunk.start(),
                    "one chunk tRNS of the colour type's length between palette and picture data",
                    chunk.length() + " bytes for colour type " + header.colour());
        }
        chunks.verify(chunk);
        transparency = in.copy(chunk.body(), (int) chunk.length());
    }

    private void profile(Chunk chunk) throws IOException {
        if (!in.has(chunk.body(), "sRGB")) {
            colours.profile();
        }
    }

    private void orientation(Chunk chunk) throws IOException {
        if (chunk.length() > LONGEST_EXIF) {
            return;
        }
        orientation = Exif.read(in.copy(chunk.body(), (int) chunk.length())).orientation();
        if (orientation != 1 && !turns) {
            warn("viewers turn it by EXIF Orientation " + orientation
                    + ", which the decoded picture does not have; {TURN} turns it, or {RUN:"
                    + turn(orientation).name() + "}");
        }
    }

    private static WayOut turn(int orientation) {
        return switch (orientation) {
            case 2 -> WayOut.MIRROR_PNG;
            case 3 -> WayOut.TURN_PNG_180;
            case 4 -> WayOut.FLIP_PNG;
            case 5 -> WayOut.TRANSPOSE_PNG;
            case 6 -> WayOut.TURN_PNG_90;
            case 7 -> WayOut.TRANSVERSE_PNG;
            default -> WayOut.TURN_PNG_270;
        };
    }

    private void other(Chunk chunk) throws MediaException {
        if (chunk.isCritical()) {
            throw faults.unsupported(
                    chunk.start(),
                    "the critical chunks of ISO/IEC 15948 11.2",
                    chunk.type(),
                    "write the PNG anew: {RUN:REWRITE_PNG}");
        }
    }

    private Media.Raster raster() throws IOException {
        Chunk first = firstData;
        if (first == null) {
            throw faults.malformed(PngChunks.SIGNATURE, "a chunk IDAT with the picture data", "none");
        }
        if (header.colour() == PngHeader.PALETTE && palette.length == 0) {
            throw faults.malformed(first.start(), "a palette (PLTE) before the picture data", "none");
        }
        long size = PngChunks.SIGNATURE + 8;
        long inflated = header.inflatedLength();
        if (inflated > dataLength * DENSEST) {
            throw faults.malformed(
                    size,
                    "picture data for " + header.columns() + " by " + header.rows() + " pixels",
                    dataLength + " bytes, which cannot hold them: the header's size is wrong, or data are missing");
        }
        ImagePixel pixel = header.decoded();
        faults.checkLength(size, pixel.frameLength());
        PngFile file = new PngFile(in.source(), header, new PngPixels(header, palette, transparency), first, faults);
        warnOfLosses(file);
        Payload payload = new Payload.Decoded(pixel.frameLength(), () -> new PngStream(file));
        Media.Raster raster = new Media.Raster(in.source(), pixel, List.of(0), payload, warnings);
        return orientation != 1 && turns ? TurnedRaster.of(raster, orientation) : raster;
    }

    private void warnOfLosses(PngFile file) throws IOException {
        if (!colours.found().isEmpty()) {
            warn(colours.found() + " left out, colours may look different; export it for sRGB first");
        }
        if (header.depth() == 16 && !header.isGrey()) {
            warn("its colours of 16 bits are rounded to 8; to keep them, "
                    + (header.hasAlpha() ? "take out the transparency, {RUN:PNG_ON_WHITE}, and " : "")
                    + "send JPEG 2000, which many viewers show wrongly: {RUN:PNG_TO_JPEG_2000}");
        }
        if (isTransparent(file)) {
            warn("DICOM pixels have no transparency: its transparent pixels become white; for another colour"
                    + " {RUN:PNG_ON_BLACK}");
        }
    }

    private boolean isTransparent(PngFile file) throws IOException {
        boolean palette = header.colour() == PngHeader.PALETTE;
        for (byte alpha : transparency) {
            if (!palette || alpha != (byte) 0xff) {
                return true;
            }
        }
        try {
            return header.hasAlpha() && PngAlpha.isTransparent(file);
        } catch (MediaException e) {
            return true;
        }
    }

    private void warn(String text) {
        warnings.add(faults.warning(text));
    }
}
