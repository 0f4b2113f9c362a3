package io.github.stowc.media.video;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.WayOut;

/** The messages for videos that DICOM has no place for, or that are broken. */
public final class VideoRefusal {
    /** The command that makes a video that every reader of the transfer syntaxes shows, from any codec. */
    private static final Sentence COMPRESS = Kind.OTHER_VIDEO.remedy();
    /** The command that puts the same pictures into a container that DICOM takes, if it takes their codec. */
    private static final Sentence REMUX = Sentence.of("put it into another container without loss: ", WayOut.REMUX);

    private VideoRefusal() {}

    static MediaException unfit(Source source, VideoHeader header, VideoHeader.Suitability.Unfit unfit, double rate) {
        WayOut command = Levels.wayOut(header, rate);
        boolean levelOnly = command == WayOut.SAY_LEVEL_OF_H264 || command == WayOut.SAY_LEVEL_OF_HEVC;
        return unsupported(
                source,
                unfit.expected(),
                unfit.found() + " (" + header.name() + ", " + size(header) + ")",
                Sentence.of(levelOnly ? "write its true level, without loss: " : "compress it again: ", command));
    }

    /** A codec that no transfer syntax has a name for. */
    static MediaException codec(Source source, String found) {
        return unsupported(source, "a video of MPEG-2, H.264 or HEVC (PS3.5 8.2)", found, COMPRESS);
    }

    /** A codec in a container that PS3.5 does not have for it. */
    public static MediaException container(Source source, String found) {
        return unsupported(source, "MP4 or an MPEG transport stream around H.264 or HEVC (PS3.5 8.2.7)", found, REMUX);
    }

    /** Cameras and Blu-ray discs put a time before each packet (BDAV). */
    static MediaException timedPackets(Source source, String codec) {
        boolean old = codec.startsWith("MPEG");
        return unsupported(
                source,
                "a transport stream with packets of 188 bytes (PS3.5 8.2.7, ISO/IEC 13818-1)",
                codec + " in packets of 192, each after four bytes of time (BDAV)",
                Sentence.of("put it into another container without loss: ", old ? WayOut.REMUX_MPEG_2 : WayOut.REMUX));
    }

    /** A container that PS3.5 does not have for any codec. */
    public static MediaException container(Source source, Kind found) {
        String expected = "MP4, an MPEG transport stream or a stream of MPEG-2 (PS3.5 8.2)";
        return unsupported(source, expected, found.label(), found.remedy());
    }

    static MediaException changes(Source source, VideoHeader first, VideoHeader second) {
        return unsupported(source, "pictures of one size", size(first) + " and later " + size(second), COMPRESS);
    }

    private static String size(VideoHeader header) {
        return header.columns() + "x" + header.rows();
    }

    private static MediaException unsupported(Source source, String expected, String found, Sentence remedy) {
        return MediaException.of(Reason.UNSUPPORTED, source, "expected " + expected + ", found " + found, remedy);
    }

    static MediaException truncated(Source source, long at, String expected, String found) {
        return broken(Reason.TRUNCATED, source, at, expected, found + ": the file is cut off");
    }

    static MediaException malformed(Source source, long at, String expected, String found) {
        return broken(Reason.MALFORMED, source, at, expected, found);
    }

    private static MediaException broken(Reason reason, Source source, long at, String expected, String found) {
        String problem = "expected " + expected + ", found " + found;
        return MediaException.at(Math.min(at, source.size()), reason, source, problem, "copy or export it again");
    }
}
