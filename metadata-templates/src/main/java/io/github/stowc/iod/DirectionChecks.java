package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.iod.condition.Values;
import java.util.List;

/** Checks directions and areas: of the patient, of the image planes, of what is displayed. */
final class DirectionChecks {
    private static final double TOLERANCE = 0.001;

    private DirectionChecks() {}

    /** Patient Orientation has the letters A, P, R, L, H and F for bipeds (PS3.3 C.7.6.1.1.1). */
    static void patientOrientation(Element element, CrossChecks.Reporter reporter) {
        List<String> texts = element.texts();
        boolean quadruped = reporter.scope()
                .root()
                .dataset()
                .text(Tags.ANATOMICAL_ORIENTATION_TYPE)
                .orElse("")
                .equals("QUADRUPED");
        if (quadruped) {
            return;
        }
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                if ("LRAPHF".indexOf(text.charAt(i)) < 0) {
                    reporter.error(
                            element.tag(),
                            "\"" + text + "\" is not a direction made of A, P, R, L, H and F (PS3.3 C.7.6.1.1.1)",
                            "write letters such as L\\P, or leave the value out if it is unknown");
                    return;
                }
            }
        }
        if (texts.size() == 2 && !texts.get(0).isEmpty() && texts.get(0).equals(texts.get(1))) {
            reporter.error(
                    element.tag(),
                    "rows and columns cannot have the same direction " + texts.get(0) + " (PS3.3 C.7.6.1.1.1)",
                    "correct one of them");
        }
    }

    /** The direction cosines of rows and columns are unit vectors at a right angle (PS3.3 C.7.6.2.1.1). */
    static void cosines(Element element, CrossChecks.Reporter reporter) {
        List<String> texts = element.texts();
        if (texts.size() != 6) {
            return;
        }
        double[] v = new double[6];
        for (int i = 0; i < 6; i++) {
            v[i] = Values.number(texts.get(i));
        }
        double row = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        double column = Math.sqrt(v[3] * v[3] + v[4] * v[4] + v[5] * v[5]);
        double product = v[0] * v[3] + v[1] * v[4] + v[2] * v[5];
        if (Math.abs(row - 1) > TOLERANCE || Math.abs(column - 1) > TOLERANCE) {
            reporter.error(
                    element.tag(),
                    "the direction cosines of a row and of a column must have length 1 (PS3.3 C.7.6.2.1.1)",
                    "divide them by their length");
        } else if (Math.abs(product) > TOLERANCE) {
            reporter.error(
                    element.tag(),
                    "the directions of rows and columns are not at a right angle (PS3.3 C.7.6.2.1.1)",
                    "correct one of them");
        }
    }

    /** The top left hand corner of a displayed area is above and to the left of the other (PS3.3 C.10.4). */
    static void displayedAreas(Element element, CrossChecks.Reporter reporter) {
        if (!(element instanceof Element.Sequence sequence)) {
            return;
        }
        for (Dataset item : sequence.items()) {
            for (int axis = 0; axis < 2; axis++) {
                if (Values.number(item, Tags.DISPLAYED_AREA_TOP_LEFT_HAND_CORNER, axis)
                        > Values.number(item, Tags.DISPLAYED_AREA_BOTTOM_RIGHT_HAND_CORNER, axis)) {
                    reporter.error(
                            element.tag(),
                            "the top left hand corner of an area is not above and to the left of its bottom right hand"
                                    + " corner (PS3.3 C.10.4)",
                            "exchange the corners");
                }
            }
        }
    }
}
