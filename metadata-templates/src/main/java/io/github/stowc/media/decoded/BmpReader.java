package io.github.stowc.media.decoded;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Payload;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.reading.PictureFaults;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the headers of a BMP (BITMAPFILEHEADER and BITMAPCOREHEADER to BITMAPV5HEADER of Windows). */
public final class BmpReader {
    static final String REMEDY = "make a PNG of it: {RUN:TO_PNG}";

    private static final int INFO = 14;
    private static final int CORE_LENGTH = 12;
    private static final int RGB = 0;
    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int BIT_FIELDS = 3;
    /** From this header on, masks and the one of the transparency are in it. */
    private static final int V3_LENGTH = 56;

    private static final int ALPHA_MASK = INFO + 52;

    private final ByteWindow in;
    private final PictureFaults faults;
    private final int length;
    private final long columns;
    private final long rows;
    private final int bits;
    private final int compression;

    private BmpReader(ByteWindow in) throws IOException {
        this.in = in;
        this.faults = new PictureFaults(in.source(), "BMP", "write the BMP anew: {RUN:TO_PNG}");
        need(INFO + CORE_LENGTH, "headers of 26 bytes");
        length = (int) Math.min(Integer.MAX_VALUE, u32(INFO));
        boolean core = length == CORE_LENGTH;
        boolean known = core || length == 40 || length == 52 || length == V3_LENGTH || length == 108 || length == 124;
        if (!known) {
            throw faults.unsupported(INFO, "a header of 12, 40, 52, 56, 108 or 124 bytes", length, REMEDY);
        }
        need(INFO + (long) length, "a header of " + length + " bytes");
        columns = core ? u16(INFO + 4) : (int) u32(INFO + 4);
        // Rows from the top to the bottom have a negative number.
        rows = core ? u16(INFO + 6) : Math.abs((long) (int) u32(INFO + 8));
        bits = u16(INFO + (core ? 10 : 14));
        compression = core ? RGB : (int) Math.min(Integer.MAX_VALUE, u32(INFO + 16));
    }

    /** The facts in the headers, and a payload that decodes the picture. */
    public static Media.Raster read(ByteWindow in) throws IOException {
        return new BmpReader(in).read();
    }

    private Media.Raster read() throws IOException {
        faults.checkSides(INFO + 4, columns, rows);
        boolean known = switch (compression) {
            case RGB -> bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case RLE8 -> bits == 8;
            case RLE4 -> bits == 4;
            case BIT_FIELDS -> bits == 16 || bits == 32;
            default -> false;
        };
        if (!known) {
            throw faults.unsupported(
                    INFO + 14,
                    "1 to 32 bits in each pixel, in RLE or not compressed",
                    bits + " bits in the compression " + compression,
                    REMEDY);
        }
        boolean grey = bits <= 8 && isGreyPalette();
        boolean runs = compression == RLE8 || compression == RLE4;
        long data = u32(10);
        long needed = runs ? 2 : (columns * bits + 31) / 32 * 4 * rows;
        need(data + needed, "picture data of " + needed + " bytes from byte " + data + " on");
        ImagePixel pixel =
                ImagePixel.decoded((int) rows, (int) columns, grey ? ImagePixel.MONOCHROME2 : ImagePixel.RGB, 8);
        faults.checkLength(INFO + 4, pixel.frameLength());
        checkRuns(runs, data);
        List<Sentence> warnings = new ArrayList<>();
        boolean alpha = compression == BIT_FIELDS && hasAlpha();
        if (alpha) {
            warnings.add(faults.warning("DICOM pixels have no transparency: its transparent pixels become white; for"
                    + " another colour {RUN:ON_BLACK}"));
        }
        boolean whole = runs;
        Payload payload = new Payload.Decoded(
                pixel.frameLength(),
                () -> new BufferedStream(
                        new ByteWindow(in.source()), faults, REMEDY, "bmp", "com.sun.imageio.", pixel, whole));
        return new Media.Raster(in.source(), pixel, List.of(0), payload, warnings);
    }

    /** Whether there is transparency; refuses masks for other than whole bytes, and the two usual forms of 16 bits. */
    private boolean hasAlpha() throws IOException {
        need(INFO + 52L, "masks of 12 bytes");
        int red = (int) u32(INFO + 40);
        int green = (int) u32(INFO + 44);
        int blue = (int) u32(INFO + 48);
        int alpha = length >= V3_LENGTH ? (int) u32(ALPHA_MASK) : 0;
        boolean usual = bits == 32
                ? isByte(red) && isByte(green) && isByte(blue) && (alpha == 0 || isByte(alpha))
                : alpha == 0
                        && blue == 0x1f
                        && ((red == 0xf800 && green == 0x7e0) || (red == 0x7c00 && green == 0x3e0));
        if (!usual) {
            throw faults.unsupported(
                    INFO + 40, "masks of 8 bits, or of 5, 5 or 6, and 5 bits without transparency", "others", REMEDY);
        }
        return alpha != 0;
    }

    private static boolean isByte(int mask) {
        return mask == 0xff || mask == 0xff00 || mask == 0xff0000 || mask == 0xff000000;
    }

    /** Runs cannot be decoded in parts: each byte of two says at most 255 pixels, and all are in the memory at once. */
    private void checkRuns(boolean runs, long data) throws IOException {
        if (!runs) {
            return;
        }
        if (columns * rows > (in.size() - data) * 128) {
            throw faults.malformed(
                    INFO + 4,
                    "runs for " + columns + " by " + rows + " pixels",
                    in.size() - data + " bytes, which cannot hold them: the size is wrong, or data are missing");
        }
        if (columns * rows * 2 > BandBudget.wholePicture()) {
            throw faults.unsupported(
                    INFO + 4,
                    "runs of a picture that can be decoded in the memory of this program",
                    columns + " by " + rows + " pixels",
                    REMEDY);
        }
    }

    /** Whether each colour of the palette is a grey. */
    private boolean isGreyPalette() throws IOException {
        boolean core = length == CORE_LENGTH;
        long used = core || length < 36 ? 0 : u32(INFO + 32);
        int count = used == 0 || used > 1 << bits ? 1 << bits : (int) used;
        int width = core ? 3 : 4;
        long at = INFO + (long) length;
        need(at + (long) count * width, "a palette of " + count + " colours");
        for (int i = 0; i < count; i++) {
            long colour = at + (long) i * width;
            if (in.u8(colour) != in.u8(colour + 1) || in.u8(colour) != in.u8(colour + 2)) {
                return false;
            }
        }
        return true;
    }

    private void need(long end, String expected) throws IOException {
        if (end > in.size()) {
            throw faults.cutOff(in.size(), expected);
        }
    }

    private int u16(long at) throws IOException {
        return in.u8(at) | in.u8(at + 1) << 8;
    }

    private long u32(long at) throws IOException {
        return u16(at) | (long) u16(at + 2) << 16;
    }
}
