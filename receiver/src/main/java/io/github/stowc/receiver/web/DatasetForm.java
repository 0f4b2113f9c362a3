package io.github.stowc.receiver.web;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import java.util.List;
import java.util.Optional;

/** The media types in which datasets are given (PS3.18 8.7.3); the first if all are accepted. */
public enum DatasetForm {
    /** The DICOM JSON Model (PS3.18 F). */
    JSON("application/dicom+json"),
    /** The same by its general name, which some clients ask for. */
    PLAIN_JSON("application/json"),
    /** The Native DICOM Model (PS3.19 A.1). */
    XML("application/dicom+xml");

    private static final String MULTIPART = "multipart/related";

    private final String mediaType;

    DatasetForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type of a dataset, in lower case and without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The form of one dataset that is wanted most; empty if none of them is. */
    public static Optional<DatasetForm> ofOne(Accept accept) {
        return accept.ranges().stream()
                .flatMap(range -> List.of(values()).stream().filter(form -> range.includes(form.mediaType)))
                .findFirst();
    }

    /** The form of several that is wanted most: an array in JSON, or {@code multipart/related} with a part in XML for each. */
    public static Optional<DatasetForm> ofSeveral(Accept accept) {
        return accept.ranges().stream()
                .flatMap(range -> List.of(values()).stream().filter(form -> form.isOfSeveral(range)))
                .findFirst();
    }

    private boolean isOfSeveral(Accept.Range range) {
        if (this != XML) {
            return range.includes(mediaType);
        }
        // Some write the parameters of the part's type inside the quotes.
        Accept type = Accept.parse(range.parameter("type"));
        return range.includes(MULTIPART) && type.choose(List.of(mediaType)).isPresent();
    }

    /**
     * A dataset as an object in JSON, or a document in XML.
     *
     * @throws DicomTextException if XML cannot hold a value
     */
    public byte[] text(Dataset dataset) throws DicomTextException {
        return this == XML
                ? DicomXmlWriter.document(dataset, DicomXmlWriter.Layout.MINIMAL)
                : DicomJsonWriter.object(dataset, DicomJsonWriter.Layout.MINIMAL);
    }
}
