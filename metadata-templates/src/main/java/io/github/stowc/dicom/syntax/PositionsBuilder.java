package io.github.stowc.dicom.syntax;

import io.github.stowc.dicom.text.Positions;
import java.util.Arrays;

/** Collects the positions of one instance after the other in reused arrays. For one thread. */
public final class PositionsBuilder {
    private int[] nodes = new int[256 * Positions.STRIDE];
    private int count;
    private byte[] flaws = {};

    /** Begins anew. */
    public void clear() {
        count = 0;
        flaws = new byte[0];
    }

    /**
     * Adds a node and returns its index; {@link #close} must follow once its children are added.
     *
     * @param key of a dataset its index among its siblings, of an attribute its tag
     */
    public int open(int key, int line, int column) {
        int at = count * Positions.STRIDE;
        if (at == nodes.length) {
            nodes = Arrays.copyOf(nodes, nodes.length * 2);
        }
        nodes[at] = key;
        nodes[at + 1] = line;
        nodes[at + 2] = column;
        return count++;
    }

    /** Ends a node. */
    public void close(int node) {
        nodes[node * Positions.STRIDE + 3] = count;
    }

    /** Changes the key of a node. */
    public void rename(int node, int key) {
        nodes[node * Positions.STRIDE] = key;
    }

    /** Marks an attribute as flawed, in its {@code vr}, its value or both. */
    public void flaw(int node, boolean vr, boolean value) {
        flaw(node, (vr ? Positions.FLAWED_VR : 0) | (value ? Positions.FLAWED_VALUE : 0));
    }

    /** Marks an attribute; an instance without flaws, as nearly all are, pays nothing for this. */
    public void flaw(int node, int flaw) {
        if (node >= flaws.length) {
            flaws = Arrays.copyOf(flaws, Math.max(node + 1, count));
        }
        flaws[node] |= (byte) flaw;
    }

    /** What was collected. */
    public Positions build() {
        return new Positions(Arrays.copyOf(nodes, count * Positions.STRIDE), flaws);
    }
}
