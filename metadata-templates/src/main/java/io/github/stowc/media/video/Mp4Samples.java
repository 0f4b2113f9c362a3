package io.github.stowc.media.video;

import io.github.stowc.bytes.ByteWindow;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a track, each a picture (ISO/IEC 14496-12 8.6.1.2, 8.7).
 *
 * @param count how many there are
 * @param time how long they are shown in total, in units of the track's timescale
 * @param isVariable whether some are shown much longer than others
 */
record Mp4Samples(long count, double time, boolean isVariable) {
    private static final double STEADY = 1.5;

    static Mp4Samples read(ByteWindow in, Mp4Box table) throws IOException {
        checkChunks(in, table.child(in, 0, "stco"), 4);
        checkChunks(in, table.child(in, 0, "co64"), 8);
        Mp4Box times = table.required(in, "stts");
        long entries = entries(in, times, 4, 8);
        long timed = 0;
        double time = 0;
        double shortest = Double.MAX_VALUE;
        double longest = 0;
        for (long i = 0; i < entries; i++) {
            long at = times.body() + 8 + 8 * i;
            long count = in.u32(at);
            double duration = in.u32(at + 4);
            timed += count;
            time += count * duration;
            // The time of the last one is often made up.
            if (i < entries - 1 || count > 1) {
                shortest = Math.min(shortest, duration);
                longest = Math.max(longest, duration);
            }
        }
        long count = count(in, table);
        if (count != timed) {
            throw VideoRefusal.malformed(
                    in.source(), times.start(), "times for " + count + " samples (ISO 14496-12 8.6.1)", "for " + timed);
        }
        return new Mp4Samples(count, time, longest > shortest * STEADY);
    }

    private static long count(ByteWindow in, Mp4Box table) throws IOException {
        Mp4Box sizes = table.child(in, 0, "stsz");
        Mp4Box compact = sizes == null ? table.required(in, "stz2") : null;
        Mp4Box box = sizes == null ? compact : sizes;
        if (box == null) {
            return 0;
        }
        box.need(in, 12);
        long count = in.u32(box.body() + 8);
        int bits = compact == null ? (in.u32(box.body() + 4) == 0 ? 32 : 0) : in.u8(box.body() + 7);
        box.need(in, 12 + (count * bits + 7) / 8);
        return count;
    }

    private static long entries(ByteWindow in, Mp4Box box, int fields, int size) throws IOException {
        box.need(in, fields + 4L);
        long entries = in.u32(box.body() + fields);
        box.need(in, fields + 4L + entries * size);
        return entries;
    }

    /** Every chunk of samples must begin in the file. */
    private static void checkChunks(ByteWindow in, @Nullable Mp4Box box, int size) throws IOException {
        if (box == null) {
            return;
        }
        long entries = entries(in, box, 4, size);
        for (long i = 0; i < entries; i++) {
            long at = box.body() + 8 + size * i;
            long offset = size == 4 ? in.u32(at) : in.u32(at) << 32 | in.u32(at + 4);
            if (offset < 0 || offset >= in.size()) {
                throw VideoRefusal.truncated(
                        in.source(), in.size(), "samples at byte " + Long.toUnsignedString(offset), "the end");
            }
        }
    }
}
