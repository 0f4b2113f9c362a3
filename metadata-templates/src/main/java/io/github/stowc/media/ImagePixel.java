package io.github.stowc.media;

import io.github.stowc.dicom.Uid;
import java.util.Optional;

/**
 * What a compressed picture's own header says of the attributes of the Image Pixel Module (PS3.3 C.7.6.3) and of its
 * compression (PS3.3 C.7.6.1.1.5). Immutable.
 *
 * @param rows (0028,0010), 1 to 65535
 * @param columns (0028,0011), 1 to 65535
 * @param samplesPerPixel (0028,0002), 1 or 3
 * @param photometricInterpretation (0028,0004)
 * @param planarConfiguration (0028,0006); present exactly where there is more than one sample
 * @param bitsAllocated (0028,0100), 8 or 16
 * @param bitsStored (0028,0101)
 * @param highBit (0028,0102)
 * @param pixelRepresentation (0028,0103), 0 for unsigned
 * @param lossy what the compression lost; empty where it is reversible
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

    /** Whether (0028,2110) Lossy Image Compression is 01. */
    public boolean isLossy() {
        return lossy.isPresent();
    }

    /**
     * An irreversible compression.
     *
     * @param method (0028,2114), a defined term of PS3.3 C.7.6.1.1.5.1
     * @param ratio (0028,2112), the uncompressed size by the compressed size with one decimal, as a DS value
     */
    public record Lossy(String method, String ratio) {
        static Lossy jpeg(long uncompressed, long compressed) {
            long tenths = Math.max(1, (uncompressed * 10 + compressed / 2) / compressed);
            String whole = Long.toString(tenths / 10);
            return new Lossy("ISO_10918_1", whole.concat(".").concat(Long.toString(tenths % 10)));
        }
    }
}
