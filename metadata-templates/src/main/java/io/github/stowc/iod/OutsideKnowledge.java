package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about the checked instance apart from its elements. Not thread-safe. */
final class OutsideKnowledge {
    static final Tag TRANSFER_SYNTAX_UID = new Tag(0x00020010);

    /** The attributes that describe the pixels and that the header of a JPEG or video has too (PS3.3 C.7.6.3). */
    private static final List<Tag> IMAGE_PIXEL = List.of(
            Tags.SAMPLES_PER_PIXEL,
            Tags.PHOTOMETRIC_INTERPRETATION,
            Tags.PLANAR_CONFIGURATION,
            Tags.ROWS,
            Tags.COLUMNS,
            Tags.BITS_ALLOCATED,
            Tags.BITS_STORED,
            Tags.HIGH_BIT,
            Tags.PIXEL_REPRESENTATION);

    private static final List<Tag> TRANSFER_SYNTAX_AND_PIXELS = with(IMAGE_PIXEL, Tags.TRANSFER_SYNTAX_UID);

    private @Nullable RuleSet indexed;
    private int[] transferSyntax = {};
    private int[] transferSyntaxAndPixels = {};

    private final boolean pixelHeaderFromBulkData;
    private @Nullable KnownFindings known;
    private boolean isPixelHeaderElsewhere;
    private boolean isPixelHeaderExcused;

    OutsideKnowledge(IodOptions options) {
        this.pixelHeaderFromBulkData = options.pixelHeaderFromBulkData();
    }

    void turnTo(Dataset instance, @Nullable KnownFindings instanceFindings) {
        known = instanceFindings;
        Element pixels = instance.get(Tags.PIXEL_DATA).orElse(null);
        isPixelHeaderElsewhere = pixelHeaderFromBulkData && pixels instanceof Element.BulkData;
        isPixelHeaderExcused = pixelHeaderFromBulkData && !(pixels instanceof Element.Bytes);
    }

    private static List<Tag> with(List<Tag> tags, Tag another) {
        List<Tag> all = new ArrayList<>(tags);
        all.add(another);
        return List.copyOf(all);
    }

    boolean hasKnownFindings() {
        return known != null;
    }

    /** The entries of the instance's own attributes that conditions cannot judge, since their absence is no finding. */
    int[] undecided(RuleSet rules) {
        if (rules != indexed) {
            indexed = rules;
            transferSyntax = indexes(rules, List.of(TRANSFER_SYNTAX_UID));
            transferSyntaxAndPixels = indexes(rules, TRANSFER_SYNTAX_AND_PIXELS);
        }
        return isPixelHeaderElsewhere ? transferSyntaxAndPixels : transferSyntax;
    }

    private static int[] indexes(RuleSet rules, List<Tag> tags) {
        return tags.stream()
                .mapToInt(rules::indexOf)
                .filter(index -> index >= 0)
                .toArray();
    }

    /** Whether nothing can be said about an attribute of a dataset, absent or present. */
    boolean isUndecided(DatasetScope scope, Tag tag) {
        if (scope.parent() == null) {
            boolean mayStandElsewhere = tag.value() == TRANSFER_SYNTAX_UID.value() || isInPixelHeader(tag);
            if (mayStandElsewhere && scope.element(tag) == null) {
                return true;
            }
        }
        return isReported(scope, tag);
    }

    /**
     * Whether the absence of an attribute of the instance is no finding: its value is in the bulk data, or will be when
     * the missing link to it is added.
     */
    boolean isExcused(Tag tag) {
        return isPixelHeaderExcused && tag.group() == 0x0028 && isImagePixel(tag);
    }

    private boolean isInPixelHeader(Tag tag) {
        return isPixelHeaderElsewhere && tag.group() == 0x0028 && isImagePixel(tag);
    }

    private static boolean isImagePixel(Tag tag) {
        for (Tag each : IMAGE_PIXEL) {
            if (each.value() == tag.value()) {
                return true;
            }
        }
        return false;
    }

    boolean isReported(DatasetScope scope, Tag tag) {
        return known != null && isReported(scope.path(), tag);
    }

    boolean isReported(List<ItemStep> path, Tag tag) {
        KnownFindings findings = known;
        return findings != null && findings.isReported(path, tag);
    }
}
