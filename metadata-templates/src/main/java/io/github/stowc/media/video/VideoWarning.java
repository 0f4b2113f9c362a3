package io.github.stowc.media.video;

import io.github.stowc.media.content.VideoFacts.Codec;
import io.github.stowc.media.content.VideoFacts.Container;

/** What a person should know about a video before it is sent, without the source's name. */
final class VideoWarning {
    static final String PLACE = "it tells where it was recorded; {RUN:DROP_PLACE} leaves that out";
    static final String VARIABLE = "its frames are shown for different times; Frame Time is their mean";
    static final String NOT_SQUARE = "its pixels are not square, as PS3.5 8.2.7 wants them; viewers show it distorted;"
            + " {RUN:SQUARE_PIXELS} makes them square";
    static final String FULL_RANGE = "its samples use all values, while a video's YBR_PARTIAL_420 keeps some for foot-"
            + " and headroom; viewers may show it too bright and too dark; {RUN:LIMIT_RANGE} brings them into range";

    private VideoWarning() {}

    static String sound(Container container, Codec codec) {
        String command = codec != Codec.MPEG2
                ? "DROP_SOUND_OF_MP4"
                : container == Container.MPEG ? "DROP_SOUND_OF_MPEG" : "DROP_SOUND_OF_TS";
        return "it has sound, in which names may be spoken; {RUN:" + command + "} leaves it out";
    }

    /** Viewers of MP4 turn the pictures; viewers of DICOM do not. */
    static String turned(int degrees, VideoHeader header) {
        boolean upright = degrees == 180 ? header.rows() > header.columns() : header.columns() > header.rows();
        return "its pictures are shown turned by " + degrees + " degrees, which viewers of DICOM do not do; {RUN:"
                + (upright ? "COMPRESS_PORTRAIT" : "COMPRESS") + "} turns them";
    }

    /** Their light is not that of the screens for which the pictures of DICOM are meant. */
    static String highDynamicRange(String curve) {
        return "its colours are for HDR (" + curve + "), which viewers of DICOM show pale or wrongly; export it for"
                + " ordinary screens (SDR, BT.709)";
    }
}
