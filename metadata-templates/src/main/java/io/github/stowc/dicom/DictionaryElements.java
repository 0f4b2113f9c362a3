package io.github.stowc.dicom;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** Makes elements with the VR of the data dictionary, and checks their values against it. */
final class DictionaryElements {
    private static final DataDictionary DICTIONARY = DataDictionary.standard();

    private DictionaryElements() {}

    /** The tag of a keyword. */
    static Tag tag(String keyword) {
        return DICTIONARY
                .find(keyword)
                .map(DictionaryEntry::tag)
                .orElseThrow(() -> new IllegalArgumentException("expected a keyword of PS3.6, found \"" + keyword
                        + "\"; write "
                        + DICTIONARY.nearestKeyword(keyword).orElse("a Tag, such as Tags.PATIENT_NAME")));
    }

    /** An element of text values; the first VR of the dictionary that takes them. */
    static Element of(Tag tag, List<String> values) {
        DictionaryEntry entry = entry(tag, values.size());
        if (values.isEmpty()) {
            return new Element.Empty(tag, entry.vr());
        }
        String remedy = "";
        for (VR vr : entry.vrs()) {
            if (vr == VR.SQ || vr.isBinary()) {
                continue;
            }
            String problem = problem(vr, values);
            if (problem.isEmpty()) {
                return Element.of(tag, vr, values);
            }
            remedy = remedy.isEmpty() ? problem : remedy;
        }
        if (entry.vr() == VR.SQ) {
            throw refused(tag, "items (SQ)", "text", "set a list of datasets");
        }
        throw remedy.isEmpty()
                ? refused(tag, "bytes (" + entry.vr() + ")", "text", "set an Element.Bytes or an Element.BulkData")
                : refused(tag, vrs(entry), "another value", remedy + " (PS3.5 6.2)");
    }

    /** An element of one number; a DS, which has at most 16 characters, gets as many digits as fit. */
    static Element of(Tag tag, double value) {
        String text = Double.toString(value);
        boolean isDecimalString = DICTIONARY.vr(tag) == VR.DS;
        for (int digits = 15; isDecimalString && text.length() > VR.DS.maxCharacters() && digits > 0; digits--) {
            text = new BigDecimal(value).round(new MathContext(digits)).toString();
        }
        return of(tag, List.of(text));
    }

    /** A sequence. */
    static Element sequence(Tag tag, List<Dataset> items) {
        DictionaryEntry entry = entry(tag, 1);
        if (entry.vr() != VR.SQ) {
            throw refused(tag, vrs(entry), "items", "set values");
        }
        return items.isEmpty() ? new Element.Empty(tag, VR.SQ) : new Element.Sequence(tag, items);
    }

    private static DictionaryEntry entry(Tag tag, int count) {
        DictionaryEntry entry = DICTIONARY
                .find(tag)
                .orElseThrow(() -> refused(
                        tag, "an attribute of PS3.6", "one that it does not have", "set an Element with its VR"));
        if (count > 0 && !entry.multiplicity().allows(count)) {
            String expected = entry.multiplicity() + (entry.multiplicity().max() == 1 ? " value" : " values");
            throw refused(tag, expected, Integer.toString(count), "set each value as an argument of its own");
        }
        return entry;
    }

    private static String problem(VR vr, List<String> values) {
        for (String value : values) {
            Optional<String> problem = ValueSyntax.problem(vr, value);
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        return "";
    }

    private static String vrs(DictionaryEntry entry) {
        StringBuilder names = new StringBuilder();
        for (VR vr : entry.vrs()) {
            names.append(names.isEmpty() ? "" : " or ").append(vr);
        }
        return names.toString();
    }

    /**
     * Refuses a VR whose values have another form than those of the dictionary's VRs.
     *
     * @throws IllegalArgumentException if the form differs; never for UN, private and unknown attributes
     */
    static void requirePossible(Tag tag, VR vr) {
        DictionaryEntry entry = vr == VR.UN ? null : DICTIONARY.find(tag).orElse(null);
        if (entry == null) {
            return;
        }
        for (VR known : entry.vrs()) {
            if (known.form() == vr.form()) {
                return;
            }
        }
        throw refused(tag, vrs(entry), vr.name(), "write the VR that PS3.6 gives, or leave it to Dataset.builder()");
    }

    /** The message has no value: it may be a patient's. */
    private static IllegalArgumentException refused(Tag tag, String expected, String found, String remedy) {
        return new IllegalArgumentException(
                tag + " " + DICTIONARY.keyword(tag) + ": expected " + expected + ", found " + found + "; " + remedy);
    }
}
