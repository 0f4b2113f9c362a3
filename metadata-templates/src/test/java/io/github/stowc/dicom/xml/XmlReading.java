package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.dicom.text.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a collecting reader made of a text. */
record XmlReading(Optional<XmlInstance> instance, List<Problem> problems) {

    /** A document around attributes. */
    static String document(String attributes) {
        return "<NativeDicomModel xmlns=\"http://dicom.nema.org/PS3.19/models/NativeDICOM\" xml:space=\"preserve\">"
                + attributes + "</NativeDicomModel>";
    }

    static XmlReading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static XmlReading of(byte[] bytes) {
        return of(new ByteArrayInputStream(bytes));
    }

    static XmlReading of(InputStream in) {
        List<Problem> problems = new ArrayList<>();
        try {
            return new XmlReading(DicomXmlReader.collect(in, "test.xml", problems::add), problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the attributes in a document are read as, and that they have no problem. */
    static Dataset dataset(String attributes) {
        XmlReading reading = of(document(attributes));
        if (!reading.problems.isEmpty()) {
            throw new AssertionError("no problem is expected, found " + reading.problems);
        }
        return reading.dataset();
    }

    Problem onlyProblem() {
        if (problems.size() != 1) {
            throw new AssertionError("one problem is expected, found " + problems);
        }
        return problems.get(0);
    }

    Dataset dataset() {
        return instance.orElseThrow().dataset();
    }

    Positions positions() {
        return instance.orElseThrow().positions();
    }
}
