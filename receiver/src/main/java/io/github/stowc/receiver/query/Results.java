package io.github.stowc.receiver.query;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.receiver.web.DatasetForm;
import io.github.stowc.receiver.web.WebAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes answers of the results of a search (PS3.18 10.6.3). */
final class Results {
    private Results() {}

    /**
     * An answer; without results it is 204 in XML, as a message has at least one part (RFC 2046 5.1.1).
     *
     * @throws IOException if XML cannot hold a value
     */
    static WebAnswer answer(DatasetForm form, List<Dataset> results) throws IOException {
        if (form != DatasetForm.XML) {
            return WebAnswer.json(200, form.mediaType(), results);
        }
        if (results.isEmpty()) {
            return WebAnswer.of(204);
        }
        List<Header> headers = List.of(new Header("Content-Type", form.mediaType()));
        List<Part> parts = new ArrayList<>(results.size());
        for (Dataset result : results) {
            try {
                parts.add(new Part(headers, Body.of(form.text(result))));
            } catch (DicomTextException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return WebAnswer.multipart(200, form.mediaType(), parts);
    }
}
