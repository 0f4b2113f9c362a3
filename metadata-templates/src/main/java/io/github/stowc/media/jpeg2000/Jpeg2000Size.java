package io.github.stowc.media.jpeg2000;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.jpeg2000.Jpeg2000Markers.Marker;
import io.github.stowc.media.reading.PictureFaults;
import java.io.IOException;

/**
 * The size of a JPEG 2000 picture and of its tiles, all on one reference grid (ISO/IEC 15444-1 A.5.1).
 *
 * @param left where the picture begins
 * @param top where the picture begins
 * @param right where it ends, exclusive
 * @param bottom where it ends, exclusive
 * @param tileLeft where the first tile begins
 * @param tileTop where the first tile begins
 * @param tileWidth 1 or more
 * @param tileHeight 1 or more
 * @param components 1 or 3, all of the same bits, each with a sample for each pixel
 * @param precision bits a sample, 1 to 16
 * @param signed whether the samples are in two's complement
 * @param capable whether a list of capabilities is announced
 */
record Jpeg2000Size(
        long left,
        long top,
        long right,
        long bottom,
        long tileLeft,
        long tileTop,
        long tileWidth,
        long tileHeight,
        int components,
        int precision,
        boolean signed,
        boolean capable) {
    /** The remedy for a picture that DICOM has no attributes for. */
    static final String EXPORT = "export it again with 1 or 3 components of one size and of at most 16 bits";

    private static final int LENGTH = 36;
    private static final int PART_2 = 0x8000;
    private static final int HAS_CAPABILITIES = 0x4000;
    private static final int MOST_TILES = 65_535;

    static Jpeg2000Size read(ByteWindow in, PictureFaults faults, Marker marker) throws IOException {
        long at = marker.body();
        int components = marker.length() < LENGTH ? 0 : in.u16(at + LENGTH - 2);
        if (components == 0 || marker.length() != LENGTH + 3 * components) {
            throw faults.malformed(
                    marker.start(),
                    "a size of 36 bytes and 3 for each component",
                    marker.length() + " bytes for " + components + " components");
        }
        int capabilities = in.u16(at);
        if ((capabilities & PART_2) != 0) {
            throw faults.unsupported(
                    at, "JPEG 2000 Part 1 or 15", "extensions of Part 2, which few decoders know", EXPORT);
        }
        checkComponents(in, faults, at + LENGTH - 2, components);
        int kind = in.u8(at + LENGTH);
        Jpeg2000Size size = new Jpeg2000Size(
                in.u32(at + 10),
                in.u32(at + 14),
                in.u32(at + 2),
                in.u32(at + 6),
                in.u32(at + 26),
                in.u32(at + 30),
                in.u32(at + 18),
                in.u32(at + 22),
                components,
                (kind & 0x7f) + 1,
                (kind & 0x80) != 0,
                (capabilities & HAS_CAPABILITIES) != 0);
        faults.checkSides(at + 2, size.right - size.left, size.bottom - size.top);
        size.checkTiles(faults, at + 18);
        return size;
    }

    private static void checkComponents(ByteWindow in, PictureFaults faults, long at, int components)
            throws IOException {
        if (components != 1 && components != 3) {
            boolean alpha = components == 2 || components == 4;
            throw faults.unsupported(
                    at,
                    "1 component (grey) or 3 (colour)",
                    components + (alpha ? ": an alpha channel or CMYK" : ""),
                    alpha ? "send it as PNG: {RUN:DECODE_JPEG_2000}" : EXPORT);
        }
        int kind = in.u8(at + 2);
        if ((kind & 0x7f) >= 16) {
            throw faults.unsupported(at + 2, "at most 16 bits a sample", (kind & 0x7f) + 1, EXPORT);
        }
        if ((kind & 0x80) != 0 && components > 1) {
            throw faults.unsupported(at + 2, "colours without sign", "signed ones", EXPORT);
        }
        for (int i = 0; i < components; i++) {
            long component = at + 2 + 3L * i;
            if (in.u8(component) != kind) {
                throw faults.unsupported(component, "components of the same bits", "different ones", EXPORT);
            }
            if (in.u8(component + 1) != 1 || in.u8(component + 2) != 1) {
                throw faults.unsupported(
                        component + 1,
                        "components with a sample for each pixel",
                        "a subsampled one",
                        "write it anew: {RUN:UPSAMPLE_JPEG_2000}");
            }
        }
    }

    private void checkTiles(PictureFaults faults, long at) throws MediaException {
        boolean covered = tileWidth > 0
                && tileHeight > 0
                && tileLeft <= left
                && tileTop <= top
                && tileLeft + tileWidth > left
                && tileTop + tileHeight > top;
        // Each side then has fewer than 65536 tiles, so that the product fits a long.
        if (!covered || tilesAcross() * tilesDown() > MOST_TILES) {
            throw faults.malformed(
                    at,
                    "at most 65535 tiles that cover the picture",
                    tileWidth + " by " + tileHeight + " from " + tileLeft + ", " + tileTop + " on");
        }
    }

    int columns() {
        return (int) (right - left);
    }

    int rows() {
        return (int) (bottom - top);
    }

    private long tilesAcross() {
        return (right - tileLeft + tileWidth - 1) / tileWidth;
    }

    private long tilesDown() {
        return (bottom - tileTop + tileHeight - 1) / tileHeight;
    }

    int tiles() {
        return (int) (tilesAcross() * tilesDown());
    }

    /** The tile of a number, which is below the number of tiles. */
    Jpeg2000Tile tile(Jpeg2000Coding coding, int number) {
        long x = tileLeft + number % tilesAcross() * tileWidth;
        long y = tileTop + number / tilesAcross() * tileHeight;
        return new Jpeg2000Tile(
                coding,
                Math.max(x, left),
                Math.max(y, top),
                Math.min(x + tileWidth, right),
                Math.min(y + tileHeight, bottom));
    }
}
