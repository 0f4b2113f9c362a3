package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the instance under examination beside its elements. Not thread-safe. */
public final class Subject {

    /** The attributes that describe the pixels and stand in the header of a JPEG or video too (PS3.3 C.7.6.3). */
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

    private @Nullable Level indexed;
    private int[] transferSyntax = {};
    private int[] transferSyntaxAndPixels = {};

    private final boolean pixelHeaderFromBulkData;
    private @Nullable Flaws flaws;
    private boolean isPixelHeaderElsewhere;
    private boolean isPixelHeaderExcused;

    public Subject(IodOptions options) {
        this.pixelHeaderFromBulkData = options.pixelHeaderFromBulkData();
    }

    public void turnTo(Dataset instance, @Nullable Flaws instanceFlaws) {
        flaws = instanceFlaws;
        Element pixels = instance.get(Tags.PIXEL_DATA).orElse(null);
        isPixelHeaderElsewhere = pixelHeaderFromBulkData && pixels instanceof Element.BulkData;
        isPixelHeaderExcused = pixelHeaderFromBulkData && !(pixels instanceof Element.Bytes);
    }

    private static List<Tag> with(List<Tag> tags, Tag another) {
        List<Tag> all = new ArrayList<>(tags);
        all.add(another);
        return List.copyOf(all);
    }

    boolean hasFlaws() {
        return flaws != null;
    }

    /** The entries of those attributes of the instance itself that conditions cannot judge although they may be absent. */
    int[] undecided(Level level) {
        if (level != indexed) {
            indexed = level;
            transferSyntax = indexes(level, List.of(Tags.TRANSFER_SYNTAX_UID));
            transferSyntaxAndPixels = indexes(level, TRANSFER_SYNTAX_AND_PIXELS);
        }
        return isPixelHeaderElsewhere ? transferSyntaxAndPixels : transferSyntax;
    }

    private static int[] indexes(Level level, List<Tag> tags) {
        return tags.stream()
                .mapToInt(level::indexOf)
                .filter(index -> index >= 0)
                .toArray();
    }

    /** Whether nothing can be said of an attribute of a dataset, absent or present. */
    boolean isUndecided(Frame frame, Tag tag) {
        if (frame.parent() == null) {
            boolean mayStandElsewhere = tag.value() == Tags.TRANSFER_SYNTAX_UID.value() || isInPixelHeader(tag);
            if (mayStandElsewhere && frame.element(tag) == null) {
                return true;
            }
        }
        return isFlawed(frame, tag);
    }

    /**
     * Whether the absence of an attribute of the instance is no finding: its value stands in the bulk data, or will once
     * the missing link to them is there.
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

    boolean isFlawed(Frame frame, Tag tag) {
        Flaws known = flaws;
        return known != null && known.isFlawed(path(frame), tag);
    }

    boolean isFlawed(List<ItemStep> path, Tag tag) {
        Flaws known = flaws;
        return known != null && known.isFlawed(path, tag);
    }

    /** The way to a frame's dataset, outermost sequence first. */
    static List<ItemStep> path(Frame frame) {
        List<ItemStep> path = new ArrayList<>(2);
        for (Frame inner = frame; ; ) {
            Frame outer = inner.parent();
            if (outer == null) {
                break;
            }
            path.add(new ItemStep(inner.sequence(), inner.item()));
            inner = outer;
        }
        Collections.reverse(path);
        return path;
    }
}
