package io.github.stowc.media.video;

/** The stream types of a program's map (ISO/IEC 13818-1 table 2-34). */
public final class StreamTypes {
    static final int MPEG_1 = 0x01;
    static final int MPEG_2 = 0x02;
    public static final int H264 = 0x1b;
    public static final int HEVC = 0x24;

    private StreamTypes() {}

    /** The name of a video's codec; empty if it is not a video. */
    static String video(int type) {
        return switch (type) {
            case MPEG_1 -> "MPEG-1";
            case MPEG_2 -> "MPEG-2";
            case 0x10 -> "MPEG-4 part 2";
            case H264 -> "H.264";
            case 0x1f, 0x20 -> "H.264 of several layers";
            case 0x21 -> "JPEG 2000";
            case HEVC -> "HEVC";
            case 0x33 -> "VVC";
            case 0x42, 0xd2, 0xd4 -> "AVS";
            case 0xd1 -> "Dirac";
            case 0xea -> "VC-1";
            default -> "";
        };
    }

    static boolean isSound(int type) {
        return switch (type) {
            case 0x03, 0x04, 0x0f, 0x11, 0x1c, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0xa1, 0xa2 -> true;
            default -> false;
        };
    }
}
