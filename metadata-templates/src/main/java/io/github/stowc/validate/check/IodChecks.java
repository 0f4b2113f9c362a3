package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.IodChecker;
import io.github.stowc.iod.IodFinding;
import io.github.stowc.iod.IodOptions;
import io.github.stowc.iod.Iods;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds instances against their SOP Class, so that what has a finding already makes no others. For one thread. */
final class IodChecks {
    /** The attributes of the Image Pixel Module that stand in a picture's own header too. */
    private static final int[] PIXEL_HEADER = {
        0x00280002, 0x00280004, 0x00280006, 0x00280010, 0x00280011, 0x00280100, 0x00280101, 0x00280102, 0x00280103
    };

    private @Nullable Iods iods;
    private @Nullable IodChecker strict;
    private @Nullable IodChecker tolerant;

    /**
     * Checks an instance.
     *
     * @param isStrict whether the attributes of the Image Pixel Module must be there although Pixel Data is a link
     * @param flagged the elements to leave alone
     */
    void check(Dataset instance, boolean isStrict, Flagged flagged, List<Issue> issues) {
        if (!isStrict && isPixelDataMeantAsLink(instance, flagged)) {
            for (int tag : PIXEL_HEADER) {
                flagged.add(List.of(), new Tag(tag));
            }
        }
        IodChecker checker = checker(isStrict);
        if (flagged.isEmpty()) {
            checker.check(instance, finding -> issues.add(Issue.of(finding)));
        } else {
            checkFlagged(checker, instance, flagged, issues);
        }
    }

    /** Whether Pixel Data is missing or at fault, and nothing describes pixels: then all of it was left to a link. */
    private static boolean isPixelDataMeantAsLink(Dataset instance, Flagged flagged) {
        Element pixels = instance.get(Tag.PIXEL_DATA).orElse(null);
        boolean isGiven = pixels instanceof Element.BulkData || pixels instanceof Element.Bytes;
        if (isGiven && (flagged.isEmpty() || !flagged.isReported(Tag.PIXEL_DATA))) {
            return false;
        }
        for (int tag : PIXEL_HEADER) {
            if (instance.get(new Tag(tag)).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /**
     * What holds whatever the flagged elements were meant to be, and what holds both with their values as they are and
     * without them: it does not come from what is wrong with them.
     */
    private static void checkFlagged(IodChecker checker, Dataset instance, Flagged flagged, List<Issue> issues) {
        List<IodFinding> certain = new ArrayList<>();
        checker.check(instance, flagged, certain::add);
        List<IodFinding> asIs = new ArrayList<>();
        checker.check(instance, asIs::add);
        List<IodFinding> without = new ArrayList<>();
        checker.check(without(instance, flagged), without::add);
        for (IodFinding finding : certain) {
            issues.add(Issue.of(finding));
        }
        for (IodFinding finding : asIs) {
            boolean isOther = !contains(certain, finding)
                    && contains(without, finding)
                    && !flagged.isReported(finding.path(), finding.tag());
            if (isOther) {
                issues.add(Issue.of(finding));
            }
        }
    }

    private static Dataset without(Dataset instance, Flagged flagged) {
        List<Element> sound = new ArrayList<>();
        for (Element element : instance) {
            if (!flagged.isReported(element.tag())) {
                sound.add(element);
            }
        }
        return Dataset.of(sound);
    }

    private static boolean contains(List<IodFinding> findings, IodFinding wanted) {
        for (IodFinding finding : findings) {
            boolean same = finding.tag().equals(wanted.tag())
                    && finding.rule().equals(wanted.rule())
                    && finding.path().equals(wanted.path());
            if (same) {
                return true;
            }
        }
        return false;
    }

    private IodChecker checker(boolean isStrict) {
        IodChecker checker = isStrict ? strict : tolerant;
        if (checker == null) {
            // Not before the first instance: the reading ahead has begun by then.
            Iods known = iods == null ? new Iods() : iods;
            iods = known;
            checker = known.checker(IodOptions.DEFAULT.withPixelHeaderFromBulkData(!isStrict));
            if (isStrict) {
                strict = checker;
            } else {
                tolerant = checker;
            }
        }
        return checker;
    }
}
