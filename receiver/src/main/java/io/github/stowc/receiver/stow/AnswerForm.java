package io.github.stowc.receiver.stow;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.receiver.web.Accept;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The media types in which a Store Instances Response is given (PS3.18 10.5.3.1); the first without a wish. */
enum AnswerForm {
    JSON("application/dicom+json"),
    /** By its general name, which some clients ask for. */
    PLAIN_JSON("application/json"),
    XML("application/dicom+xml");

    private final String mediaType;

    AnswerForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The form that a request wants; empty if it accepts none.
     *
     * @param preferred the media type of the answer to a request that says nothing
     */
    static Optional<AnswerForm> of(WebRequest request, String preferred) {
        List<String> offers = List.of(JSON.mediaType, PLAIN_JSON.mediaType, XML.mediaType);
        Accept accept = Accept.of(request);
        String wish = request.list("Accept").isEmpty() ? preferred : "";
        return accept.choose(List.of(wish))
                .filter(offers::contains)
                .or(() -> accept.choose(offers))
                .map(type -> values()[offers.indexOf(type)]);
    }

    /** The answer; JSON is one object, as servers give it: Orthanc reads no array here. */
    WebAnswer answer(int status, Dataset dataset) throws IOException {
        return WebAnswer.of(
                status,
                mediaType,
                Body.of(this == XML ? xml(dataset) : DicomJsonWriter.object(dataset, DicomJsonWriter.Layout.MINIMAL)));
    }

    private static byte[] xml(Dataset dataset) throws IOException {
        try {
            return DicomXmlWriter.document(dataset, DicomXmlWriter.Layout.MINIMAL);
        } catch (DicomTextException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
