package io.github.stowc.receiver.peer;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.receiver.stow.PeerRules;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which instances of one message dcm4chee-arc refuses. */
final class Dcm4cheeInstances implements PeerRules.InstanceRule {
    private static final int PROCESSING_FAILURE = 0x0110;
    private static final int MISSING_BULK_DATA = 0xA922;
    private static final int OTHER_STUDY = 0xC409;
    private static final int TRANSFER_SYNTAX = 0xC122;

    /** The types of compressed pixels that it knows. */
    private static final Set<String> PIXELS = Set.of(
            "image/jpeg",
            "image/jp2",
            "image/j2c",
            "image/jph",
            "image/jphc",
            "video/mpeg",
            "video/mp4",
            "video/quicktime");

    /** The types that it decodes. */
    private static final Set<String> DECODED = Set.of("image/png", "image/gif");

    private final PeerRules.Message message;
    private final Map<String, StoredPart> bulk = new HashMap<>();

    Dcm4cheeInstances(PeerRules.Message message) {
        this.message = message;
        for (StoredPart part : message.parts()) {
            if (!part.contentLocation().isEmpty()) {
                bulk.put(part.contentLocation(), part);
            }
        }
    }

    @Override
    public Optional<PeerRules.Refusal> refusal(int part, Dataset dataset) throws IOException {
        if (message.parts().get(part).contentType().equals("application/dicom")) {
            String study = message.path().study();
            return study.isEmpty()
                            || study.equals(
                                    dataset.text(Tags.STUDY_INSTANCE_UID).orElse(study))
                    ? Optional.empty()
                    : refusal(OTHER_STUDY, "Study Instance UID is not that of the URL");
        }
        Links links = new Links();
        links.follow(dataset);
        if (!links.missing.isEmpty()) {
            return refusal(MISSING_BULK_DATA, "Missing Bulkdata: " + links.missing);
        }
        StoredPart last = links.last;
        if (last == null) {
            return withoutBulkData(dataset);
        }
        return dataset.get(Tags.PIXEL_DATA).isPresent() ? pixels(last) : Optional.empty();
    }

    private static Optional<PeerRules.Refusal> refusal(int reason, String comment) {
        return Optional.of(new PeerRules.Refusal(reason, comment));
    }

    /** It fills in UIDs only beside bulk data. */
    private static Optional<PeerRules.Refusal> withoutBulkData(Dataset dataset) {
        Map<Tag, String> names = Map.of(
                Tags.SOP_INSTANCE_UID, "SOP Instance UID",
                Tags.SERIES_INSTANCE_UID, "Series Instance UID",
                Tags.STUDY_INSTANCE_UID, "Study Instance UID");
        for (Tag tag : List.of(Tags.SOP_INSTANCE_UID, Tags.SERIES_INSTANCE_UID, Tags.STUDY_INSTANCE_UID)) {
            if (dataset.text(tag).orElse("").isEmpty()) {
                return refusal(PROCESSING_FAILURE, "Missing " + names.get(tag));
            }
        }
        return Optional.empty();
    }

    /** It takes the last bulk data of an instance for its pixels. */
    private static Optional<PeerRules.Refusal> pixels(StoredPart part) throws IOException {
        String type = part.contentType();
        if (!PIXELS.contains(type) && !DECODED.contains(type)) {
            return refusal(TRANSFER_SYNTAX, "Content type: \"" + type + "\"  of pixel data is not supported");
        }
        if (type.equals("image/png") && isGray16(part)) {
            return refusal(PROCESSING_FAILURE, "ShortInterleavedRaster");
        }
        boolean isVideo = type.equals("video/mp4") || type.equals("video/mpeg");
        String problem = isVideo ? VideoLook.problem(part) : "";
        return problem.isEmpty() ? Optional.empty() : refusal(PROCESSING_FAILURE, problem);
    }

    /** Bit depth 16 and colour type 0 in IHDR (PNG 11.2.1). */
    private static boolean isGray16(StoredPart part) throws IOException {
        try (InputStream in = part.body().open()) {
            byte[] head = in.readNBytes(26);
            return head.length == 26 && head[24] == 16 && head[25] == 0;
        }
    }

    /** The parts that the links of an instance mean, as equal texts. */
    private final class Links {
        private @Nullable StoredPart last;
        private String missing = "";

        void follow(Dataset level) {
            for (Element element : level) {
                if (element instanceof Element.BulkData link) {
                    StoredPart part = bulk.get(link.uri());
                    if (part == null) {
                        missing = missing.isEmpty() ? link.uri() : missing;
                    } else {
                        last = part;
                    }
                } else if (element instanceof Element.Sequence sequence) {
                    sequence.items().forEach(this::follow);
                }
            }
        }
    }
}
