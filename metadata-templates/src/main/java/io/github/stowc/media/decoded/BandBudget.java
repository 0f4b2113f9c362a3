package io.github.stowc.media.decoded;

/** How much of the heap decoding may take. */
final class BandBudget {
    private static final int SHARE = 5;
    private static final long LEAST = 4L << 20;
    private static final long MOST = 64L << 20;

    private BandBudget() {}

    /** For decoded rows that are in the memory together, in bytes. */
    static long rows() {
        return Math.max(LEAST, Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE));
    }

    /** For a picture that must be in the memory as a whole, with all that its decoder keeps, in bytes. */
    static long wholePicture() {
        return Runtime.getRuntime().maxMemory() / 2;
    }
}
