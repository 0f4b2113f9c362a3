package io.github.stowc.media.video;

/** What a person should know about a video before it is sent, without the source's name. */
final class VideoWarning {
    static final String SOUND =
            "it has sound, in which names may be spoken; ffmpeg -i IN -an -c:v copy OUT leaves it out";
    static final String PLACE =
            "it tells where it was recorded; ffmpeg -i IN -map_metadata -1 -c copy OUT.mp4 leaves that out";
    static final String VARIABLE = "its frames are shown for different times; Frame Time is their mean";

    private VideoWarning() {}

    /** Viewers of MP4 turn the pictures; viewers of DICOM do not. */
    static String turned(int degrees) {
        return "its pictures are shown turned by " + degrees
                + " degrees, which viewers of DICOM do not do; ffmpeg -i IN"
                + " -c:v libx264 -profile:v high -level 4.1 OUT.mp4 turns them";
    }
}
