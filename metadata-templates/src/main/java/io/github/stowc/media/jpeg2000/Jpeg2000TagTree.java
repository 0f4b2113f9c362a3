package io.github.stowc.media.jpeg2000;

import java.io.IOException;
import java.util.Arrays;

/** A tag tree: the numbers of blocks, coded by the smallest number of ever larger groups (ISO/IEC 15444-1 B.10.2). */
final class Jpeg2000TagTree {
    private static final int UNKNOWN = Integer.MAX_VALUE;

    private final int[] widths;
    /** Where the nodes of each level begin, leaves first. */
    private final int[] starts;

    private final int[] values;
    private final int[] least;

    Jpeg2000TagTree(int columns, int rows) {
        int levels = 1;
        for (int side = Math.max(columns, rows); side > 1; side = (side + 1) / 2) {
            levels++;
        }
        widths = new int[levels];
        starts = new int[levels];
        int width = columns;
        int height = rows;
        int nodes = 0;
        for (int level = 0; level < levels; level++) {
            widths[level] = width;
            starts[level] = nodes;
            nodes += width * height;
            width = (width + 1) / 2;
            height = (height + 1) / 2;
        }
        values = new int[nodes];
        Arrays.fill(values, UNKNOWN);
        least = new int[nodes];
    }

    /** Whether the number of a leaf is below a threshold; reads as far as necessary. */
    boolean isBelow(Jpeg2000Bits bits, int column, int row, int threshold) throws IOException {
        int low = 0;
        int node = 0;
        for (int level = widths.length - 1; level >= 0; level--) {
            node = starts[level] + (row >> level) * widths[level] + (column >> level);
            low = Math.max(low, least[node]);
            while (low < threshold && low < values[node]) {
                if (bits.bit() == 1) {
                    values[node] = low;
                } else {
                    low++;
                }
            }
            least[node] = low;
        }
        return values[node] < threshold;
    }
}
