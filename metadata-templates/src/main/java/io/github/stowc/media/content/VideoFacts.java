package io.github.stowc.media.content;

import io.github.stowc.dicom.Uid;
import java.util.Optional;
import java.util.Set;

/**
 * What the headers of a video say. Immutable.
 *
 * @param container the file format
 * @param codec the compression
 * @param profile of the codec, as people name it: {@code High}
 * @param level of the codec, as people name it: {@code 4.1}
 * @param imagePixel the attributes of the Image Pixel Module
 * @param frames the number of frames, 1 or more
 * @param frameRate frames in a second
 * @param durationMillis how long it takes, in ms
 * @param transferSyntax what it is as encapsulated Pixel Data; empty if PS3.5 8.2 has no place for it
 * @param refusal why it has no transfer syntax, with the remedy; empty if it has one
 * @param unusual what some readers of MP4 do not expect
 */
public record VideoFacts(
        Container container,
        Codec codec,
        String profile,
        String level,
        ImagePixel imagePixel,
        int frames,
        double frameRate,
        long durationMillis,
        Optional<Uid> transferSyntax,
        String refusal,
        Set<Unusual> unusual) {

    /** Copies the set. */
    public VideoFacts {
        unusual = Set.copyOf(unusual);
    }

    /** A file format of videos. */
    public enum Container {
        /** An elementary or program stream of MPEG-1 or MPEG-2 (ISO 13818-1). */
        MPEG,
        /** An MPEG-2 transport stream (ISO 13818-1). */
        MPEG_TS,
        /** ISO base media (ISO 14496-12, 14496-14). */
        MP4,
        /** Apple QuickTime. */
        QUICKTIME
    }

    /** What some readers of MP4 do not expect. */
    public enum Unusual {
        /** Movie fragments, whose frames the movie's own tables do not count (ISO 14496-12 8.8). */
        FRAGMENTS,
        /** Parameter sets in the stream itself: {@code hev1}, {@code avc3} (ISO 14496-15). */
        PARAMETERS_IN_BAND
    }

    /** A compression of videos. */
    public enum Codec {
        /** ITU-T H.262. */
        MPEG2,
        /** ITU-T H.264. */
        H264,
        /** ITU-T H.265. */
        HEVC
    }
}
