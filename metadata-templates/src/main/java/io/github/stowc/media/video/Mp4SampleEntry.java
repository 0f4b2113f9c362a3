package io.github.stowc.media.video;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.media.reading.BitReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads how the pictures of a track are compressed (ISO/IEC 14496-12 8.5.2, 14496-15 5.3 and 8.3). */
final class Mp4SampleEntry {
    /** The fields of a visual sample entry. */
    private static final int FIELDS = 78;

    private static final int LONGEST_CONFIGURATION = 65_536;
    private static final int HEVC_SEQUENCE = 33;
    private static final int CODED_COLOURS = 11;

    private final ByteWindow in;
    private final Mp4Box entry;
    private final int columns;
    private final int rows;

    private Mp4SampleEntry(ByteWindow in, Mp4Box entry) throws IOException {
        this.in = in;
        this.entry = entry;
        this.columns = in.u16(entry.body() + 24);
        this.rows = in.u16(entry.body() + 26);
    }

    static VideoHeader header(ByteWindow in, Mp4Box descriptions) throws IOException {
        descriptions.need(in, 8);
        VideoHeader[] first = new VideoHeader[1];
        descriptions.children(in, 8, entry -> {
            VideoHeader header = entry(in, entry);
            VideoHeader known = first[0];
            if (known == null) {
                first[0] = header;
            } else if (known.columns() != header.columns() || known.rows() != header.rows()) {
                throw VideoRefusal.changes(in.source(), known, header);
            }
        });
        VideoHeader header = first[0];
        if (header == null) {
            throw VideoRefusal.malformed(in.source(), descriptions.start(), "a sample entry in stsd", "none");
        }
        return header;
    }

    private static VideoHeader entry(ByteWindow in, Mp4Box entry) throws IOException {
        String type = Mp4Box.name(entry.type());
        boolean avc = type.equals("avc1") || type.equals("avc3");
        boolean hevc = type.equals("hvc1") || type.equals("hev1") || type.equals("dvh1") || type.equals("dvhe");
        if (type.equals("encv") || type.equals("drmi")) {
            throw MediaException.of(
                    Reason.UNSUPPORTED,
                    in.source(),
                    "expected a video that can be read, found an encrypted one (" + type + ")",
                    "decrypt it first");
        }
        if (!avc && !hevc) {
            throw VideoRefusal.codec(in.source(), codec(type));
        }
        entry.need(in, FIELDS);
        Mp4SampleEntry reading = new Mp4SampleEntry(in, entry);
        VideoHeader header = reading.colours(avc ? reading.avc() : reading.hevc());
        if (!header.hasSize()) {
            throw VideoRefusal.malformed(
                    in.source(), entry.start(), "a size of 1x1 or more", header.columns() + "x" + header.rows());
        }
        return header;
    }

    /** The container's word about colours goes before the stream's (ISO/IEC 14496-12 12.1.5). */
    private VideoHeader colours(VideoHeader header) throws IOException {
        Mp4Box box = entry.child(in, FIELDS, "colr");
        boolean coded = box != null && box.length() >= CODED_COLOURS && in.has(box.body(), "nclx");
        return box == null || !coded
                ? header
                : header.with(new VideoHeader.Colours(
                        in.u8(box.body() + CODED_COLOURS - 1) >> 7 == 1, in.u16(box.body() + 6)));
    }

    private byte[] configuration(String name, int least) throws IOException {
        Mp4Box box = entry.child(in, FIELDS, name);
        if (box == null) {
            throw VideoRefusal.malformed(in.source(), entry.start(), "a box " + name, "none");
        }
        box.need(in, least);
        return in.copy(box.body(), (int) Math.min(LONGEST_CONFIGURATION, box.length()));
    }

    private VideoHeader avc() throws IOException {
        byte[] bytes = configuration("avcC", 7);
        int sets = bytes[5] & 31;
        if (sets > 0) {
            int length = bytes.length < 8 ? 0 : u16(bytes, 6);
            AvcSequence sequence = length + 8 > bytes.length ? null : AvcSequence.read(bytes, 8, 8 + length);
            if (sequence == null) {
                throw broken("H.264");
            }
            return sequence.header();
        }
        return AvcSequence.header(bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff, columns, rows);
    }

    private MediaException broken(String codec) {
        return VideoRefusal.malformed(
                in.source(), entry.start(), "a sequence parameter set of " + codec, "one that cannot be read");
    }

    private VideoHeader hevc() throws IOException {
        byte[] bytes = configuration("hvcC", 23);
        VideoHeader header = hevcSet(bytes);
        if (header != null) {
            return header;
        }
        int bits = 8 + Math.max(bytes[17] & 7, bytes[18] & 7);
        return HevcSequence.header(BitReader.of(bytes, 1, 13), bits, columns, rows);
    }

    /** The sequence parameter set in the lists of the configuration; null if it has none. */
    private @Nullable VideoHeader hevcSet(byte[] bytes) throws IOException {
        int at = 23;
        for (int lists = bytes[22] & 0xff; lists > 0 && at + 3 <= bytes.length; lists--) {
            boolean sequences = (bytes[at] & 63) == HEVC_SEQUENCE;
            int units = u16(bytes, at + 1);
            at += 3;
            for (int i = 0; i < units && at + 2 <= bytes.length; i++) {
                int from = at + 2;
                int to = from + u16(bytes, at);
                if (sequences) {
                    VideoHeader header = to > bytes.length ? null : HevcSequence.read(bytes, from, to);
                    if (header == null) {
                        throw broken("HEVC");
                    }
                    return header;
                }
                at = to;
            }
        }
        return null;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    private static String codec(String type) {
        String name = switch (type) {
            case "mp4v" -> "MPEG-4 part 2 or another codec of MPEG-4 systems";
            case "av01" -> "AV1";
            case "vp08" -> "VP8";
            case "vp09" -> "VP9";
            case "vvc1", "vvi1" -> "VVC";
            case "evc1" -> "EVC";
            case "s263", "h263" -> "H.263";
            case "mjp2" -> "Motion JPEG 2000";
            case "jpeg", "mjpa", "mjpb" -> "Motion JPEG";
            case "apcn", "apch", "apcs", "apco", "ap4h", "ap4x" -> "ProRes";
            case "mp2v", "m2v1", "mpg2", "xdvc", "hdv1", "hdv2" -> "MPEG-2 in MP4 or QuickTime";
            case "vc-1" -> "VC-1";
            case "png " -> "PNG pictures";
            case "raw ", "2vuy", "yuv2", "v210" -> "uncompressed pictures";
            default -> "an unknown codec";
        };
        return name + " (" + type + ")";
    }
}
