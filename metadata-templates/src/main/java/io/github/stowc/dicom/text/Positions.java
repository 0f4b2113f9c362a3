package io.github.stowc.dicom.text;

import io.github.stowc.dicom.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The places of a dataset, its attributes and its items in the text that they were read from. Immutable.
 *
 * <p>The whole of an instance shares one array; a view of an item is a small object.
 */
public final class Positions {
    /** Integers of a node: its key, line, column and the index after its last descendant. */
    public static final int STRIDE = 4;

    /** The {@code vr} was reported as wrong or missing. */
    public static final byte FLAWED_VR = 1;

    /** The value was reported as wrong. */
    public static final byte FLAWED_VALUE = 2;

    private static final byte[] NO_FLAWS = {};

    /**
     * The nodes in the order of the text. A dataset's key is its index among its siblings and its children are
     * attributes; an attribute's key is its tag and its children are items.
     */
    private final int[] nodes;

    private final byte[] flaws;
    private final int self;
    /** Where the children of large datasets and sequences are; shared by all views. */
    private final Children children;

    public Positions(int[] nodes, byte[] flaws) {
        this(nodes, flaws.length == 0 ? NO_FLAWS : flaws, 0, new Children());
    }

    private Positions(int[] nodes, byte[] flaws, int self, Children children) {
        this.children = children;
        this.nodes = nodes;
        this.flaws = flaws;
        this.self = self;
    }

    /** The opening brace of the dataset. */
    public Place place() {
        return placeOf(self);
    }

    /** The opening quote of an attribute's tag; the opening brace of the dataset if the attribute is absent. */
    public Place of(Tag tag) {
        int node = child(self, tag.value());
        return placeOf(node < 0 ? self : node);
    }

    /**
     * The positions of an item.
     *
     * @param index the item's index in the dataset that was read, from 0; empty if there is no such item
     */
    public Optional<Positions> item(Tag sequence, int index) {
        int attribute = child(self, sequence.value());
        int item = attribute < 0 ? -1 : child(attribute, index);
        return item < 0 ? Optional.empty() : Optional.of(new Positions(nodes, flaws, item, children));
    }

    /** Whether the attribute's {@code vr} was reported as wrong or missing: the VR in the dataset is a guess. */
    public boolean isVrFlawed(Tag tag) {
        return hasFlaw(tag, FLAWED_VR);
    }

    /**
     * Whether the attribute's value was reported as wrong: it counts as present and not empty, but its value in the dataset
     * is meaningless.
     */
    public boolean isValueFlawed(Tag tag) {
        return hasFlaw(tag, FLAWED_VALUE);
    }

    /** Whether any attribute of the instance, at any depth, has a flaw. */
    public boolean hasFlaws() {
        return flaws.length > 0;
    }

    private boolean hasFlaw(Tag tag, byte flaw) {
        if (flaws.length == 0) {
            return false;
        }
        int node = child(self, tag.value());
        return node >= 0 && node < flaws.length && (flaws[node] & flaw) != 0;
    }

    private int child(int parent, int key) {
        int end = nodes[parent * STRIDE + 3];
        int met = 0;
        for (int node = parent + 1; node < end; node = nodes[node * STRIDE + 3]) {
            if (nodes[node * STRIDE] == key) {
                return node;
            }
            if (++met == Children.FEW) {
                return children.find(nodes, parent, key);
            }
        }
        return -1;
    }

    /** Finds a child among many without looking at all before it. Safe to share between threads. */
    private static final class Children {
        static final int FEW = 64;
        private static final int[] NONE = {};
        private final Map<Integer, int[]> tables = new HashMap<>();

        synchronized int find(int[] nodes, int parent, int key) {
            int[] table = tables.getOrDefault(parent, NONE);
            if (table.length == 0) {
                table = table(nodes, parent);
                tables.put(parent, table);
            }
            for (int at = slot(key, table.length); table[at] != 0; at = (at + 1) % table.length) {
                if (nodes[table[at] * STRIDE] == key) {
                    return table[at];
                }
            }
            return -1;
        }

        /** The children in the slots of their keys, of which a third is in use; the first of a key comes first. */
        private static int[] table(int[] nodes, int parent) {
            int end = nodes[parent * STRIDE + 3];
            int count = 0;
            for (int node = parent + 1; node < end; node = nodes[node * STRIDE + 3]) {
                count++;
            }
            int[] table = new int[2 * count + 1];
            for (int node = parent + 1; node < end; node = nodes[node * STRIDE + 3]) {
                int at = slot(nodes[node * STRIDE], table.length);
                while (table[at] != 0) {
                    at = (at + 1) % table.length;
                }
                table[at] = node;
            }
            return table;
        }

        private static int slot(int key, int length) {
            int hash = key * 0x9E3779B9;
            return Math.floorMod(hash ^ (hash >>> 15), length);
        }
    }

    private Place placeOf(int node) {
        return new Place(nodes[node * STRIDE + 1], nodes[node * STRIDE + 2]);
    }
}
