package io.github.stowc.media.video;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;

/** The messages for videos that DICOM has no place for, or that are broken. */
public final class VideoRefusal {
    /** The command that makes a video that every reader of the transfer syntaxes shows, from any codec. */
    private static final String COMPRESS = Kind.OTHER_VIDEO.remedy().toString();
    /** The command that puts the same pictures into a container that DICOM takes, if it takes their codec. */
    private static final String REMUX = Kind.BARE_VIDEO.remedy().toString();

    private static final String AGAIN = "copy or export it again";

    private VideoRefusal() {}

    static MediaException unfit(Source source, VideoHeader header, VideoHeader.Suitability.Unfit unfit) {
        return MediaException.of(
                Reason.UNSUPPORTED,
                source,
                "expected " + unfit.expected() + ", found " + unfit.found() + " (" + header.name() + ", "
                        + header.columns() + "x" + header.rows() + ")",
                COMPRESS);
    }

    /** A codec that no transfer syntax has a name for. */
    static MediaException codec(Source source, String found) {
        return MediaException.of(
                Reason.UNSUPPORTED,
                source,
                "expected a video of MPEG-2, H.264 or HEVC (PS3.5 8.2), found " + found,
                COMPRESS);
    }

    /** A codec in a container that PS3.5 does not have for it. */
    public static MediaException container(Source source, String found) {
        return MediaException.of(
                Reason.UNSUPPORTED,
                source,
                "expected MP4 or an MPEG transport stream around H.264 or HEVC (PS3.5 8.2.7), found " + found,
                REMUX);
    }

    /** A container that PS3.5 does not have for any codec. */
    public static MediaException container(Source source, Kind found) {
        return MediaException.of(
                Reason.UNSUPPORTED,
                source,
                "expected MP4, an MPEG transport stream or a stream of MPEG-2 (PS3.5 8.2), found " + found.label(),
                found.remedy());
    }

    static MediaException changes(Source source, VideoHeader first, VideoHeader second) {
        return MediaException.of(
                Reason.UNSUPPORTED,
                source,
                "expected pictures of one size, found " + first.columns() + "x" + first.rows() + " and later "
                        + second.columns() + "x" + second.rows(),
                COMPRESS);
    }

    static MediaException truncated(Source source, long at, String expected, String found) {
        return MediaException.at(
                Math.min(at, source.size()),
                Reason.TRUNCATED,
                source,
                "expected " + expected + ", found " + found + ": the file is cut off",
                AGAIN);
    }

    static MediaException malformed(Source source, long at, String expected, String found) {
        return MediaException.at(
                Math.min(at, source.size()),
                Reason.MALFORMED,
                source,
                "expected " + expected + ", found " + found,
                AGAIN);
    }
}
