package io.github.stowc.media.video;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of an MP4 or QuickTime file (ISO/IEC 14496-12), wherever they are; jumps over what lies between them.
 */
final class Mp4Reader {
    private static final int MOST_BOXES = 1_000_000;
    private static final int HEADER = 8;

    private final ByteWindow in;
    private final List<Mp4Box> fragments = new ArrayList<>();
    private @Nullable Mp4Box movie;
    private boolean data;

    private Mp4Reader(ByteWindow in) {
        this.in = in;
    }

    static VideoTrack read(ByteWindow in) throws IOException {
        Mp4Reader reader = new Mp4Reader(in);
        reader.top();
        return reader.track();
    }

    private void top() throws IOException {
        long at = 0;
        int count = 0;
        while (at < in.size() && !isPadding(at)) {
            Mp4Box box = at + HEADER > in.size() ? null : Mp4Box.read(in, at, in.size());
            if (box == null) {
                throw cut(at);
            }
            if (++count > MOST_BOXES) {
                throw VideoRefusal.malformed(in.source(), at, "at most " + MOST_BOXES + " boxes", "more");
            }
            if (box.is("moov") && movie == null) {
                movie = box;
            } else if (box.is("moof")) {
                fragments.add(box);
            } else if (box.is("mdat")) {
                data = true;
            } else if (!isName(box.type())) {
                throw VideoRefusal.malformed(in.source(), at, "a box of ISO 14496-12", "other bytes");
            }
            at = box.end();
        }
    }

    private static boolean isName(int type) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            int c = type >> shift & 0xff;
            // Apple's own types begin with a copyright sign.
            if (c < ' ' || (c >= 127 && c != 0xa9)) {
                return false;
            }
        }
        return true;
    }

    /** One or a few zeros up to the end: a DICOM file makes lengths even with one. */
    private boolean isPadding(long from) throws IOException {
        for (long at = from; at < in.size(); at++) {
            if (in.u8(at) != 0 || at - from > HEADER) {
                return false;
            }
        }
        return true;
    }

    private MediaException cut(long at) throws IOException {
        if (at + HEADER > in.size()) {
            return VideoRefusal.truncated(in.source(), at, "a box", (in.size() - at) + " bytes");
        }
        int type = (int) in.u32(at + 4);
        long size = in.u32(at);
        boolean large = size == 1 && at + 16 <= in.size();
        String expected = large ? Long.toUnsignedString(in.u32(at + 8) << 32 | in.u32(at + 12)) : Long.toString(size);
        if (!isName(type)) {
            return VideoRefusal.malformed(in.source(), at, "a box of ISO 14496-12", "other bytes");
        }
        return VideoRefusal.truncated(
                in.source(),
                at,
                "a box " + Mp4Box.name(type) + " of " + expected + " bytes",
                (in.size() - at) + " bytes");
    }

    private VideoTrack track() throws IOException {
        Mp4Box moov = movie;
        if (moov == null) {
            throw VideoRefusal.truncated(
                    in.source(),
                    in.size(),
                    "the box moov, which describes the pictures",
                    data ? "none: the recording was not finished" : "none");
        }
        if (moov.child(in, 0, "cmov") != null) {
            throw VideoRefusal.container(in.source(), "a QuickTime file with compressed headers");
        }
        Mp4Track track = Mp4Track.video(in, moov);
        return track.read(moov, fragments);
    }
}
