package io.github.stowc.receiver.query;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Framing;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Multipart;
import io.github.stowc.mime.Part;
import io.github.stowc.receiver.web.Accept;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The media type of an answer, and its text (PS3.18 8.7.3). For one answer. */
final class AnswerForm {
    /** What can be asked for. */
    static final String EXPECTED = "Accept: expected application/dicom+json, application/json or"
            + " multipart/related; type=\"application/dicom+xml\", found none of them";

    private static final String JSON = "application/dicom+json";
    private static final String PLAIN_JSON = "application/json";
    private static final String MULTIPART = "multipart/related";
    private static final String XML = "application/dicom+xml";

    private final String type;
    private final Boundary boundary = Boundary.of(UUID.randomUUID());

    private AnswerForm(String type) {
        this.type = type;
    }

    /** The form that is wanted most; empty if none of those asked for is possible. */
    static Optional<AnswerForm> wanted(Accept accept) {
        for (Accept.Range range : accept.ranges()) {
            for (String type : List.of(JSON, PLAIN_JSON)) {
                if (range.includes(type)) {
                    return Optional.of(new AnswerForm(type));
                }
            }
            String inner = range.parameter("type");
            if (range.includes(MULTIPART) && (inner.isEmpty() || inner.equalsIgnoreCase(XML))) {
                return Optional.of(new AnswerForm(XML));
            }
        }
        return Optional.empty();
    }

    /** The value of Content-Type. */
    String contentType() {
        return type.equals(XML) ? MULTIPART + "; type=\"" + XML + "\"; boundary=" + boundary.parameter() : type;
    }

    /**
     * The text; empty for no result in XML, as a message has at least one part (RFC 2046 5.1.1).
     *
     * @throws IOException if XML cannot hold a value
     */
    Optional<Body> body(List<Dataset> results) throws IOException {
        if (!type.equals(XML)) {
            return Optional.of(Body.of(DicomJsonWriter.array(results, DicomJsonWriter.Layout.MINIMAL)));
        }
        if (results.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        for (Dataset result : results) {
            try {
                parts.add(new Part(
                        List.of(new Header("Content-Type", XML)),
                        Body.of(DicomXmlWriter.document(result, DicomXmlWriter.Layout.MINIMAL))));
            } catch (DicomTextException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return Optional.of(Body.concat(
                Multipart.related(XML, boundary, Framing.CANONICAL, parts).pieces()));
    }
}
