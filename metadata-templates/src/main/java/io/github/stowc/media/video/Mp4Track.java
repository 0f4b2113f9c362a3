package io.github.stowc.media.video;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.media.content.VideoFacts.Unusual;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first video track of a movie (ISO/IEC 14496-12 8.3). */
final class Mp4Track {
    private static final String SOUND = "soun";
    private static final String PICTURES = "vide";

    private final ByteWindow in;
    private final Mp4Box track;
    private final Mp4Box media;
    private final boolean sound;

    private Mp4Track(ByteWindow in, Mp4Box track, Mp4Box media, boolean sound) {
        this.in = in;
        this.track = track;
        this.media = media;
        this.sound = sound;
    }

    static Mp4Track video(ByteWindow in, Mp4Box movie) throws IOException {
        List<Mp4Box> tracks = new ArrayList<>(2);
        List<Mp4Box> sounds = new ArrayList<>(2);
        movie.children(in, 0, box -> {
            String handler = box.is("trak") ? handler(in, box) : "";
            if (handler.equals(PICTURES) && tracks.isEmpty()) {
                tracks.add(box);
            } else if (handler.equals(SOUND) && sounds.isEmpty()) {
                sounds.add(box);
            }
        });
        if (tracks.isEmpty()) {
            throw MediaException.of(
                    Reason.UNSUPPORTED,
                    in.source(),
                    "expected a video, found " + (sounds.isEmpty() ? "no track with pictures" : "sound alone"),
                    "give a file with pictures");
        }
        Mp4Box track = tracks.get(0);
        return new Mp4Track(in, track, track.required(in, "mdia"), !sounds.isEmpty());
    }

    private static String handler(ByteWindow in, Mp4Box track) throws IOException {
        Mp4Box media = track.child(in, 0, "mdia");
        Mp4Box handler = media == null ? null : media.child(in, 0, "hdlr");
        if (handler == null) {
            return "";
        }
        handler.need(in, 12);
        return Mp4Box.name((int) in.u32(handler.body() + 8));
    }

    VideoTrack read(Mp4Box movie, List<Mp4Box> fragments) throws IOException {
        long timescale = timescale();
        Mp4Box information = media.required(in, "minf");
        checkReference(information);
        Mp4Box table = information.required(in, "stbl");
        Mp4Box descriptions = table.required(in, "stsd");
        VideoHeader header = Mp4SampleEntry.header(in, descriptions);
        Mp4Samples samples = Mp4Samples.read(in, table);
        long frames = samples.count();
        double time = samples.time();
        Set<Unusual> unusual = EnumSet.noneOf(Unusual.class);
        List<String> warnings = new ArrayList<>();
        if (!fragments.isEmpty()) {
            Mp4Fragments more = Mp4Fragments.read(in, movie, fragments, trackId());
            frames += more.count();
            time = Math.max(time + more.time(), more.end());
            unusual.add(Unusual.FRAGMENTS);
        }
        for (String type : new String[] {"hev1", "avc3"}) {
            if (descriptions.child(in, 8, type) != null) {
                unusual.add(Unusual.PARAMETERS_IN_BAND);
            }
        }
        if (samples.isVariable()) {
            warnings.add(VideoWarning.VARIABLE);
        }
        Mp4Metadata.warn(in, movie, track, header, warnings);
        return new VideoTrack(
                header, frames, time > 0 ? frames * (double) timescale / time : 0, sound, unusual, warnings);
    }

    private long timescale() throws IOException {
        Mp4Box header = media.required(in, "mdhd");
        header.need(in, 20);
        boolean wide = in.u8(header.body()) == 1;
        header.need(in, wide ? 32 : 20);
        long timescale = in.u32(header.body() + (wide ? 20 : 12));
        if (timescale == 0) {
            throw VideoRefusal.malformed(in.source(), header.start(), "a timescale of 1 or more", "0");
        }
        return timescale;
    }

    private long trackId() throws IOException {
        Mp4Box header = track.required(in, "tkhd");
        header.need(in, 24);
        return in.u32(header.body() + (in.u8(header.body()) == 1 ? 20 : 12));
    }

    /** QuickTime can leave the pictures in another file. */
    private void checkReference(Mp4Box information) throws IOException {
        Mp4Box data = information.child(in, 0, "dinf");
        Mp4Box references = data == null ? null : data.child(in, 0, "dref");
        @Nullable Mp4Box first = references == null ? null : references.child(in, 8, "url ");
        if (first != null && first.length() >= 4 && (in.u8(first.body() + 3) & 1) == 0) {
            throw MediaException.of(
                    Reason.UNSUPPORTED,
                    in.source(),
                    "expected the pictures in this file, found a reference to another one",
                    "export it again as a file of its own");
        }
    }
}
