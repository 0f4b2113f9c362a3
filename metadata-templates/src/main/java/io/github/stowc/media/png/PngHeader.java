package io.github.stowc.media.png;

import io.github.stowc.media.content.ImagePixel;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of a PNG (ISO/IEC 15948 11.2.2).
 *
 * @param columns 1 to 65535
 * @param rows 1 to 65535
 * @param depth bits a sample: 1, 2, 4, 8, 16
 * @param colour the colour type: {@link #GREY} and so on
 * @param interlaced whether it has the seven passes of Adam7
 */
public record PngHeader(int columns, int rows, int depth, int colour, boolean interlaced) {
    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    private static final int[] ADAM7_X = {0, 4, 0, 2, 0, 1, 0};
    private static final int[] ADAM7_Y = {0, 0, 4, 0, 2, 0, 1};
    private static final int[] ADAM7_STEP_X = {8, 8, 4, 4, 2, 2, 1};
    private static final int[] ADAM7_STEP_Y = {8, 8, 8, 4, 4, 2, 2};

    /**
     * Pixels that are coded together: those of every nth row and column.
     *
     * @param x the first column
     * @param y the first row
     * @param columns their number, 1 or more
     * @param rows their number, 1 or more
     * @param rowLength the number of bytes of a row, without the one that names its filter
     */
    public record Pass(int x, int y, int stepX, int stepY, int columns, int rows, int rowLength) {
        /** The number of bytes in the inflated data. */
        long length() {
            return (long) rows * (1 + rowLength);
        }

        boolean has(int row) {
            return row >= y && (row - y) % stepY == 0;
        }
    }

    /** Samples in each pixel. */
    int channels() {
        return switch (colour) {
            case RGB -> 3;
            case GREY_ALPHA -> 2;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
    }

    boolean isGrey() {
        return colour == GREY || colour == GREY_ALPHA;
    }

    boolean hasAlpha() {
        return colour == GREY_ALPHA || colour == RGB_ALPHA;
    }

    public static boolean allows(int colour, int depth) {
        return switch (colour) {
            case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    /** The bytes between a sample and the one to its left of the same channel, as the filters count them. */
    int filterDistance() {
        return Math.max(1, channels() * depth / 8);
    }

    /** The passes in the order of the data, without those that have no pixels (ISO/IEC 15948 8.2). */
    public List<Pass> passes() {
        if (!interlaced) {
            return List.of(pass(0, 0, 1, 1));
        }
        List<Pass> passes = new ArrayList<>(ADAM7_X.length);
        for (int i = 0; i < ADAM7_X.length; i++) {
            if (ADAM7_X[i] < columns && ADAM7_Y[i] < rows) {
                passes.add(pass(ADAM7_X[i], ADAM7_Y[i], ADAM7_STEP_X[i], ADAM7_STEP_Y[i]));
            }
        }
        return passes;
    }

    private Pass pass(int x, int y, int stepX, int stepY) {
        int across = (columns - x + stepX - 1) / stepX;
        int down = (rows - y + stepY - 1) / stepY;
        long bits = (long) across * channels() * depth;
        return new Pass(x, y, stepX, stepY, across, down, (int) ((bits + 7) / 8));
    }

    /** The number of bytes of the inflated picture data. */
    public long inflatedLength() {
        long length = 0;
        for (Pass pass : passes()) {
            length += pass.length();
        }
        return length;
    }

    /**
     * The form of the decoded picture: grey of 8 or 16 bits, fewer bits scaled up to 8, or RGB of 8 bits.
     *
     * <p>Colours of 16 bits are rounded to 8. Secondary Capture would take them, but VL Photographic and Multi-frame True
     * Color take 8 bits alone (PS3.3 C.8.12.1, A.8.5.4), and few viewers show RGB of 48 bits.
     */
    ImagePixel decoded() {
        return ImagePixel.decoded(
                rows, columns, isGrey() ? ImagePixel.MONOCHROME2 : ImagePixel.RGB, isGrey() && depth == 16 ? 16 : 8);
    }
}
