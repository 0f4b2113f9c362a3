package io.github.stowc.media.decoded;

import io.github.stowc.media.decoded.TiffFile.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A header and a directory for some strips, or rows of tiles, of a page: a decoder that is given them in place of the file's
 * own sees a small picture, and none of the tags that say nothing of the pixels.
 */
final class TiffBand {
    /** The tags that go to the decoder as they are. */
    private static final int[] COPIED = {
        TiffTag.IMAGE_WIDTH,
        TiffTag.BITS_PER_SAMPLE,
        TiffTag.COMPRESSION,
        TiffTag.PHOTOMETRIC,
        TiffTag.FILL_ORDER,
        TiffTag.SAMPLES_PER_PIXEL,
        TiffTag.PLANAR_CONFIGURATION,
        TiffTag.T4_OPTIONS,
        TiffTag.T6_OPTIONS,
        TiffTag.PREDICTOR,
        TiffTag.COLOR_MAP,
        TiffTag.TILE_WIDTH,
        TiffTag.TILE_LENGTH,
        TiffTag.EXTRA_SAMPLES,
        TiffTag.SAMPLE_FORMAT,
        TiffTag.JPEG_TABLES,
        TiffTag.YCBCR_COEFFICIENTS,
        TiffTag.YCBCR_SUBSAMPLING,
        TiffTag.YCBCR_POSITIONING,
        TiffTag.REFERENCE_BLACK_WHITE
    };

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int LONG8 = 16;

    private final TiffPage page;
    private final TiffFile file;
    /** Whether offsets have eight bytes; the decoder of faxes does not know them. */
    private final boolean big;

    /** Values of a tag. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Values(int type, long count, byte[] bytes) {}

    private final Map<Integer, Values> tags = new TreeMap<>();

    /**
     * A band.
     *
     * @param firstBlock the first row of strips or tiles
     * @param blocks the number of these rows
     */
    TiffBand(TiffPage page, int firstBlock, int blocks) throws IOException {
        this.page = page;
        this.file = page.file();
        this.big = file.isBig() && !page.isFax();
        for (int tag : COPIED) {
            Entry entry = page.entry(tag);
            if (entry != null) {
                file.check(entry);
                tags.put(
                        tag,
                        new Values(entry.type(), entry.count(), file.window().copy(entry.at(), (int) entry.length())));
            }
        }
        int from = firstBlock * page.blockRows();
        int rows = Math.min(page.rows() - from, blocks * page.blockRows());
        set(TiffTag.IMAGE_LENGTH, rows);
        if (!tags.containsKey(TiffTag.PHOTOMETRIC)) {
            tags.put(TiffTag.PHOTOMETRIC, new Values(SHORT, 1, number(page.photometric(), 2)));
        }
        if (!page.isTiled()) {
            set(TiffTag.ROWS_PER_STRIP, Math.min(rows, page.blockRows()));
        }
        blocks(firstBlock, blocks);
    }

    private void blocks(int first, int rows) throws IOException {
        Entry offsets = page.offsets();
        Entry counts = page.byteCounts();
        ByteArrayOutputStream where = new ByteArrayOutputStream();
        ByteArrayOutputStream lengths = new ByteArrayOutputStream();
        int width = big ? 8 : 4;
        int across = page.blocksAcross();
        for (int plane = 0; plane < page.planes(); plane++) {
            long from = ((long) plane * page.blocksDown() + first) * across;
            for (long i = from; i < from + (long) rows * across; i++) {
                where.writeBytes(number(file.number(offsets, i), width));
                long length = counts == null ? page.blockRowLength() * page.blockRows() : file.number(counts, i);
                lengths.writeBytes(number(length, width));
            }
        }
        int type = big ? LONG8 : LONG;
        long count = where.size() / width;
        tags.put(offsets.tag(), new Values(type, count, where.toByteArray()));
        int tag = page.isTiled() ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS;
        tags.put(tag, new Values(type, count, lengths.toByteArray()));
    }

    private void set(int tag, int value) {
        tags.put(tag, new Values(LONG, 1, number(value, 4)));
    }

    private byte[] number(long value, int width) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[file.isLittle() ? i : width - 1 - i] = (byte) (value >> (8 * i));
        }
        return bytes;
    }

    /** The first bytes of the file for the decoder, which lead to the directory. */
    byte[] header(long directory) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file.isLittle() ? 'I' : 'M');
        out.write(file.isLittle() ? 'I' : 'M');
        if (big) {
            out.writeBytes(number(43, 2));
            out.writeBytes(number(8, 2));
            out.writeBytes(number(0, 2));
        } else {
            out.writeBytes(number(42, 2));
        }
        out.writeBytes(number(directory, big ? 8 : 4));
        return out.toByteArray();
    }

    /** The directory with its values, for that place in the file. */
    byte[] directory(long place) {
        int width = big ? 8 : 4;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        int length = (big ? 8 : 2) + tags.size() * (4 + 2 * width) + width;
        out.writeBytes(number(tags.size(), big ? 8 : 2));
        for (Map.Entry<Integer, Values> tag : tags.entrySet()) {
            byte[] bytes = tag.getValue().bytes();
            out.writeBytes(number(tag.getKey(), 2));
            out.writeBytes(number(tag.getValue().type(), 2));
            out.writeBytes(number(tag.getValue().count(), width));
            if (bytes.length <= width) {
                out.writeBytes(Arrays.copyOf(bytes, width));
            } else {
                out.writeBytes(number(place + length + values.size(), width));
                values.writeBytes(bytes);
            }
        }
        out.writeBytes(number(0, width));
        out.writeBytes(values.toByteArray());
        return out.toByteArray();
    }
}
