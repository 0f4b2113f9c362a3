package io.github.stowc.media.decoded;

import io.github.stowc.media.decoded.TiffFile.Directory;
import io.github.stowc.media.decoded.TiffFile.Entry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A page of a TIFF: what its directory says of its pixels, and where its strips or tiles are. */
final class TiffPage {
    static final int CCITT_RLE = 2;
    static final int CCITT_T4 = 3;
    static final int CCITT_T6 = 4;
    static final int LZW = 5;
    static final int JPEG = 7;
    static final int ZIP = 8;
    static final int PACK_BITS = 32_773;
    static final int OLD_ZIP = 32_946;

    static final int WHITE_IS_ZERO = 0;
    static final int BLACK_IS_ZERO = 1;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int YCBCR = 6;

    private final TiffFile file;
    private final Directory directory;

    TiffPage(TiffFile file, Directory directory) {
        this.file = file;
        this.directory = directory;
    }

    Directory directory() {
        return directory;
    }

    TiffFile file() {
        return file;
    }

    @Nullable
    Entry entry(int tag) {
        return directory.entries().get(tag);
    }

    /** The first value of a tag, or another number if the page does not have it. */
    long number(int tag, long otherwise) throws IOException {
        Entry entry = entry(tag);
        if (entry == null) {
            return otherwise;
        }
        file.check(entry);
        return file.number(entry, 0);
    }

    /** Like {@link #number}, for numbers that are small if they are right. */
    int small(int tag, int otherwise) throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, number(tag, otherwise));
    }

    /** A tag that a page must have. */
    Entry required(int tag, String name) throws IOException {
        Entry entry = entry(tag);
        if (entry == null) {
            throw file.faults().malformed(directory.at(), "the tag " + tag + ", " + name, "none");
        }
        file.check(entry);
        return entry;
    }

    int columns() throws IOException {
        return small(TiffTag.IMAGE_WIDTH, 0);
    }

    int rows() throws IOException {
        return small(TiffTag.IMAGE_LENGTH, 0);
    }

    int compression() throws IOException {
        return small(TiffTag.COMPRESSION, 1);
    }

    int samples() throws IOException {
        return small(TiffTag.SAMPLES_PER_PIXEL, 1);
    }

    int bits() throws IOException {
        return small(TiffTag.BITS_PER_SAMPLE, 1);
    }

    boolean isFax() throws IOException {
        int compression = compression();
        return compression == CCITT_RLE || compression == CCITT_T4 || compression == CCITT_T6;
    }

    /** What the samples mean; fax programs leave it out. */
    int photometric() throws IOException {
        return small(TiffTag.PHOTOMETRIC, isFax() ? WHITE_IS_ZERO : BLACK_IS_ZERO);
    }

    boolean isPlanar() throws IOException {
        return small(TiffTag.PLANAR_CONFIGURATION, 1) == 2 && samples() > 1;
    }

    boolean isTiled() {
        return entry(TiffTag.TILE_OFFSETS) != null;
    }

    /** The columns of a strip or tile. */
    int blockColumns() throws IOException {
        return isTiled() ? small(TiffTag.TILE_WIDTH, 0) : columns();
    }

    /** The rows of a strip or tile. */
    int blockRows() throws IOException {
        int rows = rows();
        return isTiled()
                ? small(TiffTag.TILE_LENGTH, 0)
                : (int) Math.min(rows, number(TiffTag.ROWS_PER_STRIP, Integer.MAX_VALUE));
    }

    int blocksAcross() throws IOException {
        return (columns() + blockColumns() - 1) / blockColumns();
    }

    int blocksDown() throws IOException {
        return (int) (((long) rows() + blockRows() - 1) / blockRows());
    }

    /** The number of planes that are stored one after the other. */
    int planes() throws IOException {
        return isPlanar() ? samples() : 1;
    }

    Entry offsets() throws IOException {
        return isTiled()
                ? required(TiffTag.TILE_OFFSETS, "TileOffsets")
                : required(TiffTag.STRIP_OFFSETS, "StripOffsets");
    }

    /** The lengths of strips or tiles; null if an uncompressed page leaves them out. */
    @Nullable
    Entry byteCounts() throws IOException {
        int tag = isTiled() ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS;
        return compression() == 1 && entry(tag) == null
                ? null
                : required(tag, isTiled() ? "TileByteCounts" : "StripByteCounts");
    }

    /** The number of bytes of a row of a strip or tile when it is decoded. */
    long blockRowLength() throws IOException {
        return ((long) blockColumns() * (isPlanar() ? 1 : samples()) * bits() + 7) / 8;
    }
}
