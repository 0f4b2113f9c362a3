package io.github.stowc.media.decoded;

import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.decoded.Samples.Alpha;
import io.github.stowc.media.decoded.TiffFile.Entry;
import io.github.stowc.media.reading.PictureFaults;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Checks what the directory of a page says, so that a decoder is only given what it decodes rightly. */
final class TiffPageCheck {
    /** No tag of a directory that a decoder needs is longer. */
    private static final long LONGEST_VALUE = 1 << 20;

    private static final long LONGEST_ROW = 1 << 24;
    private static final int MOST_BLOCKS = 4_000_000;
    private static final int UNDEFINED = 4;
    private static final int ASSOCIATED = 1;
    private static final int UNASSOCIATED = 2;
    private static final String OTHER_FORM = "convert it to grey or RGB: {RUN:TIFF_TO_SRGB}";

    private final TiffPage page;
    private final TiffFile file;
    private final PictureFaults faults;
    private final long at;

    TiffPageCheck(TiffPage page) {
        this.page = page;
        this.file = page.file();
        this.faults = file.faults();
        this.at = page.directory().at();
    }

    private MediaException unsupported(String expected, String found) {
        return faults.unsupported(at, expected, found, OTHER_FORM);
    }

    /** How its samples become pixels. */
    Samples samples() throws IOException {
        faults.checkSides(at, page.columns(), page.rows());
        int photometric = page.photometric();
        boolean grey = photometric == TiffPage.WHITE_IS_ZERO || photometric == TiffPage.BLACK_IS_ZERO;
        boolean palette = photometric == TiffPage.PALETTE;
        if (!grey && !palette && photometric != TiffPage.RGB && photometric != TiffPage.YCBCR) {
            throw unsupported("grey, RGB, YCbCr or a palette", meaning(photometric));
        }
        int bits = bits();
        int colours = grey || palette ? 1 : 3;
        int samples = page.samples();
        if (samples < colours) {
            throw faults.malformed(at, colours + " samples in each pixel or more", samples);
        }
        compression(samples, bits);
        boolean fits = switch (photometric) {
            case TiffPage.PALETTE -> samples == 1 && (bits == 1 || bits == 2 || bits == 4 || bits == 8);
            case TiffPage.YCBCR -> samples == 3 && bits == 8 && !page.isPlanar();
            case TiffPage.RGB -> samples <= 4 && (bits == 8 || bits == 16);
            default ->
                samples == 1
                        ? bits == 1 || bits == 2 || bits == 4 || (bits >= 8 && bits % 2 == 0)
                        : samples == 2 && (bits == 8 || bits == 16);
        };
        if (!fits) {
            throw unsupported(
                    "1, 2, 4 or 8 to 16 bits of grey, 8 or 16 of RGB, 8 of YCbCr, with at most one more sample",
                    samples + " samples of " + bits + " bits, " + meaning(photometric)
                            + (page.isPlanar() ? " in planes" : ""));
        }
        // The decoders give white the highest value, except that of one bit which is no fax.
        boolean inverted = photometric == TiffPage.WHITE_IS_ZERO && bits == 1 && !page.isFax();
        return new Samples(
                grey, bits, samples > colours ? alpha() : Alpha.NONE, inverted, palette ? colours(bits) : new byte[0]);
    }

    private static String meaning(int photometric) {
        return switch (photometric) {
            case TiffPage.WHITE_IS_ZERO, TiffPage.BLACK_IS_ZERO -> "grey";
            case TiffPage.RGB -> "RGB";
            case TiffPage.PALETTE -> "a palette";
            case 4 -> "a mask";
            case 5 -> "CMYK";
            case TiffPage.YCBCR -> "YCbCr";
            case 8, 9, 10 -> "CIELAB";
            case 32_803, 34_892 -> "raw data of a camera's sensor";
            case 32_844, 32_845 -> "logarithmic light";
            default -> "the PhotometricInterpretation " + photometric;
        };
    }

    private int bits() throws IOException {
        int bits = page.bits();
        Entry entry = page.entry(TiffTag.BITS_PER_SAMPLE);
        for (long i = 1; entry != null && i < Math.min(16, entry.count()); i++) {
            if (file.number(entry, i) != bits) {
                throw unsupported("as many bits in each sample", bits + " and " + file.number(entry, i));
            }
        }
        int format = page.small(TiffTag.SAMPLE_FORMAT, 1);
        if (format != 1 && format != UNDEFINED) {
            throw faults.unsupported(
                    at,
                    "samples that are whole numbers without a sign",
                    format == 2 ? "numbers with a sign" : format == 3 ? "floating-point numbers" : "complex numbers",
                    "scale it: {RUN:TIFF_TO_LEVELS}");
        }
        if (bits < 1 || bits > 16) {
            throw faults.unsupported(at, "1 to 16 bits in each sample", bits, "reduce it: {RUN:TIFF_TO_16_BITS}");
        }
        return bits;
    }

    private void compression(int samples, int bits) throws IOException {
        int compression = page.compression();
        boolean known = switch (compression) {
            case 1, TiffPage.LZW, TiffPage.ZIP, TiffPage.OLD_ZIP, TiffPage.PACK_BITS -> true;
            case TiffPage.CCITT_RLE, TiffPage.CCITT_T4, TiffPage.CCITT_T6 -> bits == 1 && samples == 1;
            case TiffPage.JPEG -> bits == 8 && (samples == 1 || samples == 3) && !page.isPlanar();
            default -> false;
        };
        int predictor = page.small(TiffTag.PREDICTOR, 1);
        boolean predicts =
                compression == TiffPage.LZW || compression == TiffPage.ZIP || compression == TiffPage.OLD_ZIP;
        if (!known || (predicts && predictor != 1 && !(predictor == 2 && (bits == 8 || bits == 16)))) {
            throw faults.unsupported(
                    at,
                    "no compression, PackBits, LZW, ZIP, CCITT of 1 bit or JPEG of 8",
                    "the compression " + compression + " of " + samples + " samples of " + bits + " bits"
                            + (predicts ? " with the predictor " + predictor : ""),
                    TiffPicture.REMEDY);
        }
    }

    private Alpha alpha() throws IOException {
        return switch (page.small(TiffTag.EXTRA_SAMPLES, 0)) {
            case ASSOCIATED -> Alpha.ASSOCIATED;
            case UNASSOCIATED -> Alpha.PLAIN;
            default -> Alpha.NONE;
        };
    }

    /** The palette: all reds, all greens, all blues, of 16 bits each; some programs write 8 bits into them. */
    private byte[] colours(int bits) throws IOException {
        Entry map = page.required(TiffTag.COLOR_MAP, "ColorMap");
        int count = 1 << bits;
        if (map.count() != 3L * count) {
            throw faults.malformed(map.at(), "a palette of 3 times " + count + " numbers", map.count());
        }
        int[] values = new int[3 * count];
        boolean narrow = true;
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) file.number(map, i);
            narrow &= values[i] < 256;
        }
        byte[] colours = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            int value = values[i % 3 * count + i / 3];
            colours[i] = (byte) (narrow ? value : (value + 128) / 257);
        }
        return colours;
    }

    /** Checks where the strips or tiles are; returns the number of bytes in them. */
    long blocks() throws IOException {
        for (Entry entry : page.directory().entries().values()) {
            if (isNeeded(entry.tag()) && entry.length() > LONGEST_VALUE) {
                throw faults.malformed(
                        at,
                        "a directory of the usual size",
                        "the tag " + entry.tag() + " of " + entry.length() + " bytes");
            }
        }
        if (page.blockColumns() < 1 || page.blockRows() < 1 || page.blockRowLength() > LONGEST_ROW) {
            throw faults.malformed(
                    at,
                    "strips or tiles of 1 column and 1 row or more",
                    page.blockColumns() + " by " + page.blockRows());
        }
        long count = (long) page.blocksAcross() * page.blocksDown() * page.planes();
        Entry offsets = page.offsets();
        Entry lengths = page.byteCounts();
        if (count > MOST_BLOCKS || offsets.count() < count || (lengths != null && lengths.count() < count)) {
            throw faults.malformed(
                    at,
                    "the places of " + count + " strips or tiles",
                    offsets.count() + (lengths == null ? "" : " and " + lengths.count() + " lengths"));
        }
        long strip = page.blockRowLength() * page.blockRows();
        if (page.isFax() && 3 * strip > BandBudget.wholePicture()) {
            throw faults.unsupported(
                    at,
                    "strips of a fax that can be decoded in the memory of this program",
                    page.blockRows() + " rows of " + page.blockColumns() + " pixels in one",
                    TiffPicture.REMEDY);
        }
        return checkEach(count, offsets, lengths);
    }

    private static boolean isNeeded(int tag) {
        return switch (tag) {
            case TiffTag.COLOR_MAP,
                    TiffTag.JPEG_TABLES,
                    TiffTag.BITS_PER_SAMPLE,
                    TiffTag.EXTRA_SAMPLES,
                    TiffTag.SAMPLE_FORMAT,
                    TiffTag.REFERENCE_BLACK_WHITE,
                    TiffTag.YCBCR_COEFFICIENTS -> true;
            default -> false;
        };
    }

    private long checkEach(long count, Entry offsets, @Nullable Entry lengths) throws IOException {
        long sum = 0;
        boolean plain = page.compression() == 1;
        long perPlane = (long) page.blocksAcross() * page.blocksDown();
        for (long i = 0; i < count; i++) {
            long down = i % perPlane / page.blocksAcross();
            long rows = page.isTiled()
                    ? page.blockRows()
                    : Math.min(page.blockRows(), page.rows() - down * page.blockRows());
            long needed = page.blockRowLength() * rows;
            long offset = file.number(offsets, i);
            long said = lengths == null ? needed : file.number(lengths, i);
            // What is not compressed may have more bytes than it needs.
            long length = plain ? Math.min(needed, said) : said;
            if (offset < 0 || length < 0 || offset + length > file.window().size()) {
                throw faults.cutOff(
                        file.window().size(), "a strip or tile of " + length + " bytes from byte " + offset + " on");
            }
            if (length < 1 || (plain ? length < needed : needed / length > densest())) {
                throw faults.malformed(
                        Math.min(offset, file.window().size()),
                        "picture data for " + rows + " rows of " + page.blockRowLength() + " bytes",
                        length + " bytes, which cannot hold them: the size is wrong, or data are missing");
            }
            sum += length;
        }
        return sum;
    }

    /** The most bytes that one byte of a compression can become. */
    private long densest() throws IOException {
        return switch (page.compression()) {
            case TiffPage.PACK_BITS -> 64;
            case TiffPage.ZIP, TiffPage.OLD_ZIP -> 1032;
            // Each code of 12 bits may mean one byte more than the one before it.
            case TiffPage.LZW -> 4096;
            default -> Integer.MAX_VALUE;
        };
    }
}
