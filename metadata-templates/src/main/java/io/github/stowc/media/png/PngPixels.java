package io.github.stowc.media.png;

import io.github.stowc.media.png.PngHeader.Pass;

/** Turns the samples of a PNG into those of native Pixel Data; transparent pixels show a white background. */
final class PngPixels {
    private static final int WHITE = 0xff;
    private static final int WHITE_16 = 0xffff;
    private static final int NO_KEY = -1;

    private final PngHeader header;
    private final int bytesPerPixel;
    /**
     * What each value of a sample of up to 8 bits becomes: a grey, or three colours. Empty if the values are the samples
     * themselves.
     */
    private final byte[] table;
    /** The values of the pixel that is transparent, {@link #NO_KEY} if none is. */
    private final int[] key;
    /** Whether the samples already have their final form. */
    private final boolean copies;

    /**
     * A conversion.
     *
     * @param palette the chunk PLTE; empty if the colour type has none
     * @param transparency the chunk tRNS; empty if there is none
     */
    PngPixels(PngHeader header, byte[] palette, byte[] transparency) {
        this.header = header;
        this.bytesPerPixel = header.isGrey() ? header.decoded().bitsAllocated() / 8 : 3;
        this.key = key(header, transparency);
        boolean plain = header.colour() == PngHeader.GREY || header.colour() == PngHeader.RGB;
        this.copies = plain && header.depth() == 8 && key[0] == NO_KEY;
        if (header.colour() == PngHeader.PALETTE) {
            this.table = colours(palette, transparency);
        } else if (header.colour() == PngHeader.GREY && header.depth() <= 8) {
            this.table = greys(header.depth(), key[0]);
        } else {
            this.table = new byte[0];
        }
    }

    private static int[] key(PngHeader header, byte[] transparency) {
        int[] key = {NO_KEY, NO_KEY, NO_KEY};
        if (header.colour() != PngHeader.PALETTE) {
            for (int i = 0; i < transparency.length / 2; i++) {
                key[i] = u16(transparency, 2 * i);
            }
        }
        return key;
    }

    private static byte[] greys(int depth, int key) {
        int largest = (1 << depth) - 1;
        byte[] greys = new byte[largest + 1];
        for (int i = 0; i <= largest; i++) {
            greys[i] = (byte) (i == key ? WHITE : i * WHITE / largest);
        }
        return greys;
    }

    private static byte[] colours(byte[] palette, byte[] transparency) {
        byte[] colours = palette.clone();
        for (int i = 0; i < colours.length; i++) {
            int alpha = i / 3 < transparency.length ? transparency[i / 3] & 0xff : WHITE;
            colours[i] = (byte) onWhite(palette[i] & 0xff, alpha, WHITE);
        }
        return colours;
    }

    /** A sample seen through its alpha in front of white, rounded; all three range from 0 to the largest value. */
    private static int onWhite(int sample, int alpha, int largest) {
        long mixed = (long) sample * alpha + (long) largest * (largest - alpha);
        return (int) ((mixed + largest / 2) / largest);
    }

    int bytesPerPixel() {
        return bytesPerPixel;
    }

    /**
     * Writes the pixels of a row of a pass to where they belong in the row of the picture.
     *
     * @return the first value without a colour in the palette, or -1 if each has one
     */
    int convert(byte[] line, Pass pass, byte[] row) {
        if (copies && pass.stepX() == 1) {
            System.arraycopy(line, 0, row, 0, line.length);
            return -1;
        }
        int at = pass.x() * bytesPerPixel;
        int step = pass.stepX() * bytesPerPixel;
        for (int i = 0; i < pass.columns(); i++) {
            switch (header.colour()) {
                case PngHeader.GREY -> grey(line, i, row, at);
                case PngHeader.RGB -> rgb(line, i, row, at);
                case PngHeader.GREY_ALPHA -> greyAlpha(line, i, row, at);
                case PngHeader.RGB_ALPHA -> rgbAlpha(line, i, row, at);
                default -> {
                    int index = bits(line, i);
                    if (3 * index >= table.length) {
                        return index;
                    }
                    System.arraycopy(table, 3 * index, row, at, 3);
                }
            }
            at += step;
        }
        return -1;
    }

    private int bits(byte[] line, int index) {
        int depth = header.depth();
        int bit = index * depth;
        return (line[bit >> 3] & 0xff) >> (8 - depth - (bit & 7)) & ((1 << depth) - 1);
    }

    private void grey(byte[] line, int index, byte[] row, int at) {
        if (header.depth() == 16) {
            int value = u16(line, 2 * index);
            little(row, at, value == key[0] ? WHITE_16 : value);
        } else {
            row[at] = table[bits(line, index)];
        }
    }

    private void rgb(byte[] line, int index, byte[] row, int at) {
        boolean deep = header.depth() == 16;
        int from = index * (deep ? 6 : 3);
        boolean transparent = true;
        for (int i = 0; i < 3; i++) {
            int value = deep ? u16(line, from + 2 * i) : line[from + i] & 0xff;
            transparent &= value == key[i];
            row[at + i] = (byte) (deep ? rounded(value) : value);
        }
        if (transparent) {
            row[at] = (byte) WHITE;
            row[at + 1] = (byte) WHITE;
            row[at + 2] = (byte) WHITE;
        }
    }

    private void greyAlpha(byte[] line, int index, byte[] row, int at) {
        if (header.depth() == 16) {
            little(row, at, onWhite(u16(line, 4 * index), u16(line, 4 * index + 2), WHITE_16));
        } else {
            row[at] = (byte) onWhite(line[2 * index] & 0xff, line[2 * index + 1] & 0xff, WHITE);
        }
    }

    private void rgbAlpha(byte[] line, int index, byte[] row, int at) {
        boolean deep = header.depth() == 16;
        for (int i = 0; i < 3; i++) {
            row[at + i] = (byte)
                    (deep
                            ? rounded(onWhite(u16(line, 8 * index + 2 * i), u16(line, 8 * index + 6), WHITE_16))
                            : onWhite(line[4 * index + i] & 0xff, line[4 * index + 3] & 0xff, WHITE));
        }
    }

    /** 16 bits as the nearest of 8. */
    private static int rounded(int value) {
        return (value + 128) / 257;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    private static void little(byte[] row, int at, int value) {
        row[at] = (byte) value;
        row[at + 1] = (byte) (value >> 8);
    }
}
