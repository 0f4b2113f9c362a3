package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.iod.IodChecker;
import io.github.stowc.iod.IodFinding;
import io.github.stowc.iod.IodOptions;
import io.github.stowc.iod.Iods;
import io.github.stowc.validate.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks instances against their SOP Class. Elements that have a finding get no other. For one thread. */
final class IodChecks {
    /** The attributes of the Image Pixel Module that a picture's own header has too. */
    private static final int[] PIXEL_HEADER = {
        0x00280002, 0x00280004, 0x00280006, 0x00280010, 0x00280011, 0x00280100, 0x00280101, 0x00280102, 0x00280103
    };

    private @Nullable Iods iods;
    private @Nullable IodChecker strict;
    private @Nullable IodChecker tolerant;

    /**
     * Checks an instance.
     *
     * @param isStrict whether the attributes of the Image Pixel Module must be present even if Pixel Data is a link
     * @param reported the elements to leave alone
     */
    void check(Dataset instance, boolean isStrict, ReportedElements reported, List<Finding> findings) {
        if (!isStrict && isPixelDataMeantAsLink(instance, reported)) {
            for (int tag : PIXEL_HEADER) {
                reported.add(List.of(), new Tag(tag));
            }
        }
        IodChecker checker = checker(isStrict);
        if (reported.isEmpty()) {
            checker.check(instance, finding -> findings.add(finding(finding)));
        } else {
            checkApartFromReported(checker, instance, reported, findings);
        }
    }

    /**
     * Whether Pixel Data is missing or at fault, and nothing describes pixels: then a link was meant to bring all of
     * it.
     */
    private static boolean isPixelDataMeantAsLink(Dataset instance, ReportedElements reported) {
        Element pixels = instance.get(Tags.PIXEL_DATA).orElse(null);
        boolean isGiven = pixels instanceof Element.BulkData || pixels instanceof Element.Bytes;
        if (isGiven && (reported.isEmpty() || !reported.isReported(Tags.PIXEL_DATA))) {
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
     * Findings that hold both with the values of the reported elements as they are and without them: they do not come
     * from what is wrong with those elements, whatever these were meant to be.
     */
    private static void checkApartFromReported(
            IodChecker checker, Dataset instance, ReportedElements reported, List<Finding> findings) {
        List<IodFinding> certain = new ArrayList<>();
        checker.check(instance, reported, certain::add);
        List<IodFinding> asIs = new ArrayList<>();
        checker.check(instance, asIs::add);
        List<IodFinding> without = new ArrayList<>();
        checker.check(without(instance, reported), without::add);
        for (IodFinding finding : certain) {
            findings.add(finding(finding));
        }
        for (IodFinding finding : asIs) {
            boolean isOther = !contains(certain, finding)
                    && contains(without, finding)
                    && !reported.isReported(finding.path(), finding.tag());
            if (isOther) {
                findings.add(finding(finding));
            }
        }
    }

    private static Finding finding(IodFinding found) {
        return Finding.of(found.rule(), found.message(), found.remedy())
                .withSeverity(found.severity())
                .on(found.tag(), Paths.of(found.path(), found.tag()));
    }

    private static Dataset without(Dataset instance, ReportedElements reported) {
        List<Element> sound = new ArrayList<>();
        for (Element element : instance) {
            if (!reported.isReported(element.tag())) {
                sound.add(element);
            }
        }
        return Dataset.of(sound);
    }

    private static boolean contains(List<IodFinding> findings, IodFinding wanted) {
        for (IodFinding finding : findings) {
            boolean same = finding.tag().equals(wanted.tag())
                    && finding.rule() == wanted.rule()
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
            // Not before the first instance: by then another thread reads ahead.
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
