package io.github.stowc.receiver.retrieve;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import java.util.Optional;

/**
 * How the pixels of an image are encoded natively (PS3.5 8.1, PS3.3 C.7.6.3). Immutable.
 *
 * @param rows 1 to 65,535
 * @param columns 1 to 65,535
 * @param samples for each pixel, 1 to 4
 * @param bitsAllocated for each sample: 1 or a multiple of 8
 * @param bitsStored at most those allocated
 * @param highBit the place of the highest bit stored, from 0
 * @param signed whether samples are in two's complement
 * @param planar whether the samples of one colour stand together
 * @param photometric Photometric Interpretation
 * @param frames 1 or more
 */
record PixelFormat(
        int rows,
        int columns,
        int samples,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        boolean planar,
        String photometric,
        int frames) {
    private static final int MAX_SIDE = 65_535;

    /** The format that a dataset tells; empty if it is no image, or tells no possible one. */
    static Optional<PixelFormat> of(Dataset dataset) {
        int rows = dataset.integer(Tags.ROWS).orElse(0);
        int columns = dataset.integer(Tags.COLUMNS).orElse(0);
        int samples = dataset.integer(Tags.SAMPLES_PER_PIXEL).orElse(1);
        int allocated = dataset.integer(Tags.BITS_ALLOCATED).orElse(0);
        int stored = dataset.integer(Tags.BITS_STORED).orElse(allocated);
        int high = dataset.integer(Tags.HIGH_BIT).orElse(stored - 1);
        boolean possible = rows > 0
                && rows <= MAX_SIDE
                && columns > 0
                && columns <= MAX_SIDE
                && samples > 0
                && samples <= 4
                && (allocated == 1 || (allocated > 0 && allocated <= 64 && allocated % 8 == 0))
                && stored > 0
                && stored <= allocated
                && high < allocated
                && high >= stored - 1;
        if (!possible) {
            return Optional.empty();
        }
        return Optional.of(new PixelFormat(
                rows,
                columns,
                samples,
                allocated,
                stored,
                high,
                dataset.integer(Tags.PIXEL_REPRESENTATION).orElse(0) == 1,
                samples > 1 && dataset.integer(Tags.PLANAR_CONFIGURATION).orElse(0) == 1,
                dataset.text(Tags.PHOTOMETRIC_INTERPRETATION).orElse("").strip(),
                Math.max(1, dataset.integer(Tags.NUMBER_OF_FRAMES).orElse(1))));
    }

    /** Whether colours are luminance and chrominance. */
    boolean isYbr() {
        return photometric.startsWith("YBR_");
    }

    private boolean isHalved() {
        return photometric.equals("YBR_FULL_422") || photometric.equals("YBR_PARTIAL_422");
    }

    /** The bits of a frame; those of 4:2:2 have two samples for each pixel (PS3.3 C.7.6.3.1.2). */
    long frameBits() {
        return (long) rows * columns * (isHalved() && samples == 3 ? 2 : samples) * bitsAllocated;
    }

    /** The bytes of a frame, which begins on a byte if {@link #isAligned}. */
    long frameLength() {
        return (frameBits() + 7) / 8;
    }

    /** Whether each frame begins on a byte: frames of single bits follow each other without a gap (PS3.5 8.1.1). */
    boolean isAligned() {
        return frames == 1 || frameBits() % 8 == 0;
    }

    /** The format of the same image when it is decoded: its colours are RGB, pixel by pixel. */
    PixelFormat decoded() {
        return new PixelFormat(
                rows,
                columns,
                samples,
                bitsAllocated,
                bitsStored,
                highBit,
                signed,
                false,
                samples == 3 ? "RGB" : photometric,
                frames);
    }
}
