package io.github.stowc.stow.instance;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.VideoFacts;
import io.github.stowc.stow.options.BulkDataLimit;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.stow.source.CompressedMedia;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.WayOut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds bulk data that a target does not take beside metadata. Not safe to share between threads. */
public final class BulkDataChecks {
    private static final String PROGRESSIVE = "1.2.840.10008.1.2.4.55";
    private static final String HEVC_MAIN_10 = "1.2.840.10008.1.2.4.108";
    private static final String MP4 = "video/mp4";
    private static final String QUICKTIME = "video/quicktime";

    /** Compressed bytes with a header that the target reads too. */
    private static final List<String> WITH_HEADER = List.of("image/jpeg", "image/jp2", "image/jphc", MP4);

    private final Target target;
    private final List<CompileProblem> problems = new ArrayList<>();

    public BulkDataChecks(Target target) {
        this.target = target;
    }

    /** The problems of all instances that were examined, in their order. */
    public List<CompileProblem> problems() {
        return problems;
    }

    /** Examines an instance that is about to go out as metadata with bulk data, in that encoding. */
    public void examine(Instance instance, Encoding encoding) throws IOException {
        if (target.choosesBulkData()) {
            Map<String, BulkPart> parts = instance.partsByUri();
            String found = refused(BulkLinks.of(instance.dataset()), parts);
            if (found != null) {
                problems.add(problem(instance.name(), found, encoding));
            }
        }
    }

    /** Why a file is not taken as bulk data; empty if it is. */
    public Optional<CompileProblem> problem(Media.Content content, Encoding encoding) {
        String found = refused(content);
        return found == null
                ? Optional.empty()
                : Optional.of(problem(content.source().name(), found, encoding));
    }

    /** Whether a file is taken as bulk data. */
    public boolean isTaken(Media.Content content) {
        return refused(content) == null;
    }

    /** Why something is not taken, with the ways out: DICOM files, or another target. */
    public CompileProblem problem(String name, String found, Encoding encoding) {
        return CompileProblem.of(
                name,
                Sentence.of(target.title() + " does not take " + found + " as bulk data"),
                found.equals(QUICKTIME)
                        ? Sentence.of("change the container: ", WayOut.REMUX_QUICKTIME)
                        : Sentence.of(
                                "leave out ",
                                Choice.ENCODING,
                                " " + encoding.name().toLowerCase(Locale.ROOT) + ", or write ",
                                Choice.AS_DICOM,
                                "; for another server, which takes it, ",
                                Choice.TARGET,
                                " standard"));
    }

    /**
     * What of an instance's bulk data is not taken; null if all is.
     *
     * @param parts the bulk data by their BulkDataURIs; links to none are left to others
     * @throws IOException if bulk data cannot be read
     */
    public @Nullable String refused(BulkLinks instance, Map<String, BulkPart> parts) throws IOException {
        BulkPart last = null;
        BulkLinks.Role role = BulkLinks.Role.OTHER;
        boolean hasMain = false;
        for (BulkLinks.Link link : instance.links()) {
            BulkPart part = parts.get(link.uri());
            if (part != null) {
                String found = refused(link.role(), part, instance);
                if (found != null) {
                    return found;
                }
                last = part;
                role = link.role();
                hasMain |= role == BulkLinks.Role.MAIN;
            }
        }
        // Of all bulk data of an instance, the last is taken for its pixels or its document.
        boolean misleads = last != null && role != BulkLinks.Role.MAIN && (hasMain || instance.hasPixels());
        return misleads && has(BulkDataLimit.LATER_VALUES) ? BulkDataLimit.LATER_VALUES.text() : null;
    }

    private @Nullable String refused(BulkLinks.Role role, BulkPart part, BulkLinks instance) throws IOException {
        if (role != BulkLinks.Role.MAIN) {
            boolean compressed = role == BulkLinks.Role.INNER_PIXELS && part.form() != BulkPart.Form.PLAIN;
            return has(BulkDataLimit.OTHER_VALUES) || (compressed && has(BulkDataLimit.LATER_VALUES))
                    ? BulkDataLimit.OTHER_VALUES.text()
                    : null;
        }
        if (!target.takesBulkData(part.mediaType())) {
            return named(part.mediaType());
        }
        if (part.bodies().size() > 1 && has(BulkDataLimit.SEVERAL_FRAMES)) {
            return BulkDataLimit.SEVERAL_FRAMES.text();
        }
        Media.Content known = part.media().orElse(null);
        Media.Content content = known == null && WITH_HEADER.contains(part.mediaType()) ? content(part) : known;
        if (content == null) {
            return part.mediaType().equals(MP4) && has(BulkDataLimit.UNUSUAL_MP4)
                    ? "a video whose header cannot be read"
                    : contradiction(instance, part.mediaType().equals("image/jpeg") ? "0" : "", "");
        }
        String found = refused(content);
        return found == null ? contradiction(instance, content, known == null) : found;
    }

    /** What is not taken of a file; null if it is taken. */
    private @Nullable String refused(Media.Content content) {
        if (!target.takesBulkData(content.mediaType().value())) {
            return named(content.mediaType().value());
        }
        if (content instanceof Media.Jpeg jpeg) {
            return picture(jpeg.facts().imagePixel());
        }
        if (content instanceof Media.Codestream codestream) {
            return picture(codestream.imagePixel());
        }
        return content instanceof Media.Video video ? video(video.facts()) : null;
    }

    private @Nullable String picture(ImagePixel pixel) {
        if (pixel.transferSyntax().value().equals(PROGRESSIVE) && has(BulkDataLimit.PROGRESSIVE_JPEG)) {
            return BulkDataLimit.PROGRESSIVE_JPEG.text();
        }
        // Neither a lossless JPEG nor a codestream says by itself that its colours are YCbCr.
        boolean differs = pixel.photometricInterpretation().equals("YBR_FULL");
        return differs && has(BulkDataLimit.HEADER_DIFFERS) ? BulkDataLimit.HEADER_DIFFERS.text() : null;
    }

    private @Nullable String video(VideoFacts facts) {
        if (facts.container() == VideoFacts.Container.MPEG_TS && has(BulkDataLimit.TRANSPORT_STREAM)) {
            return BulkDataLimit.TRANSPORT_STREAM.text();
        }
        if (!facts.unusual().isEmpty() && has(BulkDataLimit.UNUSUAL_MP4)) {
            return BulkDataLimit.UNUSUAL_MP4.text();
        }
        boolean h264 = facts.codec() == VideoFacts.Codec.H264;
        if (h264 && !facts.profile().equals("High") && has(BulkDataLimit.OTHER_H264)) {
            return BulkDataLimit.OTHER_H264.text();
        }
        boolean ten = facts.imagePixel().transferSyntax().value().equals(HEVC_MAIN_10);
        return ten && has(BulkDataLimit.HEVC_10_BIT) ? BulkDataLimit.HEVC_10_BIT.text() : null;
    }

    /**
     * Whether the dataset says something else than the header.
     *
     * @param stored whether it comes from a stored instance: who describes a file by hand is glad of a correction
     */
    private @Nullable String contradiction(BulkLinks instance, Media.Content content, boolean stored) {
        ImagePixel pixel = content instanceof Media.Jpeg jpeg
                ? jpeg.facts().imagePixel()
                : content instanceof Media.Codestream codestream ? codestream.imagePixel() : null;
        return pixel == null
                ? null
                : contradiction(
                        instance,
                        String.valueOf(pixel.pixelRepresentation()),
                        stored ? pixel.photometricInterpretation() : "");
    }

    private @Nullable String contradiction(BulkLinks instance, String representation, String photometric) {
        String said = instance.photometricInterpretation();
        boolean signs = !representation.isEmpty()
                && !instance.pixelRepresentation().isEmpty()
                && !instance.pixelRepresentation().equals(representation);
        boolean colours = !photometric.isEmpty() && !said.isEmpty() && isYcbcr(said) != isYcbcr(photometric);
        boolean differs = signs || colours || said.equals("MONOCHROME1") || said.startsWith("PALETTE");
        return differs && has(BulkDataLimit.HEADER_DIFFERS) ? BulkDataLimit.HEADER_DIFFERS.text() : null;
    }

    /** Whether decoded pixels are YCbCr; decoders of JPEG 2000 undo YBR_ICT and YBR_RCT themselves. */
    private static boolean isYcbcr(String photometric) {
        return photometric.startsWith("YBR_") && !photometric.endsWith("CT");
    }

    /** What the header of compressed bytes says; null if it cannot be read. */
    private static Media.@Nullable Content content(BulkPart part) throws IOException {
        Body body = part.bodies().get(0);
        try {
            Media media = MediaReader.examine(Source.of("pixels", body.length(), body::open));
            return media instanceof Media.Content content ? content : null;
        } catch (MediaException e) {
            return null;
        }
    }

    private static String named(String mediaType) {
        return mediaType.equals(CompressedMedia.UNCOMPRESSED) ? "native pixels (" + mediaType + ")" : mediaType;
    }

    private boolean has(BulkDataLimit limit) {
        return target.bulkDataLimits().contains(limit);
    }
}
