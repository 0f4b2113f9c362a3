package io.github.stowc.media.video;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.media.content.VideoFacts;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Reads an MPEG-2 transport stream (ISO/IEC 13818-1 2.4), with packets of 188 bytes or of 192 with four bytes of time before
 * each, through a small buffer to its end.
 */
final class TransportStream {
    private static final int PACKET = 188;
    private static final int SYNC = 0x47;
    private static final int TIME = 4;

    private final ByteWindow in;
    private final int before;
    private final byte[] packet = new byte[PACKET];

    /** Takes the payload of a packet. */
    private interface Payloads {
        /** Returns false if no more packets are wanted. */
        boolean take(int pid, boolean start, boolean scrambled, int from) throws MediaException;
    }

    private TransportStream(ByteWindow in, int before) {
        this.in = in;
        this.before = before;
    }

    static VideoTrack read(ByteWindow in) throws IOException {
        boolean timed = !in.has(0, "G") || !in.has(PACKET, "G");
        return new TransportStream(in, timed ? TIME : 0).track();
    }

    private VideoTrack track() throws IOException {
        ProgramMap.Video video = video();
        CodedPictures pictures = pictures(video.type());
        if (before > 0) {
            throw VideoRefusal.timedPackets(in.source(), StreamTypes.video(video.type()));
        }
        PesPayload payload = new PesPayload(pictures);
        packets((pid, start, scrambled, from) -> {
            if (pid == video.pid()) {
                if (scrambled) {
                    throw scrambled();
                }
                payload.packet(start, packet, from, PACKET);
            }
            return true;
        });
        payload.end();
        return track(video, pictures, payload);
    }

    private VideoTrack track(ProgramMap.Video video, CodedPictures pictures, PesPayload payload) throws IOException {
        if (pictures instanceof Mpeg2Pictures old && old.isMpeg1()) {
            throw VideoRefusal.codec(in.source(), "MPEG-1");
        }
        VideoHeader header = pictures.header();
        if (header == null || !header.hasSize()) {
            throw VideoRefusal.malformed(
                    in.source(), 0, "a sequence header of " + StreamTypes.video(video.type()), "none that can be read");
        }
        if (payload.missing() > 0 || !pictures.isWhole()) {
            throw VideoRefusal.truncated(in.source(), in.size(), "the rest of the last picture", "the end");
        }
        double rate = header.codec() == VideoFacts.Codec.MPEG2
                ? header.frameRate()
                : payload.times().frameRate(pictures.frames(), header.frameRate());
        return new VideoTrack(header, pictures.frames(), rate, video.sound(), Set.of(), List.of());
    }

    private CodedPictures pictures(int type) throws MediaException {
        return switch (type) {
            case StreamTypes.MPEG_1, StreamTypes.MPEG_2 -> new Mpeg2Pictures();
            case StreamTypes.H264 -> new AvcPictures(in.source());
            case StreamTypes.HEVC -> new HevcPictures(in.source());
            default -> throw VideoRefusal.codec(in.source(), StreamTypes.video(type));
        };
    }

    private ProgramMap.Video video() throws IOException {
        ProgramMap map = new ProgramMap();
        packets((pid, start, scrambled, from) -> {
            map.packet(pid, start, packet, from, PACKET);
            return map.video() == null;
        });
        ProgramMap.Video video = map.video();
        if (video == null) {
            throw MediaException.of(
                    Reason.UNSUPPORTED,
                    in.source(),
                    "expected a transport stream with a video, found none in its program map",
                    "give a file with pictures");
        }
        return video;
    }

    private void packets(Payloads payloads) throws IOException {
        int step = before + PACKET;
        boolean more = true;
        long at = 0;
        while (more && at + step <= in.size()) {
            in.copy(at + before, packet, 0, PACKET);
            if (packet[0] != SYNC) {
                throw VideoRefusal.malformed(
                        in.source(), at + before, "a packet that begins with 47", "another byte: some are missing");
            }
            more = packet(payloads);
            at += step;
        }
        boolean padded = at + 1 == in.size() && in.u8(at) == 0;
        if (more && at < in.size() && !padded) {
            throw VideoRefusal.truncated(
                    in.source(), at, "a packet of " + step + " bytes", (in.size() - at) + " bytes");
        }
    }

    private boolean packet(Payloads payloads) throws MediaException {
        boolean damaged = (packet[1] & 0x80) != 0;
        boolean hasPayload = (packet[3] & 0x10) != 0;
        int from = 4 + ((packet[3] & 0x20) != 0 ? 1 + (packet[4] & 0xff) : 0);
        if (damaged || !hasPayload || from >= PACKET) {
            return true;
        }
        int pid = (packet[1] & 0x1f) << 8 | (packet[2] & 0xff);
        return payloads.take(pid, (packet[1] & 0x40) != 0, (packet[3] & 0xc0) != 0, from);
    }

    private MediaException scrambled() {
        return MediaException.of(
                Reason.UNSUPPORTED,
                in.source(),
                "expected a video that can be read, found an encrypted one",
                "decrypt it first");
    }
}
