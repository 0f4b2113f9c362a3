package io.github.stowc.media.jpeg;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Uid;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.ImagePixel.Lossy;
import io.github.stowc.media.content.MediaException;
import java.io.IOException;
import java.util.Optional;

/**
 * The frame header of a JPEG (T.81 B.2.2).
 *
 * @param marker SOF0 to SOF3, as the byte after FF
 * @param precision bits a sample
 * @param rows 1 to 65535
 * @param columns 1 to 65535
 * @param components 1 or 3
 * @param rgb whether the components are called R, G and B
 * @param subsampled whether a component has fewer samples than another
 */
record JpegFrame(int marker, int precision, int rows, int columns, int components, boolean rgb, boolean subsampled) {
    private static final int SOF0 = 0xc0;
    private static final int SOF1 = 0xc1;
    private static final int SOF2 = 0xc2;
    private static final int SOF3 = 0xc3;

    private static final Uid BASELINE = new Uid("1.2.840.10008.1.2.4.50");
    private static final Uid EXTENDED = new Uid("1.2.840.10008.1.2.4.51");
    private static final Uid PROGRESSIVE = new Uid("1.2.840.10008.1.2.4.55");
    private static final Uid LOSSLESS = new Uid("1.2.840.10008.1.2.4.57");
    private static final Uid LOSSLESS_FIRST_ORDER = new Uid("1.2.840.10008.1.2.4.70");

    private static final String RGB = "RGB";

    /** What APP14 says about the colours if there is none. */
    static final int NO_ADOBE = -1;

    static JpegFrame read(ByteWindow in, JpegSegments segments, JpegSegments.Segment frame) throws IOException {
        refuseOtherProcesses(in.source(), frame);
        long at = frame.body();
        if (frame.length() < 6) {
            throw segments.malformed(at, "a frame header of 6 bytes or more", Integer.toString(frame.length()));
        }
        int count = in.u8(at + 5);
        if (frame.length() != 6 + 3 * count) {
            throw segments.malformed(
                    at + 5,
                    "a frame header of 6 bytes and 3 for each component",
                    frame.length() + " bytes for " + count + " components");
        }
        checkComponents(in.source(), at + 5, count);
        int precision = in.u8(at);
        if (!allows(frame.marker(), precision)) {
            throw segments.malformed(at, expectedPrecision(frame.marker()), Integer.toString(precision));
        }
        int rows = in.u16(at + 1);
        int columns = in.u16(at + 3);
        if (columns == 0) {
            throw segments.malformed(at + 3, "1 column or more", "0");
        }
        if (rows == 0) {
            throw heightComesLater(in.source(), at + 1);
        }
        boolean rgb = count == 3;
        boolean subsampled = false;
        for (int i = 0; i < count; i++) {
            long component = at + 6 + 3L * i;
            rgb &= in.u8(component) == RGB.charAt(i);
            int sampling = in.u8(component + 1);
            checkSampling(segments, component + 1, sampling);
            subsampled |= sampling != in.u8(at + 7);
        }
        return new JpegFrame(frame.marker(), precision, rows, columns, count, rgb, subsampled);
    }

    private static void refuseOtherProcesses(Source source, JpegSegments.Segment frame) throws MediaException {
        int process = frame.marker() - SOF0;
        if (process <= 3) {
            return;
        }
        boolean hierarchical = process < 8 || process > 12;
        throw MediaException.at(
                frame.start(),
                MediaException.Reason.UNSUPPORTED,
                source,
                "expected a Huffman-coded JPEG of one frame (SOF0 to SOF3), found SOF" + process + ", "
                        + (process > 8 ? "arithmetic coding" : "a hierarchical JPEG")
                        + (process > 8 && hierarchical ? " in a hierarchical JPEG" : "")
                        + ", for which DICOM has no transfer syntax",
                process > 8 && !hierarchical
                        ? "code it anew without loss: {RUN:REWRITE_JPEG}"
                        : "export it again as baseline JPEG");
    }

    private static void checkComponents(Source source, long at, int count) throws MediaException {
        if (count == 1 || count == 3) {
            return;
        }
        String found = count == 4 ? "4: CMYK or YCCK colours" : Integer.toString(count);
        throw MediaException.at(
                at,
                MediaException.Reason.UNSUPPORTED,
                source,
                "expected 1 component (grey) or 3 (colour), found " + found
                        + ", for which DICOM has no Photometric Interpretation (PS3.3 C.7.6.3.1.2)",
                count == 4 ? "convert it to RGB: {RUN:CMYK_TO_RGB}" : "export it again as RGB or grey");
    }

    private static boolean allows(int marker, int precision) {
        return switch (marker) {
            case SOF0 -> precision == 8;
            case SOF3 -> precision >= 2 && precision <= 16;
            default -> precision == 8 || precision == 12;
        };
    }

    private static String expectedPrecision(int marker) {
        return switch (marker) {
            case SOF0 -> "8 bits a sample in a baseline JPEG";
            case SOF3 -> "2 to 16 bits a sample in a lossless JPEG";
            default -> "8 or 12 bits a sample";
        };
    }

    private static void checkSampling(JpegSegments segments, long at, int sampling) throws MediaException {
        int horizontal = sampling >> 4;
        int vertical = sampling & 15;
        if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) {
            throw segments.malformed(at, "sampling factors of 1 to 4", horizontal + " by " + vertical);
        }
    }

    /** T.81 lets a DNL segment after the first scan give the number of lines; common decoders do not read it. */
    private static MediaException heightComesLater(Source source, long at) {
        return MediaException.at(
                at,
                MediaException.Reason.UNSUPPORTED,
                source,
                "expected 1 row or more, found 0: the height comes after the picture (DNL), where common decoders"
                        + " do not look for it",
                "export it again from the program that made it");
    }

    boolean isLossless() {
        return marker == SOF3;
    }

    boolean isProgressive() {
        return marker == SOF2;
    }

    /** The transfer syntax of PS3.5 A.4.1; the first-order one only if every scan has the predictor 1. */
    Uid transferSyntax(boolean firstOrder) {
        return switch (marker) {
            case SOF0 -> BASELINE;
            case SOF1 -> EXTENDED;
            case SOF2 -> PROGRESSIVE;
            default -> firstOrder ? LOSSLESS_FIRST_ORDER : LOSSLESS;
        };
    }

    /**
     * The Photometric Interpretation, decided in the order of the common decoders: JFIF means YCbCr, then APP14 Adobe
     * decides, then the components' identifiers.
     *
     * <p>YCbCr in the lossy processes is YBR_FULL_422 whatever the sampling: PS3.5 table 8.2.1-1 and the IODs for
     * photographs have no YBR_FULL there, and PS3.3 C.7.6.3.1.2 lets the sampling in the bit stream differ.
     *
     * @param adobe the transform of APP14, or {@link #NO_ADOBE}
     */
    String photometricInterpretation(boolean jfif, int adobe) {
        if (components == 1) {
            return ImagePixel.MONOCHROME2;
        }
        if (!isYcbcr(jfif, adobe)) {
            return ImagePixel.RGB;
        }
        return isLossless() && !subsampled ? "YBR_FULL" : "YBR_FULL_422";
    }

    private boolean isYcbcr(boolean jfif, int adobe) {
        if (jfif) {
            return true;
        }
        if (adobe != NO_ADOBE) {
            return adobe != 0;
        }
        if (rgb) {
            return false;
        }
        // A lossless JPEG that says nothing holds the original samples; YCbCr would have lost exactness.
        return !isLossless() || subsampled;
    }

    ImagePixel imagePixel(boolean jfif, int adobe, boolean firstOrder, long compressed) {
        long uncompressed = (long) rows * columns * components * (precision <= 8 ? 1 : 2);
        return ImagePixel.unsigned(
                rows,
                columns,
                photometricInterpretation(jfif, adobe),
                precision,
                isLossless() ? Optional.empty() : Optional.of(Lossy.of("ISO_10918_1", uncompressed, compressed)),
                transferSyntax(firstOrder));
    }
}
