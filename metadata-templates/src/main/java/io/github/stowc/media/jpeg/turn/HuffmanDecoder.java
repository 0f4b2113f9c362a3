package io.github.stowc.media.jpeg.turn;

/** Finds the symbol of the next bits by a Huffman table (T.81 F.2.2.3). */
final class HuffmanDecoder {
    /** No code begins with the bits. */
    static final int NONE = -1;

    private static final int LONGEST = 16;
    private static final int FAST = 9;

    private final byte[] symbols;
    /** For each beginning of 9 bits the symbol and, above it, the code's length; 0 if the code is longer. */
    private final short[] fast = new short[1 << FAST];
    /** The first code that is too large for a length, at the left of 16 bits. */
    private final int[] end = new int[LONGEST + 1];
    /** What to add to a code of a length for its place among the symbols. */
    private final int[] shift = new int[LONGEST + 1];

    /**
     * A table as DHT gives it.
     *
     * @param counts how many codes have 1 to 16 bits
     * @param symbols in the order of their codes
     */
    HuffmanDecoder(byte[] counts, byte[] symbols) {
        this.symbols = symbols;
        int code = 0;
        int at = 0;
        for (int length = 1; length <= LONGEST; length++) {
            shift[length] = at - code;
            for (int i = counts[length - 1] & 0xff; i > 0; i--) {
                if (length <= FAST) {
                    int first = code << (FAST - length);
                    for (int j = 0; j < 1 << (FAST - length) && first + j < fast.length; j++) {
                        fast[first + j] = (short) (length << 8 | (symbols[at] & 0xff));
                    }
                }
                code++;
                at++;
            }
            end[length] = code << (LONGEST - length);
            code <<= 1;
        }
    }

    /** The symbol that the next 16 bits begin with, and above it the length of its code; {@link #NONE} if there is none. */
    int find(int next16) {
        int known = fast[next16 >> (LONGEST - FAST)];
        if (known != 0) {
            return known;
        }
        for (int length = FAST + 1; length <= LONGEST; length++) {
            if (next16 < end[length]) {
                int at = (next16 >> (LONGEST - length)) + shift[length];
                return at < 0 || at >= symbols.length ? NONE : length << 8 | (symbols[at] & 0xff);
            }
        }
        return NONE;
    }
}
