package io.github.stowc.media.jpeg.turn;

/** The shortest Huffman code for symbols of known frequency (T.81 annex K.2). */
final class HuffmanCode {
    private static final int SYMBOLS = 256;
    private static final int LONGEST = 16;
    /** The lengths before they are limited; with 2^31 symbols none is longer. */
    private static final int LONGEST_FREE = 64;

    private final byte[] counts = new byte[LONGEST];
    private final byte[] symbols;
    private final int[] code = new int[SYMBOLS];
    private final byte[] length = new byte[SYMBOLS];

    /**
     * A code.
     *
     * @param frequency of the symbols 0 to 255
     */
    HuffmanCode(int[] frequency) {
        int[] bits = lengths(frequency);
        int used = 0;
        for (int f : frequency) {
            used += f > 0 ? 1 : 0;
        }
        symbols = new byte[used];
        int at = 0;
        for (int free = 1; free <= LONGEST_FREE; free++) {
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                if (bits[symbol] == free) {
                    symbols[at++] = (byte) symbol;
                }
            }
        }
        limit(bits);
        assign();
    }

    /** The length of the code of each symbol, without a limit; one more symbol keeps the code of ones free. */
    private static int[] lengths(int[] frequency) {
        long[] weight = new long[SYMBOLS + 1];
        int[] bits = new int[SYMBOLS + 1];
        int[] next = new int[SYMBOLS + 1];
        for (int i = 0; i <= SYMBOLS; i++) {
            weight[i] = i == SYMBOLS ? 1 : frequency[i];
            next[i] = -1;
        }
        while (true) {
            int rarest = rarest(weight, -1);
            int second = rarest(weight, rarest);
            if (second < 0) {
                return bits;
            }
            weight[rarest] += weight[second];
            weight[second] = 0;
            int end = rarest;
            bits[end]++;
            while (next[end] >= 0) {
                end = next[end];
                bits[end]++;
            }
            next[end] = second;
            for (int i = second; i >= 0; i = next[i]) {
                bits[i]++;
            }
        }
    }

    /** Of those with a weight the lightest, of several the last; -1 if there is none. */
    private static int rarest(long[] weight, int without) {
        int found = -1;
        for (int i = 0; i < weight.length; i++) {
            if (weight[i] > 0 && i != without && (found < 0 || weight[i] <= weight[found])) {
                found = i;
            }
        }
        return found;
    }

    /** Moves codes of more than 16 bits up, and takes away the code of ones (T.81 figure K.3). */
    private void limit(int[] bits) {
        int[] number = new int[LONGEST_FREE + 1];
        for (int length : bits) {
            number[length]++;
        }
        for (int i = LONGEST_FREE; i > LONGEST; i--) {
            while (number[i] > 0) {
                int shorter = i - 2;
                while (number[shorter] == 0) {
                    shorter--;
                }
                number[i] -= 2;
                number[i - 1]++;
                number[shorter + 1] += 2;
                number[shorter]--;
            }
        }
        int last = LONGEST;
        while (number[last] == 0) {
            last--;
        }
        number[last]--;
        for (int i = 1; i <= LONGEST; i++) {
            counts[i - 1] = (byte) number[i];
        }
    }

    private void assign() {
        int next = 0;
        int at = 0;
        for (int bits = 1; bits <= LONGEST; bits++) {
            for (int i = counts[bits - 1] & 0xff; i > 0; i--) {
                int symbol = symbols[at++] & 0xff;
                code[symbol] = next++;
                length[symbol] = (byte) bits;
            }
            next <<= 1;
        }
    }

    /** How many codes have 1 to 16 bits. */
    byte[] counts() {
        return counts;
    }

    /** The symbols that occur, those with the shortest codes first. */
    byte[] symbols() {
        return symbols;
    }

    int code(int symbol) {
        return code[symbol];
    }

    /** The length of a symbol's code in bits. */
    int length(int symbol) {
        return length[symbol];
    }
}
