package io.github.stowc.validate.check;

import java.util.List;

/**
 * A hash of 128 bits, in place of texts that would not fit into memory for every instance. It withstands no adversary,
 * and need not: who makes two UIDs with the same hash fools only himself.
 */
public final class Hash {
    private static final long C1 = 0x87C37B91114253D5L;
    private static final long C2 = 0x4CF5AD432745937FL;

    private long high;
    private long low;

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    /** Begins anew. */
    public Hash start() {
        high = 0;
        low = 0;
        return this;
    }

    public Hash add(long value) {
        high = Long.rotateLeft(high ^ Long.rotateLeft(value * C1, 31) * C2, 27) * 5 + 0x52DCE729;
        low = Long.rotateLeft(low ^ Long.rotateLeft(value * C2, 33) * C1, 31) * 5 + 0x38495AB5 + high;
        return this;
    }

    public Hash add(String text) {
        int length = text.length();
        add(length);
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            add(text.charAt(i)
                    | (long) text.charAt(i + 1) << 16
                    | (long) text.charAt(i + 2) << 32
                    | (long) text.charAt(i + 3) << 48);
        }
        long rest = 0;
        for (; i < length; i++) {
            rest = rest << 16 | text.charAt(i);
        }
        return add(rest);
    }

    public Hash add(List<String> texts) {
        add(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            add(texts.get(i));
        }
        return this;
    }

    /** Mixes what was added; add nothing afterwards. */
    public Hash finish() {
        high = mix(high + low);
        low = mix(low + high);
        return this;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
