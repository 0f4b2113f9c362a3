package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.iod.condition.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what each frame has with the number of frames, and checks the numbers of segments. */
final class FrameChecks {

    private FrameChecks() {}

    /** Each frame has an item of per-frame functional groups (PS3.3 C.7.6.16). */
    static void functionalGroups(Element element, CrossChecks.Reporter reporter) {
        if (!(element instanceof Element.Sequence sequence)) {
            return;
        }
        DatasetScope scope = reporter.scope();
        double frames = Values.number(scope, Tags.NUMBER_OF_FRAMES);
        if (frames > 0 && frames != sequence.items().size() && !reporter.isSpoiled(Tags.NUMBER_OF_FRAMES)) {
            reporter.error(
                    element.tag(),
                    "it has " + sequence.items().size() + " items, expected one for each of " + (long) frames
                            + " frames (PS3.3 C.7.6.16)",
                    "add or remove items, or correct Number of Frames");
        }
    }

    /** Whether a frame's functional group is also among the shared ones. */
    static boolean isShared(DatasetScope perFrame, Tag group) {
        List<Dataset> shared = perFrame.root().dataset().items(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        return !shared.isEmpty() && shared.get(0).get(group).isPresent();
    }

    /** No functional group belongs both to all frames and to one (PS3.3 C.7.6.16.1.1). */
    static void sharedToo(Element element, CrossChecks.Reporter reporter) {
        reporter.error(
                element.tag(),
                "it is also in SharedFunctionalGroupsSequence (PS3.3 C.7.6.16.1.1)",
                "leave it out in one of the two places");
    }

    /** A frame has a value for each dimension (PS3.3 C.7.6.17). */
    static void dimensionIndexValues(Element element, CrossChecks.Reporter reporter) {
        DatasetScope root = reporter.scope().root();
        int dimensions = root.dataset().items(Tags.DIMENSION_INDEX_SEQUENCE).size();
        if (dimensions > 0 && element.valueCount() > 0 && element.valueCount() != dimensions) {
            reporter.error(
                    element.tag(),
                    "it has " + element.valueCount() + " values, expected one for each of the " + dimensions
                            + " items of DimensionIndexSequence (PS3.3 C.7.6.16.2.2)",
                    "write a value for each dimension");
        }
    }

    /** Frame Increment Pointer names an attribute of the dataset (PS3.3 C.7.6.6.1.1). */
    static void frameIncrementPointer(Element element, CrossChecks.Reporter reporter) {
        for (String text : element.texts()) {
            Tag pointed = Tag.parse(text).orElse(element.tag());
            if (reporter.scope().element(pointed) == null && !reporter.isSpoiled(pointed)) {
                reporter.error(
                        element.tag(),
                        "it points to " + Wording.name(pointed) + ", which is missing (PS3.3 C.7.6.6.1.1)",
                        "add that attribute or point to another");
            }
        }
    }

    /** A vector of nuclear medicine has a value for each frame, counted from 1 (PS3.3 C.8.4.8). */
    static void vector(Element element, CrossChecks.Reporter reporter) {
        if (element.valueCount() == 0 || !element.vr().isMultiple()) {
            return;
        }
        double frames = Values.number(reporter.scope(), Tags.NUMBER_OF_FRAMES);
        if (frames > 0 && frames != element.valueCount() && !reporter.isSpoiled(Tags.NUMBER_OF_FRAMES)) {
            reporter.error(
                    element.tag(),
                    "it has " + element.valueCount() + " values, expected one for each of " + (long) frames
                            + " frames (PS3.3 C.8.4.8)",
                    "write a value for each frame");
            return;
        }
        double least = Double.MAX_VALUE;
        double most = 0;
        for (String text : element.texts()) {
            least = Math.min(least, Values.number(text));
            most = Math.max(most, Values.number(text));
        }
        if (least != 1) {
            reporter.error(element.tag(), "its lowest value is not 1 (PS3.3 C.8.4.8)", "count from 1");
        }
        Tag number = new Tag(element.tag().value() + 1);
        double expected = Values.number(reporter.scope(), number);
        if (expected > 0 && expected != most && least == 1) {
            reporter.error(
                    number,
                    (long) expected + " is not the highest value of " + Wording.name(element.tag()) + ", " + (long) most
                            + " (PS3.3 C.8.4.8)",
                    "write " + (long) most);
        }
    }

    /**
     * Segments are numbered 1, 2, 3 and so on (PS3.3 C.8.20.2); in a label map a segment's number is the value of its
     * pixels, so that any number may stand there, but only once (PS3.3 C.8.20.2.3.3).
     */
    static void segmentNumbers(Element element, CrossChecks.Reporter reporter) {
        if (!(element instanceof Element.Sequence sequence)) {
            return;
        }
        String type = reporter.scope().dataset().text(Tags.SEGMENTATION_TYPE).orElse("");
        if (type.strip().equals("LABELMAP")) {
            labels(sequence, reporter);
        } else {
            for (int i = 0; i < sequence.items().size(); i++) {
                double number = Values.number(sequence.items().get(i), Tags.SEGMENT_NUMBER, 0);
                if (!Double.isNaN(number) && number != i + 1) {
                    reporter.nested(
                            new ItemStep(element.tag(), i),
                            Tags.SEGMENT_NUMBER,
                            (long) number + " is in item " + (i + 1) + ", but segments are numbered 1, 2, 3 and so on"
                                    + " (PS3.3 C.8.20.2)",
                            "write " + (i + 1));
                }
            }
        }
    }

    private static void labels(Element.Sequence sequence, CrossChecks.Reporter reporter) {
        Map<Double, Integer> items = new HashMap<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            double number = Values.number(sequence.items().get(i), Tags.SEGMENT_NUMBER, 0);
            Integer first = Double.isNaN(number) ? null : items.putIfAbsent(number, i + 1);
            if (first != null) {
                reporter.nested(
                        new ItemStep(sequence.tag(), i),
                        Tags.SEGMENT_NUMBER,
                        (long) number + " is in items " + first + " and " + (i + 1)
                                + ", but it is the value of one segment's pixels (PS3.3 C.8.20.2.3.3)",
                        "write the value that the pixels of this segment have");
            }
        }
    }
}
