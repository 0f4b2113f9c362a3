package io.github.stowc.media.decoded;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.reading.PictureFaults;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** The decoded rows of a JPEG of 8 bits. */
final class JpegStream extends BandStream<Raster> {
    private static final int HALF = 1 << 15;
    private static final int CENTRE = 128;
    /** The factors of ITU-T T.871 7, times 65,536, as common decoders round them. */
    private static final int RED_OF_CR = 91_881;

    private static final int GREEN_OF_CB = -22_554;
    private static final int GREEN_OF_CR = -46_802;
    private static final int BLUE_OF_CB = 116_130;

    private final ImagePixel pixel;
    private final boolean mixed;
    private int[] samples = new int[0];

    /**
     * A stream.
     *
     * @param mixed whether the samples are YCbCr
     */
    JpegStream(ByteWindow window, PictureFaults faults, String remedy, ImagePixel pixel, boolean mixed)
            throws IOException {
        super(
                window,
                faults,
                remedy,
                "jpeg",
                "com.sun.imageio.",
                pixel.columns() * pixel.samplesPerPixel(),
                pixel.rows());
        this.pixel = pixel;
        this.mixed = mixed;
    }

    @Override
    Band bandAt(long row) {
        long fit = Math.max(1, BandBudget.rows() / ((long) pixel.columns() * pixel.samplesPerPixel()));
        int rows = (int) Math.min(fit, pixel.rows() - row);
        return new Band(new byte[0], new byte[0], new Rectangle(0, (int) row, pixel.columns(), rows), 0);
    }

    /** The samples as they are coded, so that no profile and no guess changes them. */
    @Override
    Raster decode(ImageReader decoder, ImageReadParam region) throws IOException {
        return decoder.readRaster(0, region);
    }

    @Override
    void convert(Raster decoded, int row, byte[] into) {
        if (samples.length != into.length) {
            samples = new int[into.length];
        }
        decoded.getPixels(decoded.getMinX(), decoded.getMinY() + row, pixel.columns(), 1, samples);
        if (!mixed) {
            for (int i = 0; i < into.length; i++) {
                into[i] = (byte) samples[i];
            }
            return;
        }
        for (int i = 0; i < into.length; i += 3) {
            int y = samples[i];
            int cb = samples[i + 1] - CENTRE;
            int cr = samples[i + 2] - CENTRE;
            into[i] = clamped(y + ((RED_OF_CR * cr + HALF) >> 16));
            into[i + 1] = clamped(y + ((GREEN_OF_CB * cb + GREEN_OF_CR * cr + HALF) >> 16));
            into[i + 2] = clamped(y + ((BLUE_OF_CB * cb + HALF) >> 16));
        }
    }

    private static byte clamped(int value) {
        return (byte) Math.max(0, Math.min(0xff, value));
    }
}
