package io.github.stowc.media.decoded;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.reading.PictureFaults;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** The decoded rows of a picture of 8 bits, its colours as ImageIO gives them, on a white background. */
final class BufferedStream extends BandStream<BufferedImage> {
    private static final int WHITE = 0xff;

    private final ImagePixel pixel;
    private final boolean whole;
    private int[] colours = new int[0];

    /**
     * A stream.
     *
     * @param whole whether its decoder can only decode all of it at once
     */
    BufferedStream(
            ByteWindow window,
            PictureFaults faults,
            String remedy,
            String format,
            String maker,
            ImagePixel pixel,
            boolean whole)
            throws IOException {
        super(window, faults, remedy, format, maker, pixel.columns() * pixel.samplesPerPixel(), pixel.rows());
        this.pixel = pixel;
        this.whole = whole;
    }

    @Override
    Band bandAt(long row) {
        long fit = whole ? pixel.rows() : Math.max(1, BandBudget.rows() / (4L * pixel.columns()));
        int rows = (int) Math.min(fit, pixel.rows() - row);
        return new Band(new byte[0], new byte[0], new Rectangle(0, (int) row, pixel.columns(), rows), 0);
    }

    @Override
    BufferedImage decode(ImageReader decoder, ImageReadParam region) throws IOException {
        return decoder.read(0, region);
    }

    @Override
    void convert(BufferedImage decoded, int row, byte[] into) {
        colours = decoded.getRGB(0, row, pixel.columns(), 1, colours.length == 0 ? null : colours, 0, pixel.columns());
        boolean grey = pixel.samplesPerPixel() == 1;
        int at = 0;
        for (int i = 0; i < pixel.columns(); i++) {
            int colour = colours[i];
            int alpha = colour >>> 24;
            for (int shift = grey ? 0 : 16; shift >= 0; shift -= 8) {
                int value = colour >> shift & WHITE;
                into[at++] = (byte) ((value * alpha + WHITE * (WHITE - alpha) + WHITE / 2) / WHITE);
            }
        }
    }
}
