package io.github.stowc.dicom.json;

import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;

/** Marks attributes as flawed and reports why, each rule once per attribute. */
final class AttributeFlaws {
    private final Problems problems;

    AttributeFlaws(Problems problems) {
        this.problems = problems;
    }

    /** Reports a flaw that leaves the value as it was meant. */
    void note(Attribute attribute, JsonRule rule, String message, String remedy) throws IOException {
        if (attribute.isFirst(rule)) {
            problems.report(Problem.of(rule, message, remedy)
                    .at(attribute.line, attribute.column)
                    .withTag(attribute.tag));
        }
    }

    /** Reports a flaw that makes the value useless to other rules. */
    void value(Attribute attribute, JsonRule rule, String message, String remedy) throws IOException {
        attribute.flaws |= Positions.FLAWED_VALUE;
        note(attribute, rule, message, remedy);
    }

    /** Reports a flaw that makes the VR a guess. */
    void vr(Attribute attribute, JsonRule rule, String message, String remedy) throws IOException {
        attribute.flaws |= Positions.FLAWED_VR;
        note(attribute, rule, message, remedy);
    }
}
