package io.github.stowc.dicom.json;

import io.github.stowc.dicom.text.Positions;
import io.github.stowc.dicom.text.Problems;
import java.io.IOException;

/** Marks attributes as flawed and reports why, each rule once an attribute. */
final class Flaws {
    private final Problems problems;

    Flaws(Problems problems) {
        this.problems = problems;
    }

    /** Reports what leaves the value as it was meant. */
    void note(Attribute attribute, JsonRule rule, String message, String fix) throws IOException {
        if (attribute.isFirst(rule)) {
            problems.report(rule, attribute.line, attribute.column, attribute.tag, message, fix);
        }
    }

    /** Reports what makes the value worthless for other rules. */
    void value(Attribute attribute, JsonRule rule, String message, String fix) throws IOException {
        attribute.flaws |= Positions.FLAWED_VALUE;
        note(attribute, rule, message, fix);
    }

    /** Reports what makes the VR a guess. */
    void vr(Attribute attribute, JsonRule rule, String message, String fix) throws IOException {
        attribute.flaws |= Positions.FLAWED_VR;
        note(attribute, rule, message, fix);
    }
}
