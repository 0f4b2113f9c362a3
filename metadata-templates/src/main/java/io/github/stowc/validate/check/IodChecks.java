package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.iod.IodChecker;
import io.github.stowc.iod.IodFinding;
import io.github.stowc.iod.IodOptions;
import io.github.stowc.iod.IodRule;
import io.github.stowc.iod.Iods;
import io.github.stowc.iod.ItemStep;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            checker.check(instance, finding -> {
                if (findings.size() <= Limits.FINDINGS) {
                    findings.add(finding(finding));
                }
            });
        } else {
            checkApartFromReported(checker, instance, reported, findings);
        }
    }

    /**
     * Puts the values that an attribute takes into findings on codes, unless the code is one of them but for its form.
     *
     * @param first where the instance's findings begin
     */
    void replaceCodes(Dataset instance, List<Finding> findings, int first) {
        Map<String, Finding> known = null;
        for (int i = first; i < findings.size(); i++) {
            if (findings.get(i).rule() == ValidationRule.CODE_STRING) {
                known = known == null ? enumerated(instance) : known;
                Finding finding = known.get(findings.get(i).path());
                findings.set(i, finding == null ? findings.get(i) : finding);
            }
        }
    }

    /** The findings on enumerated values, by path, once codes have the form of their VR. */
    private Map<String, Finding> enumerated(Dataset instance) {
        Map<String, Finding> known = new HashMap<>();
        checker(false).check(repaired(instance), found -> {
            if (found.rule() == IodRule.ENUMERATED_VALUE) {
                Finding finding = finding(found);
                known.putIfAbsent(finding.path(), finding);
            }
        });
        return known;
    }

    private static Dataset repaired(Dataset dataset) {
        List<Element> elements = new ArrayList<>();
        for (Element element : dataset) {
            if (element instanceof Element.Sequence sequence) {
                List<Dataset> items = new ArrayList<>();
                sequence.items().forEach(item -> items.add(repaired(item)));
                elements.add(new Element.Sequence(sequence.tag(), items));
            } else if (element instanceof Element.Text text && text.vr() == VR.CS) {
                List<String> values = new ArrayList<>();
                text.values()
                        .forEach(value -> values.add(Repair.of(VR.CS, value).orElse(value)));
                elements.add(new Element.Text(text.tag(), VR.CS, values));
            } else {
                elements.add(element);
            }
        }
        return Dataset.of(elements);
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
        checker.check(instance, reported, finding -> add(finding, certain));
        List<IodFinding> asIs = new ArrayList<>();
        checker.check(instance, finding -> add(finding, asIs));
        List<IodFinding> without = new ArrayList<>();
        checker.check(without(instance, reported), finding -> add(finding, without));
        Set<Identity> said = identities(certain);
        Set<Identity> confirmed = identities(without);
        for (IodFinding finding : certain) {
            findings.add(finding(finding));
        }
        for (IodFinding finding : asIs) {
            Identity identity = Identity.of(finding);
            boolean isOther = !said.contains(identity)
                    && confirmed.contains(identity)
                    && !reported.isReported(finding.path(), finding.tag());
            if (isOther) {
                findings.add(finding(finding));
            }
        }
    }

    private static void add(IodFinding finding, List<IodFinding> findings) {
        if (findings.size() <= Limits.FINDINGS) {
            findings.add(finding);
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

    /** What makes two findings the same, whatever their words are. */
    private record Identity(Tag tag, IodRule rule, List<ItemStep> path) {
        static Identity of(IodFinding finding) {
            return new Identity(finding.tag(), finding.rule(), finding.path());
        }
    }

    private static Set<Identity> identities(List<IodFinding> findings) {
        Set<Identity> identities = new HashSet<>();
        findings.forEach(finding -> identities.add(Identity.of(finding)));
        return identities;
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
