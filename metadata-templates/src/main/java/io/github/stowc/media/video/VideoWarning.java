package io.github.stowc.media.video;

/** What a person should know about a video before it is sent, without the source's name. */
final class VideoWarning {
    static final String SOUND =
            "it has sound, in which names may be spoken; ffmpeg -i IN -an -c:v copy OUT leaves it out";
    static final String PLACE =
            "it tells where it was recorded; ffmpeg -i IN -map_metadata -1 -c copy OUT.mp4 leaves that out";
    static final String FRAGMENTED = "an MP4 in fragments, whose frames dcm4chee does not count; ffmpeg -i IN -c"
            + " copy OUT.mp4 makes it one piece";
    static final String VARIABLE = "its frames are shown for different times; Frame Time is their mean";
    static final String TRANSPORT = "a transport stream, which dcm4chee takes as {AS_DICOM} only; ffmpeg -i IN -c copy"
            + " OUT.mp4 makes it an MP4";

    private VideoWarning() {}

    /** The parameter sets may be in the stream itself, where dcm4chee does not look for them. */
    static String inBand(String type) {
        String tag = type.equals("hev1") ? "-tag:v hvc1 " : "";
        return "its pictures are marked as " + type + ", which dcm4chee does not read; ffmpeg -i IN -c copy " + tag
                + "OUT.mp4 marks them otherwise; or send it with {AS_DICOM}";
    }

    /** Viewers of MP4 turn the pictures; viewers of DICOM do not. */
    static String turned(int degrees) {
        return "its pictures are shown turned by " + degrees
                + " degrees, which viewers of DICOM do not do; ffmpeg -i IN"
                + " -c:v libx264 -profile:v high -level 4.1 OUT.mp4 turns them";
    }
}
