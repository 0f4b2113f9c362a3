package io.github.stowc.media.decoded;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.reading.PictureFaults;
import io.github.stowc.media.reading.TurnedRaster;
import io.github.stowc.wording.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JPEGs that are turned as decoded pixels, since their blocks cannot be: not coded again, they lose nothing more. */
public final class JpegPixels {
    private static final String REMEDY = "turn it first: {RUN:TO_PNG}";

    private JpegPixels() {}

    /**
     * The turned picture.
     *
     * @param jpeg its header
     * @param orientation EXIF Orientation, 2 to 8
     * @throws MediaException if ImageIO does not decode such JPEGs
     */
    public static Media.Raster turned(Media.Jpeg jpeg, int orientation) throws MediaException {
        Source source = jpeg.source();
        ImagePixel coded = jpeg.facts().imagePixel();
        PictureFaults faults = new PictureFaults(source, "JPEG", "export it again");
        if (coded.bitsStored() != 8 || !coded.isLossy()) {
            throw faults.unsupported(
                    0,
                    "a JPEG of 8 bits that is not lossless, or sides that allow to turn it without decoding",
                    coded.columns() + " by " + coded.rows() + " pixels of " + coded.bitsStored() + " bits in the"
                            + " transfer syntax " + coded.transferSyntax().value(),
                    "export it turned from the program that made it");
        }
        boolean grey = coded.samplesPerPixel() == 1;
        ImagePixel decoded =
                ImagePixel.decoded(coded.rows(), coded.columns(), grey ? ImagePixel.MONOCHROME2 : ImagePixel.RGB, 8);
        Optional<ImagePixel.Lossy> loss = coded.lossy();
        ImagePixel pixel = loss.isPresent() ? decoded.compressedBefore(loss.get()) : decoded;
        faults.checkLength(0, pixel.frameLength());
        boolean mixed = !grey && !coded.photometricInterpretation().equals(ImagePixel.RGB);
        Payload payload = new Payload.Decoded(
                pixel.frameLength(), () -> new JpegStream(new ByteWindow(source), faults, REMEDY, pixel, mixed));
        List<Sentence> warnings = new ArrayList<>();
        warnings.add(faults.warning("it cannot be turned as a JPEG without loss (its sides are no multiples of its"
                + " blocks, or it is progressive, in several scans or too large), so it becomes native pixels, "
                + pixel.frameLength() + " bytes instead of " + source.size()));
        return TurnedRaster.of(new Media.Raster(source, pixel, List.of(0), payload, warnings), orientation);
    }
}
