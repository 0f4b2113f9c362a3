package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;
import java.util.List;

/** Finds XML attributes that the model does not know. */
final class XmlAttributes {
    private XmlAttributes() {}

    /**
     * Checks the current element; reports each rule once per DICOM attribute.
     *
     * @param known what the element may have
     */
    static void check(XmlCursor in, Problems problems, DicomAttribute attribute, Tag tag, List<String> known)
            throws IOException {
        for (int i = 0; i < in.attributes(); i++) {
            String name = in.attributeName(i);
            if (name == null || known.contains(name)) {
                continue;
            }
            String meant = meant(name, known);
            XmlRule rule = meant.isEmpty() ? XmlRule.XML_ATTRIBUTE : XmlRule.ATTRIBUTE_CASE;
            if (attribute.isFirst(rule)) {
                problems.report(Problem.of(
                                rule,
                                "a " + in.name() + " has no " + Excerpt.of(name),
                                meant.isEmpty() ? "remove it" : "write " + meant)
                        .at(in.place())
                        .withTag(tag));
            }
        }
    }

    private static String meant(String name, List<String> known) {
        for (String each : known) {
            if (each.equalsIgnoreCase(name)) {
                return each;
            }
        }
        return "";
    }
}
