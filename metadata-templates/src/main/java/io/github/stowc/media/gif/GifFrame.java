package io.github.stowc.media.gif;

/**
 * One picture of a GIF (GIF89a 20, 23).
 *
 * @param start where its descriptor begins
 * @param x of its left edge on the canvas
 * @param y of its upper edge on the canvas
 * @param columns 1 or more; it may reach beyond the canvas
 * @param rows 1 or more
 * @param interlaced whether its rows come in four passes
 * @param table where its colours are, three bytes each
 * @param colours their number
 * @param data where the picture data begin
 * @param transparent the transparent colour; -1 if there is none
 * @param disposal what becomes of it before the next one is drawn
 * @param time how long it is shown, in ms
 */
record GifFrame(
        long start,
        int x,
        int y,
        int columns,
        int rows,
        boolean interlaced,
        long table,
        int colours,
        long data,
        int transparent,
        Disposal disposal,
        int time) {

    /** What becomes of a picture before the next one is drawn (GIF89a 23 c iv). */
    enum Disposal {
        /** It stays. */
        KEEP,
        /** Its place is cleared. */
        CLEAR,
        /** What was there before is restored. */
        RESTORE;

        /** The disposal of a number; some programs write 4 instead of the specification's 3. */
        static Disposal of(int number) {
            return switch (number) {
                case 2 -> CLEAR;
                case 3, 4 -> RESTORE;
                default -> KEEP;
            };
        }
    }

    private static final int[] FIRST = {0, 4, 2, 1};
    private static final int[] STEP = {8, 8, 4, 2};

    /** The rows in the order in which they are coded (GIF89a appendix E). */
    int[] rowOrder() {
        int[] order = new int[rows];
        int next = 0;
        for (int pass = 0; pass < FIRST.length; pass++) {
            int first = interlaced ? FIRST[pass] : 0;
            int step = interlaced ? STEP[pass] : 1;
            for (int row = first; row < rows && next < rows; row += step) {
                order[next++] = row;
            }
        }
        return order;
    }
}
