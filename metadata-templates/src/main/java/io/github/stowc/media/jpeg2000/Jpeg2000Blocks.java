package io.github.stowc.media.jpeg2000;

import java.io.IOException;

/**
 * The blocks of one subband in one precinct, with what the packets' headers have said about each so far (ISO/IEC 15444-1
 * B.10).
 */
final class Jpeg2000Blocks {
    /** With bypass, the passes before the first raw ones (D.6). */
    private static final int BEFORE_BYPASS = 10;
    /** More zero bit-planes are an error: no subband has as many. */
    private static final int MOST_PLANES = 64;

    private static final int NEVER = -1;

    private final int columns;
    private final int bitPlanes;
    private final Jpeg2000TagTree inclusion;
    private final Jpeg2000TagTree zeroPlanes;
    private final int[] passes;
    private final byte[] missing;
    private final byte[] lengthBits;
    /** How many more passes go into the current segment of each block, and the size of that segment. */
    private final short[] segmentLeft;

    private final byte[] segmentSize;

    Jpeg2000Blocks(int columns, int rows, int bitPlanes) {
        this.columns = columns;
        this.bitPlanes = bitPlanes;
        int count = columns * rows;
        this.inclusion = new Jpeg2000TagTree(columns, rows);
        this.zeroPlanes = new Jpeg2000TagTree(columns, rows);
        this.passes = new int[count];
        this.missing = new byte[count];
        this.lengthBits = new byte[count];
        this.segmentLeft = new short[count];
        this.segmentSize = new byte[count];
    }

    /** Reads what a packet's header says about these blocks; returns how many bytes its body has for them. */
    long read(Jpeg2000Bits bits, Jpeg2000Coding coding, int layer) throws IOException {
        long length = 0;
        for (int block = 0; block < passes.length && !bits.hasRunOut(); block++) {
            if (isIncluded(bits, block, layer)) {
                int more = numberOfPasses(bits);
                while (bits.bit() == 1) {
                    lengthBits[block]++;
                }
                length += coding.isHighThroughput()
                        ? highThroughputLength(bits, block, more)
                        : length(bits, coding, block, more);
                passes[block] += more;
            }
        }
        return length;
    }

    private boolean isIncluded(Jpeg2000Bits bits, int block, int layer) throws IOException {
        if (passes[block] > 0) {
            return bits.bit() == 1;
        }
        int column = block % columns;
        int row = block / columns;
        if (!inclusion.isBelow(bits, column, row, layer + 1)) {
            return false;
        }
        int planes = 0;
        while (planes < MOST_PLANES && !zeroPlanes.isBelow(bits, column, row, planes + 1)) {
            planes++;
        }
        missing[block] = (byte) planes;
        lengthBits[block] = 3;
        return true;
    }

    /** Table B.4. */
    private static int numberOfPasses(Jpeg2000Bits bits) throws IOException {
        if (bits.bit() == 0) {
            return 1;
        }
        if (bits.bit() == 0) {
            return 2;
        }
        int few = bits.bits(2);
        if (few < 3) {
            return 3 + few;
        }
        int some = bits.bits(5);
        return some < 31 ? 6 + some : 37 + bits.bits(7);
    }

    /** The length of each segment that the passes go into; most blocks have a single segment (B.10.7). */
    private long length(Jpeg2000Bits bits, Jpeg2000Coding coding, int block, int more) throws IOException {
        long length = 0;
        int open = more;
        while (open > 0 && !bits.hasRunOut()) {
            if (segmentLeft[block] == 0) {
                segmentSize[block] = nextSegment(coding, segmentSize[block]);
                segmentLeft[block] = segmentSize[block] == 0 ? Short.MAX_VALUE : segmentSize[block];
            }
            int some = Math.min(open, segmentLeft[block]);
            length += bits(bits, block, some);
            segmentLeft[block] -= (short) some;
            open -= some;
        }
        return length;
    }

    private static byte nextSegment(Jpeg2000Coding coding, int before) {
        if (coding.terminates()) {
            return 1;
        }
        if (!coding.bypasses()) {
            return 0;
        }
        return (byte) (before == 0 ? BEFORE_BYPASS : before == 2 ? 1 : 2);
    }

    /** One segment for the cleanup pass and one for the two that refine it (ISO/IEC 15444-15 7.3). */
    private long highThroughputLength(Jpeg2000Bits bits, int block, int more) throws IOException {
        long cleanup = bits(bits, block, 1);
        return more == 1 ? cleanup : cleanup + bits(bits, block, more - 1);
    }

    private long bits(Jpeg2000Bits bits, int block, int count) throws IOException {
        int width = lengthBits[block] + (31 - Integer.numberOfLeadingZeros(count));
        return width > 31 ? Integer.MAX_VALUE : bits.bits(width);
    }

    /** The cleanup pass codes all planes, or all but the last; two passes after it add that one. */
    private static int allOfHighThroughput(int planes) {
        return switch (planes) {
            case 1 -> 1;
            case 2 -> 3;
            default -> NEVER;
        };
    }

    /**
     * Whether each block that is present has all its passes down to the last bit-plane: a cleanup pass for each plane, and
     * two passes before it for all planes but the first (D.3).
     */
    boolean areWhole(boolean highThroughput) {
        for (int block = 0; block < passes.length; block++) {
            int planes = bitPlanes - missing[block];
            int all = highThroughput ? allOfHighThroughput(planes) : Math.max(0, 3 * planes - 2);
            if (passes[block] > 0 && passes[block] != all) {
                return false;
            }
        }
        return true;
    }
}
