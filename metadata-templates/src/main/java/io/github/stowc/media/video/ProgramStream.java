package io.github.stowc.media.video;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an elementary or program stream of MPEG-2 (ISO/IEC 13818-1 2.5, 13818-2), through a small buffer to its end. */
final class ProgramStream {
    private static final int CHUNK = 8192;
    private static final int SEQUENCE = 0xb3;
    private static final int END = 0xb9;
    private static final int PACK = 0xba;
    private static final int STREAM_MAP = 0xbc;
    private static final int FIRST_AUDIO = 0xc0;
    private static final int FIRST_VIDEO = 0xe0;
    private static final int LAST_VIDEO = 0xef;
    private static final int MPEG_1 = 0x01;
    private static final int MPEG_2 = 0x02;
    private static final int NONE = -1;

    private final ByteWindow in;
    private final Mpeg2Pictures pictures = new Mpeg2Pictures();
    private final StartCodes codes = new StartCodes(pictures);
    private final PresentationTimes times = new PresentationTimes();
    private final byte[] chunk = new byte[CHUNK];
    private int video = NONE;
    private boolean audio;

    private ProgramStream(ByteWindow in) {
        this.in = in;
    }

    static VideoTrack read(ByteWindow in) throws IOException {
        ProgramStream stream = new ProgramStream(in);
        if (in.u8(3) == SEQUENCE) {
            stream.feed(0, in.size());
        } else {
            stream.packs();
        }
        stream.codes.end();
        return stream.track();
    }

    private VideoTrack track() throws IOException {
        if (pictures.isMpeg1()) {
            throw VideoRefusal.codec(in.source(), "MPEG-1");
        }
        if (pictures.isAvc()) {
            throw VideoRefusal.container(in.source(), "H.264 in an MPEG program stream");
        }
        VideoHeader header = pictures.header();
        if (header == null) {
            throw VideoRefusal.malformed(in.source(), 0, "a sequence header of MPEG-2 (ISO 13818-2 6.2.2)", "none");
        }
        if (!header.hasSize()) {
            throw VideoRefusal.malformed(
                    in.source(), 0, "a size of 1x1 or more", header.columns() + "x" + header.rows());
        }
        if (!pictures.isWhole()) {
            throw VideoRefusal.truncated(in.source(), in.size(), "the last picture's lowest row", "the end");
        }
        double rate = header.frameRate() > 0 ? header.frameRate() : times.frameRate(pictures.frames(), 0);
        return new VideoTrack(header, pictures.frames(), rate, audio, Set.of(), List.of());
    }

    private void feed(long from, long to) throws IOException {
        long at = from;
        while (at < to) {
            int some = (int) Math.min(CHUNK, to - at);
            in.copy(at, chunk, 0, some);
            codes.feed(chunk, 0, some);
            at += some;
        }
    }

    private void packs() throws IOException {
        long at = 0;
        while (at < in.size()) {
            at = isPadding(at) ? in.size() : packet(at);
        }
    }

    /** Zeros up to the end: a DICOM file makes lengths even with one, a recorder fills its last block. */
    private boolean isPadding(long from) throws IOException {
        if (in.has(from, "\0\0\1") || in.u8(from) != 0) {
            return false;
        }
        for (long at = from; at < in.size(); at++) {
            if (in.u8(at) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Reads a pack header or a packet, and returns the offset after it. */
    private long packet(long at) throws IOException {
        if (at + 4 > in.size()) {
            throw VideoRefusal.truncated(in.source(), at, "a pack or packet", "the end");
        }
        int code = in.u8(at + 3);
        if (!in.has(at, "\0\0\1") || code < END) {
            throw VideoRefusal.malformed(
                    in.source(), at, "the start code of a pack or packet (ISO 13818-1 2.5.3)", "other bytes");
        }
        if (code == END) {
            return at + 4;
        }
        if (code == PACK) {
            return pack(at);
        }
        need(at, 6);
        long end = at + 6 + in.u16(at + 4);
        if (end > in.size()) {
            throw VideoRefusal.truncated(
                    in.source(), at, "a packet of " + (end - at) + " bytes", (in.size() - at) + " bytes");
        }
        if (code == STREAM_MAP) {
            streamMap(at + 6, end);
        } else if (code >= FIRST_VIDEO && code <= LAST_VIDEO) {
            video = video == NONE ? code : video;
            if (video == code) {
                packet(at + 6, end);
            }
        } else {
            audio |= code >= FIRST_AUDIO && code < FIRST_VIDEO;
        }
        return end;
    }

    private long pack(long at) throws IOException {
        need(at, 12);
        boolean second = in.u8(at + 4) >> 6 == 1;
        if (!second) {
            return at + 12;
        }
        need(at, 14);
        return at + 14 + (in.u8(at + 13) & 7);
    }

    private void need(long at, int count) throws MediaException {
        if (at + count > in.size()) {
            throw VideoRefusal.truncated(in.source(), at, count + " bytes of a header", (in.size() - at) + " bytes");
        }
    }

    /** A codec that a program stream may hold, but DICOM does not (ISO/IEC 13818-1 2.5.4). */
    private void streamMap(long from, long end) throws IOException {
        if (end - from < 10) {
            return;
        }
        long at = from + 4 + in.u16(from + 2);
        long last = at + 2 > end ? end : Math.min(end, at + 2 + in.u16(at));
        at += 2;
        while (at + 4 <= last) {
            int id = in.u8(at + 1);
            if (id >= FIRST_VIDEO && id <= LAST_VIDEO) {
                String other = otherCodec(in.u8(at));
                if (other != null) {
                    throw VideoRefusal.container(in.source(), other + " in an MPEG program stream");
                }
            }
            at += 4 + in.u16(at + 2);
        }
    }

    private static @Nullable String otherCodec(int streamType) {
        return switch (streamType) {
            case MPEG_1, MPEG_2 -> null;
            case StreamTypes.H264 -> "H.264";
            case StreamTypes.HEVC -> "HEVC";
            default -> null;
        };
    }

    /** The payload of a packet after its header, which has another form in MPEG-1 (ISO/IEC 11172-1 2.4.3.3). */
    private void packet(long from, long end) throws IOException {
        long at = from;
        while (at < end && in.u8(at) == 0xff) {
            at++;
        }
        if (at < end && in.u8(at) >> 6 == 2) {
            at = secondHeader(at, end);
        } else {
            if (at < end && in.u8(at) >> 6 == 1) {
                at += 2;
            }
            if (at < end) {
                int marker = in.u8(at) >> 4;
                at += marker == 2 ? 5 : marker == 3 ? 10 : 1;
            }
        }
        if (at < end) {
            feed(at, end);
        }
    }

    private long secondHeader(long at, long end) throws IOException {
        if (at + 3 > end) {
            return end;
        }
        boolean timed = (in.u8(at + 1) & 0x80) != 0;
        int length = in.u8(at + 2);
        if (timed && length >= 5 && at + 8 <= end) {
            times.add(PresentationTimes.read(in.copy(at + 3, 5), 0));
        }
        return at + 3 + length;
    }
}
