package io.github.stowc.validate.check;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Multiplicity;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks each element of an instance, to any depth, against the data dictionary and its VR. For one thread. */
final class ElementChecks {

    private final DataDictionary dictionary = DataDictionary.standard();
    private final Trail trail = new Trail();
    private final List<Finding> findings;
    private final ReportedElements reported;
    private final boolean acceptsTransferSyntax;

    /**
     * Checks for one instance.
     *
     * @param findings takes what is found
     * @param reported elements to skip; gets those that break a rule
     * @param acceptsTransferSyntax whether Transfer Syntax UID may be among the attributes
     */
    ElementChecks(List<Finding> findings, ReportedElements reported, boolean acceptsTransferSyntax) {
        this.acceptsTransferSyntax = acceptsTransferSyntax;
        this.findings = findings;
        this.reported = reported;
    }

    void check(Dataset instance) {
        check(instance, CharacterCoverage.ABSENT);
    }

    private void check(Dataset dataset, CharacterCoverage outer) {
        CharacterCoverage coverage = outer.of(dataset);
        for (Element element : dataset) {
            check(element, coverage);
        }
        new PrivateBlockChecks(dataset, trail.steps(), reported).check(findings);
    }

    private void check(Element element, CharacterCoverage coverage) {
        Tag tag = element.tag();
        if (tag.isFileMeta() && !(acceptsTransferSyntax && tag.equals(Tags.TRANSFER_SYNTAX_UID))) {
            // The whole attribute must go, so nothing else is said of it.
            return;
        }
        boolean isReported = !reported.isEmpty() && reported.isReported(trail.steps(), tag);
        if (!isReported && !tag.isPrivate()) {
            isReported = checkDictionary(element);
        } else if (!isReported && tag.isPrivateCreator() && element.vr() != VR.LO) {
            isReported = spoil(
                    ValidationRule.DICTIONARY,
                    tag,
                    "expected the vr LO of a private creator, found " + element.vr(),
                    "write \"LO\"");
        }
        if (!isReported) {
            checkValue(element, coverage);
        }
        if (element instanceof Element.Sequence sequence) {
            List<Dataset> items = sequence.items();
            for (int i = 0; i < items.size(); i++) {
                trail.enter(tag, i);
                check(items.get(i), coverage);
                trail.leave();
            }
        }
    }

    /** Whether the VR or the number of values is wrong, so that nothing more can be said about the element. */
    private boolean checkDictionary(Element element) {
        Tag tag = element.tag();
        DictionaryEntry entry = dictionary.find(tag).orElse(null);
        if (entry == null) {
            add(
                    ValidationRule.UNKNOWN_ATTRIBUTE,
                    tag,
                    dictionary.edition() + " has no attribute of this tag",
                    "correct the tag, unless a later edition has it; for an attribute of your own use an odd group with a"
                            + " private creator");
            return false;
        }
        if (!entry.vrs().contains(element.vr())) {
            return spoilByVr(element, entry);
        }
        if (entry.retired()) {
            add(
                    ValidationRule.RETIRED,
                    tag,
                    "the standard has retired this attribute",
                    "leave it out in new instances");
        }
        if (checkSeparators(element, entry.multiplicity())) {
            return true;
        }
        int count = counted(element);
        if (count > 0 && element.vr().isMultiple() && !entry.multiplicity().allows(count)) {
            return spoil(
                    ValidationRule.MULTIPLICITY,
                    tag,
                    "it has " + count + (count == 1 ? " value" : " values") + ", but the standard allows "
                            + entry.multiplicity(),
                    "write as many values as are allowed");
        }
        return false;
    }

    private boolean spoilByVr(Element element, DictionaryEntry entry) {
        boolean unknown = element.vr() == VR.UN;
        return spoil(
                unknown ? ValidationRule.UNKNOWN_VR : ValidationRule.DICTIONARY,
                element.tag(),
                "the vr is " + element.vr() + ", but the standard gives " + names(entry.vrs()),
                (unknown ? "write the value with \"" : "write \"") + entry.vr() + '"');
    }

    /** Reports the backslash that separates values in a DICOM file, in a form that has an array of them. */
    private boolean checkSeparators(Element element, @Nullable Multiplicity multiplicity) {
        String value = ValueChecks.separated(element);
        if (value == null) {
            return false;
        }
        List<String> parts = ValueChecks.parts(value);
        int others = Math.max(0, element.valueCount() - 1);
        String remedy = multiplicity == null || multiplicity.allows(others + parts.size())
                ? "write " + ValueChecks.array(element.vr(), parts)
                : "remove it: the attribute has " + multiplicity + (multiplicity.allows(1) ? " value" : " values");
        return spoil(
                ValidationRule.BACKSLASH,
                element.tag(),
                ValueChecks.shown(element.vr(), value)
                        + "a backslash separates values, but JSON and XML have an element for each",
                remedy);
    }

    private static int counted(Element element) {
        return element instanceof Element.Text || element instanceof Element.Names ? element.valueCount() : 0;
    }

    private static String names(List<VR> vrs) {
        StringBuilder names = new StringBuilder();
        for (VR vr : vrs) {
            names.append(names.isEmpty() ? "" : " or ").append(vr.name());
        }
        return names.toString();
    }

    private void checkValue(Element element, CharacterCoverage coverage) {
        Tag tag = element.tag();
        if (tag.isPrivate() && checkSeparators(element, null)) {
            return;
        }
        int count = counted(element);
        if (count > 1 && !element.vr().isMultiple()) {
            spoil(
                    ValidationRule.MULTIPLICITY,
                    tag,
                    "it has " + count + " values, but " + element.vr() + " holds one",
                    "write one value");
            return;
        }
        Finding broken = ValueChecks.find(element);
        if (broken != null) {
            if (findings.size() <= Limits.FINDINGS) {
                reported.add(trail.steps(), tag);
                findings.add(broken.on(tag, Paths.of(trail.steps(), tag)));
            }
            return;
        }
        if (element.vr().usesCharacterSet()) {
            checkCharacterSet(element, coverage);
        }
    }

    private void checkCharacterSet(Element element, CharacterCoverage coverage) {
        List<String> texts = element.texts();
        for (int i = 0; i < texts.size(); i++) {
            if (!coverage.covers(texts.get(i), element.vr())) {
                boolean absent = coverage.terms() == null;
                add(
                        ValidationRule.CHARACTER_SET,
                        element.tag(),
                        absent
                                ? "its characters need a Specific Character Set (0008,0005), which is absent"
                                : "Specific Character Set (0008,0005) does not have its characters",
                        "give Specific Character Set the value ISO_IR 192");
                return;
            }
        }
    }

    /** Reports an element about which nothing more can be said. */
    private boolean spoil(ValidationRule rule, Tag tag, String message, String remedy) {
        if (findings.size() <= Limits.FINDINGS) {
            reported.add(trail.steps(), tag);
        }
        add(rule, tag, message, remedy);
        return true;
    }

    private void add(ValidationRule rule, Tag tag, String message, String remedy) {
        if (findings.size() > Limits.FINDINGS) {
            return;
        }
        findings.add(Finding.of(rule, message, remedy).on(tag, Paths.of(trail.steps(), tag)));
    }
}
