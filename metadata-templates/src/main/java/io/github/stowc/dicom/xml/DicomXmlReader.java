package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.syntax.PositionsBuilder;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Problem;
import io.github.stowc.dicom.text.ProblemSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an instance in the Native DICOM Model (PS3.19 A.1): one document, one instance.
 *
 * <p>A strict reader throws at the first error. {@link #collect} hands over each problem and reads on as well as it can.
 *
 * <p>It accepts what toolkits are known to write: elements in no namespace; values with gaps in their numbers (the missing
 * ones are empty); attributes without {@code vr} that the data dictionary has; private attributes as {@code gggg00ee}, the
 * standard's form, or with their block, and with or without their Private Creator (if missing, it is added in the first free
 * block); BulkData with a {@code uuid}, whose link becomes {@code urn:uuid:…}. It refuses document types and fetches
 * nothing. For one thread.
 */
public final class DicomXmlReader {
    /** The namespace of the model's elements. */
    static final String NAMESPACE = "http://dicom.nema.org/PS3.19/models/NativeDICOM";

    /** The name of the outermost element. */
    static final String ROOT = "NativeDicomModel";

    private final InputStream in;
    private final Problems problems;
    private final PositionsBuilder positions = new PositionsBuilder();

    private DicomXmlReader(InputStream in, Problems problems) {
        this.in = in;
        this.problems = problems;
    }

    /**
     * A reader that throws at the first error and ignores warnings.
     *
     * @param in closed once it is read
     * @param file the name for messages
     */
    public static DicomXmlReader strict(InputStream in, String file) {
        return new DicomXmlReader(in, new Problems(file, null, XmlRule.LIMIT));
    }

    /**
     * Reads on after problems, and closes the input.
     *
     * @return empty if a syntax error or a limit ended the reading
     * @throws IOException if reading fails
     */
    public static Optional<XmlInstance> collect(InputStream in, String file, ProblemSink sink) throws IOException {
        DicomXmlReader reader = new DicomXmlReader(in, new Problems(file, sink, XmlRule.LIMIT));
        return Optional.ofNullable(reader.readAndClose());
    }

    /**
     * Reads the instance, and closes the input.
     *
     * @throws DicomTextException at the first error
     * @throws IOException if reading fails
     */
    public Dataset read() throws IOException {
        XmlInstance instance = readAndClose();
        if (instance == null) {
            throw new IllegalStateException("a strict reader ends with an instance or throws");
        }
        return instance.dataset();
    }

    private @Nullable XmlInstance readAndClose() throws IOException {
        try (InputStream closed = in) {
            return document(new XmlCursor(closed));
        } catch (DicomTextException e) {
            problems.end(e);
            return null;
        }
    }

    private @Nullable XmlInstance document(XmlCursor cursor) throws IOException {
        StrayText none = new StrayText();
        cursor.nextChild(none);
        if (!isRoot(cursor)) {
            return null;
        }
        Dataset dataset = new XmlDatasetParser(cursor, problems, positions).read(0);
        // To the end, as what follows may not be XML.
        cursor.nextChild(none);
        return new XmlInstance(dataset, positions.build());
    }

    private boolean isRoot(XmlCursor cursor) throws IOException {
        Place place = cursor.place();
        String namespace = cursor.namespace();
        boolean isNamed = cursor.name().equals(ROOT);
        if (!isNamed || !(namespace.isEmpty() || namespace.equals(NAMESPACE))) {
            String found = isNamed
                    ? "in the namespace " + NAMESPACE + " is expected, found " + Excerpt.of(namespace)
                    : "is expected, found " + Excerpt.of(cursor.name());
            problems.report(
                    Problem.of(XmlRule.ROOT, ROOT + ' ' + found, "write <" + ROOT + " xmlns=\"" + NAMESPACE + "\">")
                            .at(place));
            return false;
        }
        if (namespace.isEmpty()) {
            problems.report(
                    Problem.of(XmlRule.NAMESPACE, ROOT + " is in no namespace", "add xmlns=\"" + NAMESPACE + '"')
                            .at(place));
        }
        if (!cursor.keepsSpace()) {
            problems.report(Problem.of(XmlRule.SPACE, ROOT + " has no xml:space", "add xml:space=\"preserve\"")
                    .at(place));
        }
        for (int i = 0; i < cursor.attributes(); i++) {
            String name = cursor.attributeName(i);
            if (name != null) {
                String message = ROOT + " has no " + Excerpt.of(name);
                problems.report(
                        Problem.of(XmlRule.XML_ATTRIBUTE, message, "remove it").at(place));
            }
        }
        return true;
    }
}
