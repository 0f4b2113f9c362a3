package io.github.stowc.stow.batch.order;

/**
 * Numbers by the hashes of keys: 14 to 21 bytes an entry, of which 12 are used. Two keys with the
 * same 64 bits count as one. Not safe to share between threads.
 */
public final class HashedInts {
    /** What a key without an entry has. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final double FULL = 0.85;

    private long[] keys = new long[1024];
    private int[] values = new int[1024];
    private int size;

    /** The value of a key; {@link #NONE} if it has none. */
    public int get(long key) {
        int value = values[place(keys, values, used(key))];
        return value == 0 ? NONE : stored(value);
    }

    /** Gives a key a value, which must not be {@link #NONE}; returns the one that it had, or {@link #NONE}. */
    public int put(long key, int value) {
        if (size >= keys.length * FULL) {
            grow();
        }
        long used = used(key);
        int place = place(keys, values, used);
        int before = values[place] == 0 ? NONE : stored(values[place]);
        size += before == NONE ? 1 : 0;
        keys[place] = used;
        values[place] = storing(value);
        return before;
    }

    /** The number of keys. */
    public int size() {
        return size;
    }

    /** A place without value holds 0, so 0 itself is stored as the number that no value is. */
    private static int storing(int value) {
        return value == 0 ? NONE : value;
    }

    private static int stored(int value) {
        return value == NONE ? 0 : value;
    }

    /** Spreads keys that are not random themselves. */
    private static long used(long key) {
        long mixed = (key ^ (key >>> 33)) * 0xFF51AFD7ED558CCDL;
        return mixed ^ (mixed >>> 33);
    }

    private static int place(long[] keys, int[] values, long key) {
        int place = (int) Math.multiplyHigh(key >>> 1, (long) keys.length << 1);
        while (values[place] != 0 && keys[place] != key) {
            place = place + 1 == keys.length ? 0 : place + 1;
        }
        return place;
    }

    private void grow() {
        int capacity = (int) Math.min(Integer.MAX_VALUE - 16L, (long) keys.length + (keys.length >> 1) + 1);
        long[] newKeys = new long[capacity];
        int[] newValues = new int[capacity];
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != 0) {
                int place = place(newKeys, newValues, keys[i]);
                newKeys[place] = keys[i];
                newValues[place] = values[i];
            }
        }
        keys = newKeys;
        values = newValues;
    }
}
