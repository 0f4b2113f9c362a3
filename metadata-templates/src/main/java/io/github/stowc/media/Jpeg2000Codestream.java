package io.github.stowc.media;

import io.github.stowc.media.Jpeg2000Markers.Marker;
import java.io.IOException;
import java.util.BitSet;

/**
 * Reads the main header of a JPEG 2000 codestream and the headers of its tile-parts, and finds its end (ISO/IEC 15444-1
 * annex A). The data between them are passed over.
 */
final class Jpeg2000Codestream {
    private static final String EXPORT = "export it again with 1 or 3 components of one size and of at most 16 bits";
    private static final int SIZE_LENGTH = 36;
    private static final int PART_2 = 0x8000;
    private static final int HAS_CAPABILITIES = 0x4000;
    /** The bit of Pcap for ISO/IEC 15444-15. */
    private static final long PART_15 = 1L << (32 - 15);

    private static final int RPCL = 2;
    private static final int THUMBNAIL = 64;
    /** As far as an int can be shifted; more are for pictures of sides that DICOM does not have. */
    private static final int MOST_LEVELS = 31;

    private static final int MOST_TILES = 65_535;
    private static final int TILE_PART_HEADER = 12;

    private final Window in;
    private final PictureFaults faults;
    private final Jpeg2000Markers markers;
    private final long start;
    private int columns;
    private int rows;
    private int components;
    private int precision;
    private boolean signed;
    private boolean capable;
    private boolean highThroughput;
    private int tiles;
    private int transform = -1;
    private boolean reversible = true;
    private boolean rpcl = true;
    private boolean lengths;

    private Jpeg2000Codestream(Window in, PictureFaults faults, Slice range) {
        this.in = in;
        this.faults = faults;
        this.start = range.offset();
        this.markers = new Jpeg2000Markers(in, faults, range.end());
    }

    /**
     * Reads the codestream at the beginning of a range.
     *
     * @throws MediaException if it is none, broken, cut off, or of a kind that DICOM has no attributes for
     */
    static Jpeg2000Header read(Window in, PictureFaults faults, Slice range) throws IOException {
        Jpeg2000Codestream codestream = new Jpeg2000Codestream(in, faults, range);
        long tileParts = codestream.mainHeader();
        long end = codestream.tileParts(tileParts);
        return codestream.header(new Slice(range.offset(), end - range.offset()));
    }

    private Jpeg2000Header header(Slice codestream) {
        return new Jpeg2000Header(
                columns,
                rows,
                components,
                precision,
                signed,
                transform == 1,
                reversible,
                reversible,
                highThroughput,
                rpcl && lengths,
                codestream);
    }

    private long mainHeader() throws IOException {
        Marker marker = markers.at(start);
        if (marker.code() != Jpeg2000Markers.SOC) {
            throw markers.unexpected(marker, "the start of a codestream, FF 4F");
        }
        marker = markers.at(marker.end());
        if (marker.code() != Jpeg2000Markers.SIZ) {
            throw markers.unexpected(marker, "the size of the picture, FF 51");
        }
        size(marker);
        boolean quantised = false;
        marker = markers.at(marker.end());
        while (marker.code() != Jpeg2000Markers.SOT) {
            quantised |= marker.code() == Jpeg2000Markers.QCD;
            take(marker);
            marker = markers.at(marker.end());
        }
        if (transform < 0 || !quantised) {
            throw markers.unexpected(marker, "a coding style (FF 52) and a quantisation (FF 5C) before the first tile");
        }
        if (capable && !highThroughput) {
            throw faults.malformed(start, "capabilities (FF 50) where the size announces them", "none");
        }
        return marker.start();
    }

    private void size(Marker marker) throws IOException {
        markers.needLength(marker, SIZE_LENGTH + 3, "the size of the picture");
        long at = marker.body();
        int capabilities = in.u16(at);
        if ((capabilities & PART_2) != 0) {
            throw faults.unsupported(
                    at, "JPEG 2000 Part 1 or 15", "extensions of Part 2, which few decoders know", EXPORT);
        }
        capable = (capabilities & HAS_CAPABILITIES) != 0;
        faults.checkSides(at + 2, in.u32(at + 2) - in.u32(at + 10), in.u32(at + 6) - in.u32(at + 14));
        columns = (int) (in.u32(at + 2) - in.u32(at + 10));
        rows = (int) (in.u32(at + 6) - in.u32(at + 14));
        long count = across(at + 2) * across(at + 6);
        if (count > MOST_TILES) {
            throw faults.malformed(at + 18, "at most " + MOST_TILES + " tiles", count);
        }
        tiles = (int) count;
        components(at + SIZE_LENGTH - 2, marker);
    }

    /** The number of tiles along the side whose length stands at an offset; the other three numbers lie 8 bytes apart. */
    private long across(long at) throws IOException {
        long side = in.u32(at);
        long origin = in.u32(at + 8);
        long tile = in.u32(at + 16);
        long first = in.u32(at + 24);
        long count = tile == 0 ? 0 : (side - first + tile - 1) / tile;
        if (first > origin || count < 1 || first + tile <= origin || count > MOST_TILES) {
            throw faults.malformed(at + 16, "tiles that cover the picture", tile + " from " + first + " on");
        }
        return count;
    }

    private void components(long at, Marker marker) throws IOException {
        components = in.u16(at);
        if (marker.length() != SIZE_LENGTH + 3 * components) {
            throw faults.malformed(
                    at,
                    "a size of 36 bytes and 3 for each component",
                    marker.length() + " bytes for " + components + " components");
        }
        if (components != 1 && components != 3) {
            boolean alpha = components == 2 || components == 4;
            throw faults.unsupported(
                    at,
                    "1 component (grey) or 3 (colour)",
                    components + (alpha ? ": an alpha channel or CMYK" : ""),
                    alpha ? "flatten it: convert IN -background white -alpha remove -colorspace sRGB OUT.png" : EXPORT);
        }
        int kind = in.u8(at + 2);
        precision = (kind & 0x7f) + 1;
        signed = (kind & 0x80) != 0;
        if (precision > 16) {
            throw faults.unsupported(at + 2, "at most 16 bits a sample", precision, EXPORT);
        }
        if (signed && components > 1) {
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
                        "write it anew: opj_decompress -i IN -upsample -o OUT.png");
            }
        }
    }

    /** A marker segment of the main header or of a tile-part's. */
    private void take(Marker marker) throws IOException {
        switch (marker.code()) {
            case Jpeg2000Markers.CAP -> {
                markers.needLength(marker, 4, "capabilities");
                capabilities(marker);
            }
            case Jpeg2000Markers.COD -> codingStyle(marker);
            case Jpeg2000Markers.COC -> {
                markers.needLength(marker, 7, "a component's coding style");
                wavelet(marker.body() + 2);
            }
            case Jpeg2000Markers.QCD -> {
                markers.needLength(marker, 1, "a quantisation");
                quantisation(marker.body());
            }
            case Jpeg2000Markers.QCC -> {
                markers.needLength(marker, 2, "a component's quantisation");
                quantisation(marker.body() + 1);
            }
            case Jpeg2000Markers.POC -> rpcl = false;
            case Jpeg2000Markers.TLM -> lengths = true;
            case Jpeg2000Markers.SOC, Jpeg2000Markers.SIZ, Jpeg2000Markers.SOD, Jpeg2000Markers.EOC ->
                throw markers.unexpected(marker, "the markers of a header and a tile");
            default -> {
                // Comments, lengths of packets, regions of interest say nothing of the attributes.
            }
        }
    }

    private void capabilities(Marker marker) throws IOException {
        long parts = in.u32(marker.body());
        if (parts != PART_15) {
            throw faults.unsupported(
                    marker.body(), "the capabilities of Part 15 (HTJ2K)", Long.toHexString(parts), EXPORT);
        }
        highThroughput = capable;
    }

    private void codingStyle(Marker marker) throws IOException {
        markers.needLength(marker, 10, "a coding style");
        long at = marker.body();
        int together = in.u8(at + 4);
        if (together > 1 || (together == 1 && components != 3) || (transform >= 0 && transform != together)) {
            throw faults.malformed(
                    at + 4, "one colour transform of 0, or 1 for three components", together + " for " + components);
        }
        transform = together;
        int levels = in.u8(at + 5);
        rpcl &= in.u8(at + 1) == RPCL && levels <= MOST_LEVELS && fitsThumbnail(levels);
        wavelet(at + 5);
    }

    private boolean fitsThumbnail(int levels) {
        return ((columns - 1) >> levels) < THUMBNAIL && ((rows - 1) >> levels) < THUMBNAIL;
    }

    /** The parameters behind the number of decomposition levels (A.6.1). */
    private void wavelet(long at) throws IOException {
        int filter = in.u8(at + 4);
        if (filter > 1) {
            throw faults.unsupported(at + 4, "the 9-7 or the 5-3 wavelet", filter, EXPORT);
        }
        if ((in.u8(at + 3) & 0x40) != 0 && !highThroughput) {
            throw faults.malformed(at + 3, "blocks of Part 1", "HTJ2K's without its capabilities (FF 50)");
        }
        reversible &= filter == 1;
    }

    private void quantisation(long at) throws IOException {
        reversible &= (in.u8(at) & 0x1f) == 0;
    }

    /** Goes from tile-part to tile-part; returns the offset behind the end of codestream. */
    private long tileParts(long first) throws IOException {
        BitSet seen = new BitSet();
        long at = first;
        while (true) {
            Marker marker = markers.at(at);
            if (marker.code() == Jpeg2000Markers.EOC) {
                if (seen.cardinality() < tiles) {
                    throw faults.malformed(
                            at, tiles + " tiles", "the end of the codestream behind " + seen.cardinality());
                }
                return marker.end();
            }
            if (marker.code() != Jpeg2000Markers.SOT || marker.length() != 8) {
                throw markers.unexpected(
                        marker, "a tile-part of 10 bytes (FF 90) or the end of the codestream (FF D9)");
            }
            int tile = in.u16(marker.body());
            if (tile >= tiles) {
                throw faults.malformed(marker.body(), "the number of a tile below " + tiles, tile);
            }
            seen.set(tile);
            at = tilePart(marker);
        }
    }

    /** Reads the header of a tile-part; returns where the next one begins. */
    private long tilePart(Marker sot) throws IOException {
        long length = in.u32(sot.body() + 2);
        // Only the last one may leave its length open: it goes on to the end of the codestream.
        long next = length == 0 ? lastEnd(sot) : sot.start() + length;
        if (length != 0 && length < TILE_PART_HEADER + 2) {
            throw faults.malformed(sot.body() + 2, "a tile-part's length of 14 or more", length);
        }
        markers.need(
                next + 2, "a tile-part of " + length + " bytes from byte " + sot.start() + " on and the end, FF D9");
        Marker marker = markers.at(sot.end());
        while (marker.code() != Jpeg2000Markers.SOD) {
            if (marker.code() == Jpeg2000Markers.SOT || marker.end() > next) {
                throw markers.unexpected(marker, "the data of a tile-part (FF 93)");
            }
            take(marker);
            marker = markers.at(marker.end());
        }
        if (marker.end() > next) {
            throw faults.malformed(sot.body() + 2, "a tile-part's length with its header", length);
        }
        return next;
    }

    private long lastEnd(Marker sot) throws IOException {
        for (long end = markers.end(); end >= markers.end() - 1 && end - 2 > sot.end(); end--) {
            // An odd length is made even with a zero where it lay in a DICOM file (PS3.5 A.4).
            boolean padded = end == markers.end() || in.u8(end) == 0;
            if (padded && in.u16(end - 2) == Jpeg2000Markers.EOC) {
                return end - 2;
            }
        }
        throw faults.cutOff(markers.end(), "the end of the codestream, FF D9");
    }
}
