package io.github.stowc.iod;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Compares attributes by rules that PS3.3 states in words, since types and conditions cannot: numbers that count
 * something, lengths of data, directions, references. Not thread-safe.
 */
final class CrossChecks {
    private static final int PER_FRAME_FUNCTIONAL_GROUPS = 0x52009230;

    /** What a check finds; dropped if the attribute, or one that the check rests on, has a finding already. */
    static final class Reporter {
        private final DatasetScope scope;
        private final Consumer<IodFinding> sink;

        Reporter(DatasetScope scope, Consumer<IodFinding> sink) {
            this.scope = scope;
            this.sink = sink;
        }

        DatasetScope scope() {
            return scope;
        }

        /** Whether one of the attributes has a finding already. */
        boolean isSpoiled(Tag... tags) {
            for (Tag tag : tags) {
                if (scope.isReported(tag)) {
                    return true;
                }
            }
            return false;
        }

        void error(Tag tag, String message, String remedy) {
            add(Severity.ERROR, tag, message, remedy);
        }

        void warning(Tag tag, String message, String remedy) {
            add(Severity.WARNING, tag, message, remedy);
        }

        /** An error at an attribute of an item. */
        void nested(ItemStep step, Tag tag, String message, String remedy) {
            List<ItemStep> path = new ArrayList<>(scope.path());
            path.add(step);
            if (!scope.isReportedByOthers(path, tag)) {
                sink.accept(new IodFinding(IodRule.CONSISTENCY, Severity.ERROR, path, tag, message, remedy));
            }
        }

        private void add(Severity severity, Tag tag, String message, String remedy) {
            if (!scope.isReported(tag)) {
                scope.markReported(tag);
                sink.accept(new IodFinding(IodRule.CONSISTENCY, severity, scope.path(), tag, message, remedy));
            }
        }
    }

    void check(DatasetScope scope, Consumer<IodFinding> sink) {
        List<Element> elements = scope.dataset().elements();
        Reporter reporter = null;
        boolean inFrame = scope.sequence().value() == PER_FRAME_FUNCTIONAL_GROUPS;
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            if (isInteresting(element.tag().value())) {
                reporter = reporter == null ? new Reporter(scope, sink) : reporter;
                check(element, reporter);
            }
            if (inFrame && element instanceof Element.Sequence && FrameChecks.isShared(scope, element.tag())) {
                FrameChecks.sharedToo(element, new Reporter(scope, sink));
            }
        }
    }

    private static boolean isInteresting(int tag) {
        return switch (tag) {
            case 0x00080119,
                    0x00081155,
                    0x00200020,
                    0x00200037,
                    0x00480102,
                    0x00209157,
                    0x00280009,
                    0x00280102,
                    0x00281101,
                    0x00281102,
                    0x00281103,
                    0x00283002,
                    0x00540010,
                    0x00540020,
                    0x00540030,
                    0x00540050,
                    0x00540060,
                    0x00540070,
                    0x00540080,
                    0x00540090,
                    0x00540100,
                    0x54000100,
                    0x00620002,
                    0x0070005A,
                    0x52009230,
                    0x7FE00010 -> true;
            default -> false;
        };
    }

    private static void check(Element element, Reporter reporter) {
        switch (element.tag().value()) {
            case 0x00080119 -> ReferenceChecks.longCodeValue(element, reporter);
            case 0x00081155 -> ReferenceChecks.evidence(element, reporter);
            case 0x00200020 -> DirectionChecks.patientOrientation(element, reporter);
            case 0x00200037, 0x00480102 -> DirectionChecks.cosines(element, reporter);
            case 0x00209157 -> FrameChecks.dimensionIndexValues(element, reporter);
            case 0x00280009 -> FrameChecks.frameIncrementPointer(element, reporter);
            case 0x00280102 -> PixelChecks.bits(reporter);
            case 0x00281101, 0x00281102, 0x00281103 -> TableChecks.palette(element, reporter);
            case 0x00283002 -> TableChecks.lookupTable(element, reporter);
            case 0x54000100 -> TableChecks.waveforms(element, reporter);
            case 0x00620002 -> FrameChecks.segmentNumbers(element, reporter);
            case 0x0070005A -> DirectionChecks.displayedAreas(element, reporter);
            case 0x52009230 -> FrameChecks.functionalGroups(element, reporter);
            case 0x7FE00010 -> PixelChecks.length(element, reporter);
            default -> FrameChecks.vector(element, reporter);
        }
    }
}
