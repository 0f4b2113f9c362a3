package io.github.stowc.media.jpeg.turn;

/** Reads picture data bit by bit from any place on; after the last bit there are zeros. */
final class Bits {
    private final byte[] bytes;
    private final int length;
    private long at;

    Bits(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** The place, in bits from the beginning. */
    long place() {
        return at;
    }

    void go(long place) {
        at = place;
    }

    void skip(int count) {
        at += count;
    }

    boolean isExhausted() {
        return at > length * 8L;
    }

    /** The next 16 bits, which stay. */
    int next16() {
        int index = (int) (at >> 3);
        int three = u8(index) << 16 | u8(index + 1) << 8 | u8(index + 2);
        return three >> (8 - (int) (at & 7)) & 0xffff;
    }

    private int u8(int index) {
        return index < length ? bytes[index] & 0xff : 0;
    }

    /** The number of a magnitude category, 0 to 15 bits (T.81 F.1.2.1.1). */
    int signed(int category) {
        if (category == 0) {
            return 0;
        }
        int value = next16() >> (16 - category);
        at += category;
        return value < 1 << (category - 1) ? value - (1 << category) + 1 : value;
    }

    /** The next symbol of a table; {@link HuffmanDecoder#NONE} if the bits are none of its codes. */
    int symbol(HuffmanDecoder table) {
        int found = table.find(next16());
        if (found < 0) {
            return found;
        }
        at += found >> 8;
        return found & 0xff;
    }
}
