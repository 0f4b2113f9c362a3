package io.github.stowc.media.reading;

import io.github.stowc.bytes.Payload;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;

/** A decoded picture that is turned as viewers turn it by its EXIF Orientation (CIPA DC-008 4.6.4). */
public final class TurnedRaster {
    private TurnedRaster() {}

    /**
     * The turned picture.
     *
     * @param orientation 2 to 8
     */
    public static Media.Raster of(Media.Raster raster, int orientation) {
        ImagePixel pixel = raster.imagePixel();
        ImagePixel turned = orientation >= 5 ? pixel.withSides(pixel.columns(), pixel.rows()) : pixel;
        int frames = raster.frameTimes().size();
        Payload.Decoded decoded = (Payload.Decoded) raster.payload();
        Payload payload = new Payload.Decoded(
                decoded.length(), () -> new TurnedRows(decoded.opener(), pixel, turned, frames, orientation));
        return new Media.Raster(raster.source(), turned, raster.frameTimes(), payload, raster.warnings());
    }
}
