package io.github.stowc.media.video;

import io.github.stowc.bytes.ByteWindow;
import java.io.IOException;
import java.util.List;

/** Counts the samples of a track in the fragments after a movie's header (ISO/IEC 14496-12 8.8). */
final class Mp4Fragments {
    private static final int BASE_OFFSET = 0x1;
    private static final int DESCRIPTION = 0x2;
    private static final int DEFAULT_DURATION = 0x8;
    private static final int DATA_OFFSET = 0x1;
    private static final int FIRST_FLAGS = 0x4;
    private static final int DURATIONS = 0x100;
    private static final int SAMPLE_FIELDS = 0xf00;

    private final ByteWindow in;
    private final long track;
    private long defaultDuration;
    private long count;
    private double time;
    private double end;

    private Mp4Fragments(ByteWindow in, long track) {
        this.in = in;
        this.track = track;
    }

    static Mp4Fragments read(ByteWindow in, Mp4Box movie, List<Mp4Box> fragments, long track) throws IOException {
        Mp4Fragments reading = new Mp4Fragments(in, track);
        reading.defaults(movie);
        for (Mp4Box fragment : fragments) {
            fragment.children(in, 0, box -> {
                if (box.is("traf")) {
                    reading.fragment(box);
                }
            });
        }
        return reading;
    }

    /** The number of samples. */
    long count() {
        return count;
    }

    /** How long they are shown in total, in units of the track's timescale. */
    double time() {
        return time;
    }

    /** When the last one ends on the track's clock; 0 if unknown. */
    double end() {
        return end;
    }

    private void defaults(Mp4Box movie) throws IOException {
        Mp4Box extension = movie.child(in, 0, "mvex");
        if (extension != null) {
            extension.children(in, 0, box -> {
                if (box.is("trex")) {
                    box.need(in, 24);
                    if (in.u32(box.body() + 4) == track) {
                        defaultDuration = in.u32(box.body() + 12);
                    }
                }
            });
        }
    }

    private void fragment(Mp4Box fragment) throws IOException {
        Mp4Box header = fragment.required(in, "tfhd");
        header.need(in, 8);
        if (in.u32(header.body() + 4) != track) {
            return;
        }
        int flags = flags(header);
        int at = 8 + ((flags & BASE_OFFSET) == 0 ? 0 : 8) + ((flags & DESCRIPTION) == 0 ? 0 : 4);
        boolean timed = (flags & DEFAULT_DURATION) != 0;
        header.need(in, at + (timed ? 4 : 0));
        long duration = timed ? in.u32(header.body() + at) : defaultDuration;
        double before = time;
        fragment.children(in, 0, box -> {
            if (box.is("trun")) {
                run(box, duration);
            }
        });
        // A recorder that writes each picture at once does not know yet how long it will be shown.
        end = Math.max(end, start(fragment) + time - before);
    }

    private double start(Mp4Box fragment) throws IOException {
        Mp4Box decodeTime = fragment.child(in, 0, "tfdt");
        if (decodeTime == null) {
            return 0;
        }
        decodeTime.need(in, 8);
        boolean wide = in.u8(decodeTime.body()) == 1;
        decodeTime.need(in, wide ? 12 : 8);
        long high = in.u32(decodeTime.body() + 4);
        return wide ? high * 0x1p32 + in.u32(decodeTime.body() + 8) : high;
    }

    private int flags(Mp4Box box) throws IOException {
        return (int) in.u32(box.body()) & 0xffffff;
    }

    private void run(Mp4Box run, long duration) throws IOException {
        run.need(in, 8);
        int flags = flags(run);
        long samples = in.u32(run.body() + 4);
        int fields = 8 + ((flags & DATA_OFFSET) == 0 ? 0 : 4) + ((flags & FIRST_FLAGS) == 0 ? 0 : 4);
        int size = 4 * Integer.bitCount(flags & SAMPLE_FIELDS);
        run.need(in, fields + samples * size);
        count += samples;
        if ((flags & DURATIONS) == 0) {
            time += (double) samples * duration;
            return;
        }
        for (long i = 0; i < samples; i++) {
            time += in.u32(run.body() + fields + i * size);
        }
    }
}
