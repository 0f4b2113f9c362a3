package io.github.stowc.media.video;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Videos made by hand: all of their headers, and next to nothing of their pictures. */
public final class VideoBytes {
    /** H.264 of the High Profile at level 1, 64x48, 25 frames a second. */
    static final String AVC_SEQUENCE = "6764000aacd9447b011000000300100000030320f1225960";

    /** HEVC of the Main Profile at level 1, 64x48. */
    static final String HEVC_SEQUENCE =
            "42010101600000030090000003000003001ea02083165959ae4caf0168080000030008000003" + "00c840";

    /** MPEG-2 of the Main Profile at the Main Level, 64x48, 25 frames a second. */
    static final String MPEG2_SEQUENCE = "000001b304003023ffffe018" + "000001b5148a00010000";

    private static final int PICTURES = 3;
    private static final int PACKET = 188;

    private VideoBytes() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A box around others or around its fields. */
    public static byte[] box(String type, byte[]... parts) {
        byte[] body = join(parts);
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .put(name)
                .put(body)
                .array();
    }

    static byte[] ints(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    static byte[] avc1(String sequence) {
        byte[] set = hex(sequence);
        byte[] fields = ByteBuffer.allocate(78).putInt(24, 64 << 16 | 48).array();
        byte[] length = {(byte) (set.length >> 8), (byte) set.length};
        byte[] head = {1, set[1], set[2], set[3], -1, (byte) 0xe1};
        return box("avc1", fields, box("avcC", head, length, set, new byte[] {0}));
    }

    static byte[] track(byte[] entry, byte[]... tables) {
        byte[] table = box("stbl", join(box("stsd", ints(0, 1), entry), join(tables)));
        byte[] media = box(
                "mdia",
                box("mdhd", ints(0, 0, 0, 12_800, 512 * PICTURES, 0)),
                box("hdlr", ints(0, 0), "vide".getBytes(StandardCharsets.ISO_8859_1), new byte[13]),
                box("minf", table));
        return box("trak", box("tkhd", ints(new int[21])), media);
    }

    static byte[][] tables() {
        return new byte[][] {
            box("stts", ints(0, 1, PICTURES, 512)),
            box("stsz", ints(0, 0, PICTURES, 4, 4, 4)),
            box("stco", ints(0, 1, 32))
        };
    }

    /** An MP4 of three pictures around its headers. */
    public static byte[] mp4(byte[] moov) {
        byte[] brand = "isom".getBytes(StandardCharsets.ISO_8859_1);
        return join(box("ftyp", brand, ints(0), brand), box("mdat", new byte[12]), moov);
    }

    public static byte[] mp4() {
        return mp4(box("moov", track(avc1(AVC_SEQUENCE), tables())));
    }

    /** Three pictures with their three slices each. */
    public static byte[] mpeg2() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(hex(MPEG2_SEQUENCE));
        for (int i = 0; i < PICTURES; i++) {
            stream.writeBytes(hex("00000100000fffff000001b58ffff34180" + "0000010112340000010212340000010312345678"));
        }
        return stream.toByteArray();
    }

    /** The same in packs. */
    public static byte[] programStream() {
        byte[] video = mpeg2();
        byte[] time = hex("000001ba44000400040100" + "0fa3f8");
        byte[] first = packet(video, 0, 30, "8480052100010001");
        byte[] second = packet(video, 30, video.length, "800000");
        return join(time, first, packet(new byte[8], 0, 8, "0f", 0xc0), time, second);
    }

    private static byte[] packet(byte[] bytes, int from, int to, String header) {
        return packet(Arrays.copyOfRange(bytes, from, to), 0, to - from, header, 0xe0);
    }

    private static byte[] packet(byte[] bytes, int from, int to, String header, int stream) {
        byte[] head = hex(header);
        int length = head.length + to - from;
        byte[] start = {0, 0, 1, (byte) stream, (byte) (length >> 8), (byte) length};
        return join(start, head, Arrays.copyOfRange(bytes, from, to));
    }

    /** H.264 or HEVC of three pictures in a transport stream. */
    public static byte[] transportStream(int streamType) {
        byte[] map = hex("02b012" + "0001c10000" + "e100f000" + HexFormat.of().toHexDigits((byte) streamType)
                + "e100f000" + "00000000");
        byte[] associations = hex("00b00d" + "0001c10000" + "0001f000" + "00000000");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(packet(0, true, join(new byte[] {0}, associations)));
        stream.writeBytes(packet(0x1000, true, join(new byte[] {0}, map)));
        boolean avc = streamType == StreamTypes.H264;
        byte[] set = hex("00000001" + (avc ? AVC_SEQUENCE : HEVC_SEQUENCE));
        byte[] slice = hex(avc ? "0000000165888400" : "00000001260180ff");
        for (int i = 0; i < PICTURES; i++) {
            byte[] picture = join(i == 0 ? set : new byte[0], slice, new byte[] {(byte) 0x99});
            String header = "808005210001" + HexFormat.of().toHexDigits((short) (i * 7200 + 1));
            stream.writeBytes(packet(0x100, true, packet(picture, 0, picture.length, header)));
        }
        return stream.toByteArray();
    }

    private static byte[] packet(int pid, boolean start, byte[] payload) {
        byte[] packet = new byte[PACKET];
        packet[0] = 'G';
        packet[1] = (byte) ((start ? 0x40 : 0) | pid >> 8);
        packet[2] = (byte) pid;
        packet[3] = 0x30;
        packet[4] = (byte) (PACKET - 5 - payload.length);
        System.arraycopy(payload, 0, packet, PACKET - payload.length, payload.length);
        return packet;
    }
}
