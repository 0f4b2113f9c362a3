package io.github.stowc.media.jpeg2000;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Slice;
import io.github.stowc.media.jpeg2000.Jpeg2000Markers.Marker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds out whether a codestream with a reversible wavelet holds all bits of its blocks.
 *
 * <p>The wavelet alone does not make a picture lossless: an encoder that is given a rate leaves out the last bits, which
 * shows in the headers of the packets (ISO/IEC 15444-1 B.10). No data are decoded.
 */
final class Jpeg2000Packets {
    /** Places of more tile-parts are not kept. */
    private static final int MOST_PLACES = 100_000;

    private final ByteWindow in;
    private final Jpeg2000Size size;
    private final Map<Integer, List<Slice>> places = new TreeMap<>();
    private final byte[][] quantisation;
    private final boolean[] own;
    private byte[] style = new byte[0];
    private boolean isPlain = true;
    private int kept;

    /** The result of a look at the packets. */
    enum Completeness {
        /** Each block is there down to its last bit. */
        WHOLE,
        /** Some bits were left out. */
        CUT,
        /** The packets were not looked at: there are too many, or they are coded in a rare way. */
        UNKNOWN
    }

    Jpeg2000Packets(ByteWindow in, Jpeg2000Size size) {
        this.in = in;
        this.size = size;
        this.quantisation = new byte[size.components()][0];
        this.own = new boolean[size.components()];
    }

    /** Notes how packets are coded; parameters for a single tile or component, except the quantisation, are rare. */
    void take(Marker marker, boolean inTile) throws IOException {
        byte[] body = in.copy(marker.body(), Math.max(0, marker.length()));
        switch (marker.code()) {
            case Jpeg2000Markers.COD -> {
                isPlain &= !inTile;
                style = body;
            }
            case Jpeg2000Markers.QCD -> {
                isPlain &= !inTile;
                for (int i = 0; i < quantisation.length; i++) {
                    quantisation[i] = own[i] ? quantisation[i] : body;
                }
            }
            case Jpeg2000Markers.QCC -> {
                isPlain &= !inTile && (body[0] & 0xff) < own.length;
                if (isPlain) {
                    quantisation[body[0]] = Arrays.copyOfRange(body, 1, body.length);
                    own[body[0]] = true;
                }
            }
            case Jpeg2000Markers.COC,
                    Jpeg2000Markers.RGN,
                    Jpeg2000Markers.POC,
                    Jpeg2000Markers.PPM,
                    Jpeg2000Markers.PPT -> isPlain = false;
            default -> {
                // The others do not change what a packet's header looks like.
            }
        }
    }

    /** Notes where packets of a tile are. */
    void add(int tile, long from, long end) {
        kept++;
        if (kept > MOST_PLACES) {
            isPlain = false;
            places.clear();
        } else if (end > from) {
            places.computeIfAbsent(tile, any -> new ArrayList<>()).add(new Slice(from, end - from));
        }
    }

    /** Looks at the headers of the packets, tile by tile, until one shows that bits are missing. */
    Completeness look() throws IOException {
        Jpeg2000Coding coding = new Jpeg2000Coding(style, quantisation);
        if (!isPlain || !coding.isSound()) {
            return Completeness.UNKNOWN;
        }
        for (int tile = 0; tile < size.tiles(); tile++) {
            Jpeg2000Bits bits = new Jpeg2000Bits(in, places.getOrDefault(tile, List.of()));
            Completeness completeness = size.tile(coding, tile).look(bits);
            if (completeness != Completeness.WHOLE) {
                return completeness;
            }
        }
        return Completeness.WHOLE;
    }
}
