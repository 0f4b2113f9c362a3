package io.github.stowc.media.video;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Uid;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.media.content.VideoFacts;
import io.github.stowc.media.content.VideoFacts.Codec;
import io.github.stowc.media.content.VideoFacts.Container;
import io.github.stowc.media.reading.Decimals;
import io.github.stowc.media.video.VideoHeader.Suitability;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.WayOut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the headers of a video say, and finds its transfer syntax (PS3.5 8.2.5 to 8.2.11). */
public final class VideoReader {
    /** The longest value of an element, and so of a fragment (PS3.5 7.1.1). */
    private static final long LONGEST_FRAGMENT = 0xffff_fffeL;

    private static final MediaType MPEG = new MediaType("video/mpeg");
    private static final MediaType MP4 = new MediaType("video/mp4");
    private static final MediaType QUICKTIME = new MediaType("video/quicktime");

    private VideoReader() {}

    /** The video in a source of a kind: MPEG, MPEG_TS, MP4 or QUICKTIME. */
    public static Media.Video read(ByteWindow in, Kind kind) throws IOException {
        return switch (kind) {
            case MPEG -> video(in, Container.MPEG, ProgramStream.read(in));
            case MPEG_TS -> video(in, Container.MPEG_TS, TransportStream.read(in));
            case QUICKTIME -> video(in, Container.QUICKTIME, Mp4Reader.read(in));
            default -> video(in, Container.MP4, Mp4Reader.read(in));
        };
    }

    private static Media.Video video(ByteWindow in, Container container, VideoTrack track) throws IOException {
        Source source = in.source();
        VideoHeader header = track.header();
        if (header.suitability() instanceof Suitability.Unfit unfit) {
            throw VideoRefusal.unfit(source, header, unfit, track.frameRate());
        }
        Suitability.Fits fits = (Suitability.Fits) header.suitability();
        double rate = track.frameRate() > 0 ? track.frameRate() : header.frameRate();
        if (track.frames() < 1) {
            throw VideoRefusal.malformed(source, 0, "at least one picture", "none");
        }
        if (track.frames() > Integer.MAX_VALUE || !(rate > 0.001 && rate < 1_000_000)) {
            throw VideoRefusal.malformed(
                    source,
                    0,
                    "a number of frames and a frame rate that can be",
                    track.frames() + " at " + Decimals.of(Math.min(rate, 1e12)) + " frames/s");
        }
        checkLevel(source, header, track.frameRate());
        Uid transferSyntax = transferSyntax(fits.transferSyntax(), header.codec(), source.size());
        int frames = (int) track.frames();
        VideoFacts facts = new VideoFacts(
                container,
                header.codec(),
                header.profile(),
                header.level(),
                imagePixel(header, transferSyntax, frames, source.size()),
                frames,
                rate,
                Math.round(frames * 1000.0 / rate),
                container == Container.QUICKTIME ? Optional.empty() : Optional.of(transferSyntax),
                container == Container.QUICKTIME ? quicktime() : "",
                track.unusual());
        return new Media.Video(
                source, facts, mediaType(container, header.codec()), warnings(source, container, fits, track));
    }

    /** Some streams name other rates than their container; then the lower one counts. */
    private static void checkLevel(Source source, VideoHeader header, double counted) throws MediaException {
        boolean both = counted > 0 && header.frameRate() > 0;
        double rate = both ? Math.min(counted, header.frameRate()) : Math.max(counted, header.frameRate());
        if (Levels.excess(header, rate) instanceof Suitability.Unfit excess) {
            throw VideoRefusal.unfit(source, header, excess, rate);
        }
    }

    private static String quicktime() {
        return "expected MP4 or an MPEG transport stream around H.264 or HEVC (PS3.5 8.2.7), found QuickTime; "
                + WayOut.REMUX_QUICKTIME + " puts it into MP4 without loss; if that refuses its sound, " + WayOut.REMUX;
    }

    /** Streams that do not fit into one fragment have transfer syntaxes of their own; those of HEVC allow several. */
    private static Uid transferSyntax(Uid whole, Codec codec, long size) {
        return size > LONGEST_FRAGMENT && codec != Codec.HEVC ? new Uid(whole.value() + ".1") : whole;
    }

    private static ImagePixel imagePixel(VideoHeader header, Uid transferSyntax, int frames, long size) {
        boolean ten = transferSyntax.value().endsWith(".108");
        int bytes = ten ? 2 : 1;
        int stored = ten ? 10 : 8;
        double uncompressed = (double) header.rows() * header.columns() * 3 * bytes * frames;
        String method = switch (header.codec()) {
            case MPEG2 -> "ISO_13818_2";
            case H264 -> "ISO_14496_10";
            case HEVC -> "ISO_23008_2";
        };
        return new ImagePixel(
                header.rows(),
                header.columns(),
                3,
                "YBR_PARTIAL_420",
                Optional.of(0),
                8 * bytes,
                stored,
                stored - 1,
                0,
                Optional.of(new ImagePixel.Lossy(method, ratio(uncompressed / size))),
                transferSyntax);
    }

    private static String ratio(double ratio) {
        long tenths = Math.max(1, Math.round(ratio * 10));
        return tenths / 10 + "." + tenths % 10;
    }

    /**
     * The media type of the transfer syntax, whichever of the containers it is in: PS3.18 table 8.7.3-5 has none for
     * transport streams.
     */
    private static MediaType mediaType(Container container, Codec codec) {
        if (container == Container.QUICKTIME) {
            return QUICKTIME;
        }
        return codec == Codec.MPEG2 ? MPEG : MP4;
    }

    private static List<Sentence> warnings(
            Source source, Container container, Suitability.Fits fits, VideoTrack track) {
        VideoHeader header = track.header();
        List<String> texts = new ArrayList<>();
        if (!fits.caution().isEmpty()) {
            texts.add(fits.caution());
        }
        if (!header.square() && header.codec() != Codec.MPEG2) {
            texts.add(VideoWarning.NOT_SQUARE);
        }
        if (header.colours().fullRange()) {
            texts.add(VideoWarning.FULL_RANGE);
        }
        if (!header.colours().highDynamicRange().isEmpty()) {
            texts.add(VideoWarning.highDynamicRange(header.colours().highDynamicRange()));
        }
        texts.addAll(track.warnings());
        if (track.sound()) {
            texts.add(VideoWarning.sound(container, header.codec()));
        }
        String name = Printable.escaped(source.name());
        return texts.stream()
                .map(text -> Sentence.of(name + ": ", Sentence.parse(text)))
                .toList();
    }
}
