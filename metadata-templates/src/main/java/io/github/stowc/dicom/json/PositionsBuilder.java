package io.github.stowc.dicom.json;

import java.util.Arrays;

/** Collects the positions of one instance after the other in arrays that are used again. */
final class PositionsBuilder {
    private int[] nodes = new int[256 * Positions.STRIDE];
    private int count;
    private byte[] flaws = {};

    void clear() {
        count = 0;
        flaws = new byte[0];
    }

    /** Adds a node and gives its index; {@link #close} must follow once its children are added. */
    int open(int key, int line, int column) {
        int at = count * Positions.STRIDE;
        if (at == nodes.length) {
            nodes = Arrays.copyOf(nodes, nodes.length * 2);
        }
        nodes[at] = key;
        nodes[at + 1] = line;
        nodes[at + 2] = column;
        return count++;
    }

    void close(int node) {
        nodes[node * Positions.STRIDE + 3] = count;
    }

    /** Marks an attribute; an instance without flaws, as nearly all are, costs nothing for them. */
    void flaw(int node, int flaw) {
        if (node >= flaws.length) {
            flaws = Arrays.copyOf(flaws, Math.max(node + 1, count));
        }
        flaws[node] |= (byte) flaw;
    }

    Positions build() {
        return new Positions(Arrays.copyOf(nodes, count * Positions.STRIDE), flaws);
    }
}
