package io.github.stowc.media.video;

/** The times at which the pictures of a stream are shown, on its clock of 90 kHz and 33 bits (ISO/IEC 13818-1 2.4.3.7). */
final class PresentationTimes {
    private static final long CLOCK = 90_000;
    private static final int BITS = 33;
    private static final double SAME = 0.02;

    private long first;
    private long earliest;
    private long latest;
    private long count;

    /** The time in a PES header's five bytes. */
    static long read(byte[] bytes, int at) {
        return (bytes[at] >> 1 & 7L) << 30
                | (bytes[at + 1] & 0xffL) << 22
                | (bytes[at + 2] >> 1 & 0x7fL) << 15
                | (bytes[at + 3] & 0xffL) << 7
                | (bytes[at + 4] >> 1 & 0x7fL);
    }

    void add(long time) {
        if (count == 0) {
            first = time;
        }
        // The clock restarts at zero after 26 hours; a time less than half of that after the first is later than it.
        long later = (time - first) << (64 - BITS) >> (64 - BITS);
        earliest = Math.min(earliest, later);
        latest = Math.max(latest, later);
        count++;
    }

    /**
     * The frames in a second: what the stream's header says, unless the times differ and are plausible.
     *
     * @param frames the number of frames
     * @param nominal what the header says; 0 if it says nothing
     * @return 0 if unknown
     */
    double frameRate(long frames, double nominal) {
        if (count < 2 || latest == earliest) {
            return nominal;
        }
        double framesBetween = (double) frames / count * (count - 1);
        double rate = framesBetween * CLOCK / (latest - earliest);
        if (nominal == 0) {
            return rate;
        }
        boolean same = Math.abs(rate - nominal) < SAME * nominal;
        boolean believable = rate > nominal / 2 && rate < nominal * 2;
        return same || !believable ? nominal : rate;
    }
}
