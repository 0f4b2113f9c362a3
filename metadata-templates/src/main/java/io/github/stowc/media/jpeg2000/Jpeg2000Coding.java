package io.github.stowc.media.jpeg2000;

/**
 * How the tiles of a JPEG 2000 codestream are coded, if all are coded alike (ISO/IEC 15444-1 A.6.1, A.6.4).
 *
 * <p>It keeps the parameters of the markers unchanged. Not safe for use by several threads.
 */
final class Jpeg2000Coding {
    /** The most decomposition levels (table A.15). */
    static final int MOST_LEVELS = 32;

    private static final int LARGEST_PRECINCT = 15;
    private static final int BYPASS = 0x01;
    private static final int TERMINATE = 0x04;
    private static final int HIGH_THROUGHPUT = 0x40;
    private static final int MIXED = 0x80;

    private final byte[] style;
    private final byte[][] quantisation;

    /**
     * The coding of all tiles.
     *
     * @param style the parameters of COD
     * @param quantisation for each component the parameters of QCD, or those of its QCC without its number
     */
    Jpeg2000Coding(byte[] style, byte[][] quantisation) {
        this.style = style;
        this.quantisation = quantisation;
    }

    /** Whether all parameters are there and in range. */
    boolean isSound() {
        boolean sound = progression() <= 4 && layers() > 0 && levels() <= MOST_LEVELS;
        sound &= !hasPrecincts() || style.length >= 10 + levels() + 1;
        sound &= blockWidth() <= 10 && blockHeight() <= 10 && blockWidth() + blockHeight() <= 12;
        for (byte[] exponents : quantisation) {
            sound &= exponents.length >= 1 + 3 * levels() + 1;
        }
        for (int r = 1; sound && r <= levels(); r++) {
            // A precinct of one sample has no room for a sample of each of its subbands.
            sound = precinctWidth(r) > 0 && precinctHeight(r) > 0;
        }
        return sound && (style[8] & MIXED) == 0;
    }

    int components() {
        return quantisation.length;
    }

    /** The order of the packets (table A.16). */
    int progression() {
        return style[1] & 0xff;
    }

    int layers() {
        return (style[2] & 0xff) << 8 | (style[3] & 0xff);
    }

    int levels() {
        return style[5] & 0xff;
    }

    /** The binary logarithm of a block's width. */
    int blockWidth() {
        return (style[6] & 0xff) + 2;
    }

    int blockHeight() {
        return (style[7] & 0xff) + 2;
    }

    boolean bypasses() {
        return (style[8] & BYPASS) != 0;
    }

    boolean terminates() {
        return (style[8] & TERMINATE) != 0;
    }

    boolean isHighThroughput() {
        return (style[8] & HIGH_THROUGHPUT) != 0;
    }

    private boolean hasPrecincts() {
        return (style[0] & 1) != 0;
    }

    /** The binary logarithm of the width of a resolution's precincts. */
    int precinctWidth(int resolution) {
        return hasPrecincts() ? style[10 + resolution] & 15 : LARGEST_PRECINCT;
    }

    int precinctHeight(int resolution) {
        return hasPrecincts() ? style[10 + resolution] >> 4 & 15 : LARGEST_PRECINCT;
    }

    /** The most bit-planes of a subband's blocks, without quantisation (E.1). */
    int bitPlanes(int component, int subband) {
        byte[] exponents = quantisation[component];
        int guard = exponents[0] >> 5 & 7;
        return guard + (exponents[1 + subband] >> 3 & 31) - 1;
    }
}
