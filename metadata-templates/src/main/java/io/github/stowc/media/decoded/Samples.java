package io.github.stowc.media.decoded;

import io.github.stowc.media.content.ImagePixel;

/**
 * How the samples of a decoded picture become those of native Pixel Data; transparent pixels show a white background.
 *
 * @param grey whether each pixel has one sample of grey
 * @param bits of a sample, 1 to 16
 * @param alpha what the sample after the colours is
 * @param inverted whether the lowest value is white
 * @param palette the colours of the values, three bytes each; empty if the samples are the colours themselves
 */
@SuppressWarnings("ArrayRecordComponent") // read for each pixel, never compared
record Samples(boolean grey, int bits, Alpha alpha, boolean inverted, byte[] palette) {
    private static final int WHITE = 0xff;

    /** What the sample after the colours says. */
    enum Alpha {
        /** There is none, or it is not about transparency. */
        NONE,
        /** How much of the colour covers the background. */
        PLAIN,
        /** The same, and the colour is already multiplied by it. */
        ASSOCIATED
    }

    boolean isPalette() {
        return palette.length > 0;
    }

    /** Whether grey keeps more than 8 bits. */
    private boolean isWide() {
        return grey && bits > 8;
    }

    /** The form of the decoded picture: grey of 8 to 16 bits, fewer bits scaled up to 8, or RGB of 8 bits. */
    ImagePixel pixel(int rows, int columns) {
        return ImagePixel.decoded(rows, columns, grey ? ImagePixel.MONOCHROME2 : ImagePixel.RGB, isWide() ? bits : 8);
    }

    /**
     * Converts a row.
     *
     * @param from the samples of each pixel side by side
     * @param channels the number of samples in a pixel
     * @return the first value without a colour in the palette, or -1 if each has one
     */
    int convert(int[] from, int channels, byte[] into, int columns) {
        int at = 0;
        int largest = (1 << bits) - 1;
        for (int x = 0; x < columns; x++) {
            int first = x * channels;
            if (isPalette()) {
                int index = 3 * from[first];
                if (index + 3 > palette.length) {
                    return from[first];
                }
                System.arraycopy(palette, index, into, at, 3);
                at += 3;
                continue;
            }
            int colours = grey ? 1 : 3;
            int cover = alpha == Alpha.NONE ? largest : from[first + colours] & largest;
            for (int i = 0; i < colours; i++) {
                int value = from[first + i] & largest;
                value = onWhite(inverted ? largest - value : value, cover, largest);
                if (isWide()) {
                    into[at++] = (byte) value;
                    into[at++] = (byte) (value >> 8);
                } else {
                    into[at++] = (byte) (bits == 8 ? value : ((long) value * WHITE + largest / 2) / largest);
                }
            }
        }
        return -1;
    }

    private int onWhite(int value, int cover, int largest) {
        return switch (alpha) {
            case NONE -> value;
            case ASSOCIATED -> Math.min(largest, value + largest - cover);
            case PLAIN -> (int) (((long) value * cover + (long) largest * (largest - cover) + largest / 2) / largest);
        };
    }
}
