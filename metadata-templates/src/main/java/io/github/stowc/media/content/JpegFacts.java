package io.github.stowc.media.content;

import io.github.stowc.wording.Sentence;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The facts in the header of a JPEG (ITU-T T.81). Immutable.
 *
 * @param imagePixel the attributes of the Image Pixel Module
 * @param orientation EXIF Orientation, 1 to 8; 1 if there is none: the picture is shown as stored
 * @param taken when it was taken, by EXIF DateTimeOriginal, on the camera's clock; empty if that is not told
 * @param warnings what a person should know before it is sent as it is, each with the source's name and the remedy
 * @param warningsWithoutAppn the same if its application segments are left out
 */
public record JpegFacts(
        ImagePixel imagePixel,
        int orientation,
        Optional<LocalDateTime> taken,
        List<Sentence> warnings,
        List<Sentence> warningsWithoutAppn) {
    /** Copies the lists. */
    public JpegFacts {
        warnings = List.copyOf(warnings);
        warningsWithoutAppn = List.copyOf(warningsWithoutAppn);
    }
}
