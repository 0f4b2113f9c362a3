package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.syntax.PositionsBuilder;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;

/** Reads a dataset: an instance, or an item of a sequence to any depth. */
final class XmlDatasetParser {
    private static final String ATTRIBUTE = "DicomAttribute";

    private final XmlCursor in;
    private final Problems problems;
    private final PositionsBuilder positions;
    private final String namespace;
    private final AttributeParser attributes;

    XmlDatasetParser(XmlCursor in, Problems problems, PositionsBuilder positions) {
        this.in = in;
        this.problems = problems;
        this.positions = positions;
        this.namespace = in.namespace();
        this.attributes = new AttributeParser(in, problems, positions, this);
    }

    /**
     * Reads on to the end tag of the current element.
     *
     * @param index its index among its siblings, from 0
     */
    Dataset read(int index) throws IOException {
        Place place = in.place();
        int node = positions.open(index, place.line(), place.column());
        ElementCollector elements = new ElementCollector(problems, positions);
        StrayText stray = new StrayText();
        while (in.nextChild(stray)) {
            if (isIn(namespace) && in.name().equals(ATTRIBUTE)) {
                attributes.read(elements);
            } else {
                unknown();
            }
        }
        if (stray.isFound()) {
            problems.report(Problem.of(
                            XmlRule.TEXT,
                            "text is between the attributes",
                            "write values as <Value number=\"1\">…</Value> in a DicomAttribute")
                    .at(place));
        }
        positions.close(node);
        return elements.toDataset();
    }

    private boolean isIn(String expected) {
        return in.namespace().equals(expected);
    }

    private void unknown() throws IOException {
        boolean meant = isIn(namespace) && in.name().equalsIgnoreCase(ATTRIBUTE);
        String message = isIn(namespace)
                ? "a DicomAttribute is expected, found " + Excerpt.of(in.name())
                : "a DicomAttribute in the namespace of NativeDicomModel is expected, found " + Excerpt.of(in.name())
                        + " in another";
        problems.report(Problem.of(XmlRule.ELEMENT, message, meant ? "write " + ATTRIBUTE : "remove it")
                .at(in.place()));
        in.skip();
    }
}
