package io.github.stowc.media.jpeg2000;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Slice;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.jpeg2000.Jpeg2000Markers.Marker;
import io.github.stowc.media.reading.PictureFaults;
import java.io.IOException;
import java.util.BitSet;

/**
 * Reads the main header of a JPEG 2000 codestream and the headers of its tile-parts, and finds its end (ISO/IEC 15444-1
 * annex A).
 */
final class Jpeg2000Codestream {
    /** The bit of Pcap for ISO/IEC 15444-15. */
    private static final long PART_15 = 1L << (32 - 15);

    private static final int RPCL = 2;
    private static final int THUMBNAIL = 64;
    private static final int TILE_PART_HEADER = 14;

    private final ByteWindow in;
    private final PictureFaults faults;
    private final Jpeg2000Markers markers;
    private final Jpeg2000Size size;
    private final long tileParts;
    private final Jpeg2000Packets packets;
    private boolean highThroughput;
    private int transform = -1;
    private boolean reversible = true;
    private boolean rpcl = true;
    private boolean lengths;

    private Jpeg2000Codestream(ByteWindow in, PictureFaults faults, Slice range) throws IOException {
        this.in = in;
        this.faults = faults;
        this.markers = new Jpeg2000Markers(in, faults, range.end());
        Marker first = markers.at(range.offset());
        if (first.code() != Jpeg2000Markers.SOC) {
            throw markers.unexpected(first, "the start of a codestream, FF 4F");
        }
        Marker second = markers.at(first.end());
        if (second.code() != Jpeg2000Markers.SIZ) {
            throw markers.unexpected(second, "the size of the picture, FF 51");
        }
        this.size = Jpeg2000Size.read(in, faults, second);
        this.packets = new Jpeg2000Packets(in, size);
        this.tileParts = mainHeader(second);
    }

    /**
     * Reads the codestream at the beginning of a range.
     *
     * @throws MediaException if it is not one, is broken or cut off, or is of a kind that DICOM has no attributes for
     */
    static Jpeg2000Header read(ByteWindow in, PictureFaults faults, Slice range) throws IOException {
        Jpeg2000Codestream codestream = new Jpeg2000Codestream(in, faults, range);
        long end = codestream.tileParts();
        return codestream.header(new Slice(range.offset(), end - range.offset()));
    }

    private Jpeg2000Header header(Slice codestream) throws IOException {
        return new Jpeg2000Header(
                size.columns(),
                size.rows(),
                size.components(),
                size.precision(),
                size.signed(),
                transform == 1,
                reversible,
                reversible ? packets.look() : Jpeg2000Packets.Completeness.CUT,
                highThroughput,
                rpcl && lengths,
                codestream);
    }

    private long mainHeader(Marker sizeMarker) throws IOException {
        boolean quantised = false;
        Marker marker = markers.at(sizeMarker.end());
        while (marker.code() != Jpeg2000Markers.SOT) {
            quantised |= marker.code() == Jpeg2000Markers.QCD;
            take(marker);
            packets.take(marker, false);
            marker = markers.at(marker.end());
        }
        if (transform < 0 || !quantised) {
            throw markers.unexpected(marker, "a coding style (FF 52) and a quantisation (FF 5C) before the first tile");
        }
        if (size.capable() && !highThroughput) {
            throw faults.malformed(sizeMarker.start(), "capabilities (FF 50), which the size announces", "none");
        }
        return marker.start();
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
                // Comments, lengths of packets and regions of interest say nothing about the attributes.
            }
        }
    }

    private void capabilities(Marker marker) throws IOException {
        long parts = in.u32(marker.body());
        if (parts != PART_15) {
            throw faults.unsupported(
                    marker.body(), "the capabilities of Part 15 (HTJ2K)", Long.toHexString(parts), Jpeg2000Size.EXPORT);
        }
        highThroughput = size.capable();
    }

    private void codingStyle(Marker marker) throws IOException {
        markers.needLength(marker, 10, "a coding style");
        long at = marker.body();
        int together = in.u8(at + 4);
        if (together > 1 || (together == 1 && size.components() != 3) || (transform >= 0 && transform != together)) {
            throw faults.malformed(
                    at + 4,
                    "one colour transform of 0, or 1 for three components",
                    together + " for " + size.components());
        }
        transform = together;
        int levels = in.u8(at + 5);
        if (levels > Jpeg2000Coding.MOST_LEVELS) {
            throw faults.malformed(at + 5, "at most 32 levels of decomposition", levels);
        }
        rpcl &= in.u8(at + 1) == RPCL && fitsThumbnail(levels);
        wavelet(at + 5);
    }

    /** Whether the smallest resolution is what PS3.5 10.18 requires. */
    private boolean fitsThumbnail(int levels) {
        long larger = Math.max(size.columns(), size.rows()) - 1L;
        return larger >> levels < THUMBNAIL;
    }

    /** The parameters after the number of decomposition levels (A.6.1). */
    private void wavelet(long at) throws IOException {
        int filter = in.u8(at + 4);
        if (filter > 1) {
            throw faults.unsupported(at + 4, "the 9-7 or the 5-3 wavelet", filter, Jpeg2000Size.EXPORT);
        }
        if ((in.u8(at + 3) & 0x40) != 0 && !highThroughput) {
            throw faults.malformed(at + 3, "blocks of Part 1", "HTJ2K's without its capabilities (FF 50)");
        }
        reversible &= filter == 1;
    }

    private void quantisation(long at) throws IOException {
        reversible &= (in.u8(at) & 0x1f) == 0;
    }

    /** Goes from tile-part to tile-part; returns the offset after the end of codestream. */
    private long tileParts() throws IOException {
        BitSet seen = new BitSet();
        Marker marker = markers.at(tileParts);
        while (marker.code() != Jpeg2000Markers.EOC) {
            if (marker.code() != Jpeg2000Markers.SOT || marker.length() != 8) {
                throw markers.unexpected(
                        marker, "a tile-part of 10 bytes (FF 90) or the end of the codestream (FF D9)");
            }
            int tile = in.u16(marker.body());
            if (tile >= size.tiles()) {
                throw faults.malformed(marker.body(), "the number of a tile below " + size.tiles(), tile);
            }
            seen.set(tile);
            marker = markers.at(tilePart(marker, tile));
        }
        if (seen.cardinality() < size.tiles()) {
            throw faults.malformed(
                    marker.start(), size.tiles() + " tiles", "the end of the codestream after " + seen.cardinality());
        }
        return marker.end();
    }

    /** Reads the header of a tile-part; returns where the next one begins. */
    private long tilePart(Marker sot, int tile) throws IOException {
        long length = in.u32(sot.body() + 2);
        if (length != 0 && length < TILE_PART_HEADER) {
            throw faults.malformed(sot.body() + 2, "a tile-part's length of 14 or more", length);
        }
        // Only the last one may leave its length open; it then goes on to the end of the codestream.
        long next = length == 0 ? lastEnd(sot) : sot.start() + length;
        markers.need(
                next + 2, "a tile-part of " + length + " bytes from byte " + sot.start() + " on and the end, FF D9");
        Marker marker = markers.at(sot.end());
        while (marker.code() != Jpeg2000Markers.SOD) {
            if (marker.code() == Jpeg2000Markers.SOT || marker.end() > next) {
                throw markers.unexpected(marker, "the data of a tile-part (FF 93)");
            }
            take(marker);
            packets.take(marker, true);
            marker = markers.at(marker.end());
        }
        if (marker.end() > next) {
            throw faults.malformed(sot.body() + 2, "a tile-part's length with its header", length);
        }
        packets.add(tile, marker.end(), next);
        return next;
    }

    private long lastEnd(Marker sot) throws IOException {
        for (long end = markers.end(); end >= markers.end() - 1 && end - 2 > sot.end(); end--) {
            // A DICOM file that held it made an odd length even with a zero (PS3.5 A.4).
            boolean padded = end == markers.end() || in.u8(end) == 0;
            if (padded && in.u16(end - 2) == Jpeg2000Markers.EOC) {
                return end - 2;
            }
        }
        throw faults.cutOff(markers.end(), "the end of the codestream, FF D9");
    }
}
