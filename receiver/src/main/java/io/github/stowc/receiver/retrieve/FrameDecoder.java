package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.io.IOException;
import java.util.Optional;

/** Makes native pixels of a compressed frame. */
interface FrameDecoder {
    /** The longest frame in bytes that is decoded, since it is decoded in memory. */
    long LONGEST = 64 << 20;

    /** The frame in the format that {@link PixelFormat#decoded} tells. */
    byte[] decode(Body frame) throws IOException;

    /** The decoder for a transfer syntax; empty if there is none. */
    static Optional<FrameDecoder> of(TransferSyntax syntax, PixelFormat format) {
        if (format.decoded().frameLength() > LONGEST) {
            return Optional.empty();
        }
        return switch (syntax.uid()) {
            case "1.2.840.10008.1.2.5" -> RleDecoder.of(format).map(decoder -> decoder);
            // Baseline, extended, and the retired progressive ones: Java reads those of 8 bits.
            case "1.2.840.10008.1.2.4.50",
                    "1.2.840.10008.1.2.4.51",
                    "1.2.840.10008.1.2.4.53",
                    "1.2.840.10008.1.2.4.55" -> JpegDecoder.of(format).map(decoder -> decoder);
            default -> Optional.empty();
        };
    }
}
