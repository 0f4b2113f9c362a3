package io.github.stowc.validate.check;

/** Numbers hashes in the order in which they are first met: 20 to 60 bytes each. */
public final class HashTable {
    private static final int FIRST_CAPACITY = 64;

    private long[] keys = new long[FIRST_CAPACITY * 2];
    /** The number of each key plus 1; 0 for a free slot. */
    private int[] numbers = new int[FIRST_CAPACITY];

    private int size;

    /** The number of different hashes met. */
    public int size() {
        return size;
    }

    /** The number of a hash, from 0; the former {@link #size} if it is new. */
    public int number(Hash hash) {
        int slot = slot(hash.high(), hash.low());
        if (numbers[slot] != 0) {
            return numbers[slot] - 1;
        }
        if (++size * 2 > numbers.length) {
            grow();
            slot = slot(hash.high(), hash.low());
        }
        put(slot, hash.high(), hash.low(), size);
        return size - 1;
    }

    private void put(int slot, long high, long low, int number) {
        keys[2 * slot] = high;
        keys[2 * slot + 1] = low;
        numbers[slot] = number;
    }

    private int slot(long high, long low) {
        int mask = numbers.length - 1;
        int slot = (int) high & mask;
        while (numbers[slot] != 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[oldNumbers.length * 2];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != 0) {
                long high = oldKeys[2 * i];
                long low = oldKeys[2 * i + 1];
                put(slot(high, low), high, low, oldNumbers[i]);
            }
        }
    }
}
