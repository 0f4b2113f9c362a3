package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;
import java.util.List;

/** Reads a PersonName: up to three groups of up to five components (PS3.19 table 10.2-1). */
final class PersonNameParser {
    static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");
    static final List<String> COMPONENTS = List.of("FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix");

    private final XmlCursor in;
    private final Problems problems;

    PersonNameParser(XmlCursor in, Problems problems) {
        this.in = in;
        this.problems = problems;
    }

    /** Reads on to the end tag of the current element. */
    PersonName read(DicomAttribute attribute, Tag tag) throws IOException {
        String namespace = in.namespace();
        String[] groups = {"", "", ""};
        int seen = 0;
        StrayText stray = new StrayText();
        while (in.nextChild(stray)) {
            int group = in.namespace().equals(namespace) ? GROUPS.indexOf(in.name()) : -1;
            if (group < 0 || (seen & 1 << group) != 0) {
                reject(attribute, tag, "a PersonName", GROUPS, group >= 0);
                in.skip();
            } else {
                seen |= 1 << group;
                groups[group] = readGroup(attribute, tag);
            }
        }
        checkStray(attribute, tag, stray, "<Alphabetic><FamilyName>…</FamilyName></Alphabetic>");
        return new PersonName(groups[0], groups[1], groups[2]);
    }

    private String readGroup(DicomAttribute attribute, Tag tag) throws IOException {
        String namespace = in.namespace();
        String group = in.name();
        String[] components = {"", "", "", "", ""};
        int seen = 0;
        int count = 0;
        StrayText stray = new StrayText();
        while (in.nextChild(stray)) {
            int component = in.namespace().equals(namespace) ? COMPONENTS.indexOf(in.name()) : -1;
            if (component < 0 || (seen & 1 << component) != 0) {
                reject(attribute, tag, "an " + group, COMPONENTS, component >= 0);
                in.skip();
            } else {
                seen |= 1 << component;
                count = Math.max(count, component + 1);
                components[component] = readComponent(attribute, tag, component);
            }
        }
        checkStray(attribute, tag, stray, "<FamilyName>…</FamilyName>");
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < count; i++) {
            name.append(i == 0 ? "" : "^").append(components[i]);
        }
        return name.toString();
    }

    private String readComponent(DicomAttribute attribute, Tag tag, int component) throws IOException {
        TextCollector text = new TextCollector();
        if (text.read(in)) {
            attribute.valueFlawed = true;
            problems.report(Problem.of(
                            XmlRule.ELEMENT,
                            "a " + COMPONENTS.get(component) + " holds text, found an element in it",
                            "write &lt; for a <")
                    .at(attribute.place)
                    .withTag(tag));
        }
        if (text.isFull()) {
            attribute.valueFlawed = true;
            problems.report(Problem.of(XmlRule.LIMIT, "a name has more than " + Limits.TEXT + " characters", "")
                    .at(attribute.place)
                    .withTag(tag));
        }
        String value = text.text();
        if (component < COMPONENTS.size() - 1 && value.indexOf('^') >= 0 && attribute.isFirst(XmlRule.PERSON_NAME)) {
            problems.report(Problem.of(
                            XmlRule.PERSON_NAME,
                            "the " + COMPONENTS.get(component) + " has a ^, which separates components",
                            "write each component as an element of its own")
                    .at(attribute.place)
                    .withTag(tag));
        }
        return value;
    }

    private void reject(DicomAttribute attribute, Tag tag, String outer, List<String> known, boolean isTwice)
            throws IOException {
        String name = in.name();
        String remedy = "remove it";
        for (String each : known) {
            remedy = each.equalsIgnoreCase(name) ? "write " + each : remedy;
        }
        // The name of the first group in editions before 2013.
        remedy = name.equals("SingleByte") ? "write Alphabetic" : remedy;
        attribute.valueFlawed = true;
        problems.report(Problem.of(
                        XmlRule.ELEMENT,
                        outer + (isTwice ? " holds " + name + " once" : " holds no " + Excerpt.of(name)),
                        isTwice ? "keep one of them" : remedy)
                .at(in.place())
                .withTag(tag));
    }

    private void checkStray(DicomAttribute attribute, Tag tag, StrayText stray, String remedy) throws IOException {
        if (stray.isFound() && attribute.isFirst(XmlRule.TEXT)) {
            attribute.valueFlawed = true;
            problems.report(Problem.of(XmlRule.TEXT, "text is beside the parts of a name", "write it as " + remedy)
                    .at(attribute.place)
                    .withTag(tag));
        }
    }
}
