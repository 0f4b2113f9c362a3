package io.github.stowc.media.jpeg.turn;

/**
 * How a picture is turned, by its EXIF Orientation (CIPA DC-008 4.6.4).
 *
 * @param transposed whether rows become columns
 * @param flipsColumns whether the first column of the source becomes the last row or column
 * @param flipsRows whether the first row of the source becomes the last row or column
 */
record Turn(boolean transposed, boolean flipsColumns, boolean flipsRows) {
    private static final int SIDE = 8;

    /** The place in a row-by-row block of each coefficient in the order of a JPEG (T.81 figure A.6). */
    private static final byte[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    /** The turn for an orientation of 2 to 8. */
    static Turn of(int orientation) {
        return new Turn(
                orientation >= 5,
                orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8,
                orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7);
    }

    /** Where each coefficient goes, both in the order of a JPEG. */
    int[] places() {
        int[] order = new int[ZIGZAG.length];
        for (int i = 0; i < ZIGZAG.length; i++) {
            order[ZIGZAG[i]] = i;
        }
        int[] places = new int[ZIGZAG.length];
        for (int i = 0; i < ZIGZAG.length; i++) {
            int row = ZIGZAG[i] / SIDE;
            int column = ZIGZAG[i] % SIDE;
            places[i] = order[transposed ? column * SIDE + row : ZIGZAG[i]];
        }
        return places;
    }

    /** Whether each coefficient of the source changes its sign: those of odd functions of what is flipped. */
    boolean[] signs() {
        boolean[] signs = new boolean[ZIGZAG.length];
        for (int i = 0; i < ZIGZAG.length; i++) {
            boolean oddRow = ZIGZAG[i] / SIDE % 2 == 1;
            boolean oddColumn = ZIGZAG[i] % SIDE % 2 == 1;
            signs[i] = (flipsColumns && oddColumn) != (flipsRows && oddRow);
        }
        return signs;
    }
}
