package io.github.stowc.media.content;

import io.github.stowc.dicom.Uid;
import java.util.Optional;

/**
 * What a compressed picture's own header says about the attributes of the Image Pixel Module (PS3.3 C.7.6.3) and of its
 * compression (PS3.3 C.7.6.1.1.5). Immutable.
 *
 * @param rows (0028,0010), 1 to 65535
 * @param columns (0028,0011), 1 to 65535
 * @param samplesPerPixel (0028,0002), 1 or 3
 * @param photometricInterpretation (0028,0004)
 * @param planarConfiguration (0028,0006); present only with more than one sample
 * @param bitsAllocated (0028,0100), 8 or 16
 * @param bitsStored (0028,0101)
 * @param highBit (0028,0102)
 * @param pixelRepresentation (0028,0103), 0 for unsigned
 * @param lossy what the compression lost; empty if it is reversible
 * @param transferSyntax the UID of the transfer syntax that the bytes are in
 */
public record ImagePixel(
        int rows,
        int columns,
        int samplesPerPixel,
        String photometricInterpretation,
        Optional<Integer> planarConfiguration,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        int pixelRepresentation,
        Optional<Lossy> lossy,
        Uid transferSyntax) {

    /** Grey, the lowest value black. */
    public static final String MONOCHROME2 = "MONOCHROME2";

    /** Red, green and blue. */
    public static final String RGB = "RGB";

    /** The most rows and columns that (0028,0010) and (0028,0011) can tell. */
    public static final int LARGEST_SIDE = 65_535;

    /** The longest value of even length that a 32-bit length can hold; the next value means undefined length (PS3.5 7.1). */
    public static final long LONGEST_NATIVE = 0xffff_fffeL;

    private static final Uid EXPLICIT_LITTLE_ENDIAN = new Uid("1.2.840.10008.1.2.1");

    /** Whether (0028,2110) Lossy Image Compression is 01. */
    public boolean isLossy() {
        return lossy.isPresent();
    }

    /** The number of bytes of one decoded frame. */
    public long frameLength() {
        return (long) rows * columns * samplesPerPixel * (bitsAllocated / 8);
    }

    /** Unsigned samples, each in as few bytes as possible, the colours of a pixel side by side. */
    public static ImagePixel unsigned(
            int rows, int columns, String photometricInterpretation, int bits, Optional<Lossy> lossy, Uid syntax) {
        boolean grey = photometricInterpretation.equals(MONOCHROME2);
        return new ImagePixel(
                rows,
                columns,
                grey ? 1 : 3,
                photometricInterpretation,
                grey ? Optional.empty() : Optional.of(0),
                bits <= 8 ? 8 : 16,
                bits,
                bits - 1,
                0,
                lossy,
                syntax);
    }

    /** The same with samples in two's complement. */
    public ImagePixel signed() {
        return new ImagePixel(
                rows,
                columns,
                samplesPerPixel,
                photometricInterpretation,
                planarConfiguration,
                bitsAllocated,
                bitsStored,
                highBit,
                1,
                lossy,
                transferSyntax);
    }

    /** The same with other sides. */
    public ImagePixel withSides(int newRows, int newColumns) {
        return new ImagePixel(
                newRows,
                newColumns,
                samplesPerPixel,
                photometricInterpretation,
                planarConfiguration,
                bitsAllocated,
                bitsStored,
                highBit,
                pixelRepresentation,
                lossy,
                transferSyntax);
    }

    /** The same after a compression that lost something before it was decoded (PS3.3 C.7.6.1.1.5). */
    public ImagePixel compressedBefore(Lossy loss) {
        return new ImagePixel(
                rows,
                columns,
                samplesPerPixel,
                photometricInterpretation,
                planarConfiguration,
                bitsAllocated,
                bitsStored,
                highBit,
                pixelRepresentation,
                Optional.of(loss),
                transferSyntax);
    }

    /** Decoded samples, uncompressed. */
    public static ImagePixel decoded(int rows, int columns, String photometricInterpretation, int bits) {
        return unsigned(rows, columns, photometricInterpretation, bits, Optional.empty(), EXPLICIT_LITTLE_ENDIAN);
    }

    /**
     * An irreversible compression.
     *
     * @param method (0028,2114), a defined term of PS3.3 C.7.6.1.1.5.1
     * @param ratio (0028,2112), the uncompressed size by the compressed size with one decimal, as a DS value
     */
    public record Lossy(String method, String ratio) {
        public static Lossy of(String method, long uncompressed, long compressed) {
            long tenths = Math.max(1, (uncompressed * 10 + compressed / 2) / compressed);
            String whole = Long.toString(tenths / 10);
            return new Lossy(method, whole.concat(".").concat(Long.toString(tenths % 10)));
        }
    }
}
