package io.github.stowc.media.reading;

/**
 * Reads a parameter set bit by bit, the most significant first (ITU-T H.264 7.2 and 9.1).
 *
 * <p>After the last bit it reads zeros, and {@link #isExhausted()} tells that it did.
 */
public final class BitReader {
    private static final int LONGEST_PREFIX = 31;

    private final byte[] bytes;
    private final long end;
    private long at;

    private BitReader(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length * 8L;
    }

    /** The bits of a range of bytes, unchanged. */
    public static BitReader of(byte[] bytes, int from, int to) {
        BitReader reader = new BitReader(bytes, to);
        reader.at = from * 8L;
        return reader;
    }

    /** The bits of a NAL unit's payload, without the bytes 03 that keep start codes out of it (H.264 7.4.1). */
    public static BitReader ofNal(byte[] nal, int from, int to) {
        byte[] payload = new byte[Math.max(0, to - from)];
        int length = 0;
        int zeros = 0;
        for (int i = from; i < to; i++) {
            if (zeros >= 2 && nal[i] == 3) {
                zeros = 0;
            } else {
                zeros = nal[i] == 0 ? zeros + 1 : 0;
                payload[length++] = nal[i];
            }
        }
        return new BitReader(payload, length);
    }

    /** The next bit. */
    public boolean flag() {
        boolean set = at < end && (bytes[(int) (at >> 3)] >> (7 - (int) (at & 7)) & 1) == 1;
        at++;
        return set;
    }

    /** The number in the next bits, at most 31. */
    public int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | (flag() ? 1 : 0);
        }
        return value;
    }

    /** The number in the next 32 bits. */
    public long bits32() {
        return (long) bits(16) << 16 | bits(16);
    }

    public void skip(int count) {
        at += count;
    }

    /** The next Exp-Golomb number, ue(v); the largest int if it does not fit an int. */
    public int ue() {
        int zeros = 0;
        while (!flag()) {
            if (isExhausted() || zeros == LONGEST_PREFIX - 1) {
                return Integer.MAX_VALUE;
            }
            zeros++;
        }
        return (1 << zeros) - 1 + bits(zeros);
    }

    /** Whether more bits were read than exist. */
    public boolean isExhausted() {
        return at > end;
    }
}
