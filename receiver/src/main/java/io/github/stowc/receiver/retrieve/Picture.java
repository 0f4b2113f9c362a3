package io.github.stowc.receiver.retrieve;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Shows a native frame (PS3.3 C.11, PS3.4 N.2). */
final class Picture {
    private static final Tag SLOPE = new Tag(0x00281053);
    private static final Tag INTERCEPT = new Tag(0x00281052);
    private static final Tag TRANSFORMATION = new Tag(0x00289145);
    private static final int TABLE_BITS = 16;

    private final PixelFormat format;
    private final Dataset dataset;
    private final int frame;
    private final Samples samples;

    /**
     * Of a frame.
     *
     * @param bytes its native pixels
     * @param frame its number, from 1
     */
    Picture(byte[] bytes, PixelFormat format, Dataset dataset, int frame) {
        this.samples = new Samples(bytes, format);
        this.format = format;
        this.dataset = dataset;
        this.frame = frame;
    }

    /**
     * The picture, grey or RGB of 8 bits.
     *
     * @param given the window to apply; empty for that of the dataset
     * @return empty if its colours are not known here
     */
    Optional<BufferedImage> show(Optional<Window> given) {
        return switch (format.photometric()) {
            case "MONOCHROME1", "MONOCHROME2" -> format.samples() == 1 ? Optional.of(grey(given)) : Optional.empty();
            case "PALETTE COLOR" -> Palette.of(dataset).map(palette -> coloured(pixel ->
                    palette.colour(samples.at(pixel, 0))));
            case "RGB" -> format.samples() == 3
                    ? Optional.of(coloured(pixel -> samples.byteAt(pixel, 0) << 16
                            | samples.byteAt(pixel, 1) << 8
                            | samples.byteAt(pixel, 2)))
                    : Optional.empty();
            case "YBR_FULL" -> format.samples() == 3
                    ? Optional.of(coloured(pixel -> Colours.rgb(
                            samples.byteAt(pixel, 0), samples.byteAt(pixel, 1), samples.byteAt(pixel, 2))))
                    : Optional.empty();
            case "YBR_FULL_422" -> format.samples() == 3 && format.bitsAllocated() == 8
                    ? Optional.of(coloured(pixel -> Colours.rgb(
                            samples.halvedAt(pixel, 0), samples.halvedAt(pixel, 1), samples.halvedAt(pixel, 2))))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The colour of a pixel. */
    private interface Colour {
        int of(int pixel);
    }

    private BufferedImage coloured(Colour colour) {
        BufferedImage image = new BufferedImage(format.columns(), format.rows(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0, pixel = 0; y < format.rows(); y++) {
            for (int x = 0; x < format.columns(); x++, pixel++) {
                image.setRGB(x, y, 0xFF000000 | colour.of(pixel));
            }
        }
        return image;
    }

    private BufferedImage grey(Optional<Window> given) {
        double slope = rescale(SLOPE, 1);
        double intercept = rescale(INTERCEPT, 0);
        Window window = given.or(() -> Window.of(dataset, frame)).orElseGet(() -> whole(slope, intercept));
        boolean inverse = format.photometric().equals("MONOCHROME1");
        boolean isTabled = format.bitsStored() <= TABLE_BITS;
        long least = format.signed() ? -(1L << (format.bitsStored() - 1)) : 0;
        byte[] table = new byte[isTabled ? 1 << format.bitsStored() : 0];
        for (int i = 0; i < table.length; i++) {
            table[i] = shade(window, slope * (least + i) + intercept, inverse);
        }
        BufferedImage image = new BufferedImage(format.columns(), format.rows(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] shades = new byte[format.columns()];
        for (int y = 0, pixel = 0; y < format.rows(); y++) {
            for (int x = 0; x < format.columns(); x++, pixel++) {
                long sample = samples.at(pixel, 0);
                shades[x] = isTabled
                        ? table[(int) (sample - least)]
                        : shade(window, slope * sample + intercept, inverse);
            }
            image.getRaster().setDataElements(0, y, format.columns(), 1, shades);
        }
        return image;
    }

    private static byte shade(Window window, double value, boolean inverse) {
        int shown = window.shown(value);
        return (byte) (inverse ? 255 - shown : shown);
    }

    private double rescale(Tag tag, double otherwise) {
        double own = Window.first(dataset, tag);
        if (Double.isFinite(own)) {
            return own;
        }
        double grouped = Window.group(dataset, frame, TRANSFORMATION)
                .map(item -> Window.first(item, tag))
                .orElse(Double.NaN);
        return Double.isFinite(grouped) ? grouped : otherwise;
    }

    /** All values of 8 bits and fewer; of more bits, those that the frame has. */
    private Window whole(double slope, double intercept) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        if (format.bitsStored() <= 8) {
            least = format.signed() ? -(1L << (format.bitsStored() - 1)) : 0;
            most = least + (1L << format.bitsStored()) - 1;
        } else {
            for (int pixel = 0; pixel < format.rows() * format.columns(); pixel++) {
                long sample = samples.at(pixel, 0);
                least = Math.min(least, sample);
                most = Math.max(most, sample);
            }
        }
        double first = slope * least + intercept;
        double last = slope * most + intercept;
        return Window.between(Math.min(first, last), Math.max(first, last));
    }
}
