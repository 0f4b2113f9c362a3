package io.github.stowc.media.jpeg2000;

import io.github.stowc.bytes.Slice;
import io.github.stowc.dicom.Uid;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.ImagePixel.Lossy;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.media.jpeg2000.Jpeg2000Packets.Completeness;
import java.util.Optional;

/**
 * What the markers of a JPEG 2000 codestream say (ISO/IEC 15444-1 annex A, 15444-15 annex A).
 *
 * @param columns 1 to 65535
 * @param rows 1 to 65535
 * @param components 1 or 3, all of the same size and kind
 * @param precision bits a sample, 1 to 16
 * @param signed whether the samples are in two's complement
 * @param transformed whether the three components are transformed together
 * @param reversible whether the transforms lose nothing: the 5-3 wavelet without quantisation
 * @param completeness whether its blocks are there down to the last bit
 * @param highThroughput whether its blocks are those of HTJ2K
 * @param progressive whether it is in the order that HTJ2K Lossless RPCL requires (PS3.5 10.18)
 * @param codestream where it is
 */
record Jpeg2000Header(
        int columns,
        int rows,
        int components,
        int precision,
        boolean signed,
        boolean transformed,
        boolean reversible,
        Completeness completeness,
        boolean highThroughput,
        boolean progressive,
        Slice codestream) {
    private static final Uid LOSSLESS = new Uid("1.2.840.10008.1.2.4.90");
    private static final Uid LOSSY = new Uid("1.2.840.10008.1.2.4.91");
    private static final Uid HT_LOSSLESS = new Uid("1.2.840.10008.1.2.4.201");
    private static final Uid HT_LOSSLESS_RPCL = new Uid("1.2.840.10008.1.2.4.202");
    private static final Uid HT_LOSSY = new Uid("1.2.840.10008.1.2.4.203");

    /** Whether nothing is lost, as far as is known. */
    boolean isLossless() {
        return reversible && completeness != Completeness.CUT;
    }

    MediaType mediaType() {
        return highThroughput ? MediaType.HTJ2K : MediaType.JPEG_2000;
    }

    private Uid transferSyntax() {
        if (!isLossless()) {
            return highThroughput ? HT_LOSSY : LOSSY;
        }
        if (!highThroughput) {
            return LOSSLESS;
        }
        return progressive ? HT_LOSSLESS_RPCL : HT_LOSSLESS;
    }

    /**
     * The attributes of the Image Pixel Module (PS3.5 8.2.4).
     *
     * @param untransformed what three components are if the codestream does not transform them: RGB or YBR_FULL
     */
    ImagePixel imagePixel(String untransformed) {
        String colours = untransformed;
        if (components == 1) {
            colours = ImagePixel.MONOCHROME2;
        } else if (transformed) {
            colours = reversible ? "YBR_RCT" : "YBR_ICT";
        }
        long uncompressed = (long) rows * columns * components * (precision <= 8 ? 1 : 2);
        String method = highThroughput ? "ISO_15444_15" : "ISO_15444_1";
        Optional<Lossy> lossy =
                isLossless() ? Optional.empty() : Optional.of(Lossy.of(method, uncompressed, codestream.length()));
        ImagePixel pixel = ImagePixel.unsigned(rows, columns, colours, precision, lossy, transferSyntax());
        return signed ? pixel.signed() : pixel;
    }
}
