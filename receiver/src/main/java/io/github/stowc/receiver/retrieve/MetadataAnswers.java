package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.mime.Part;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.receiver.web.Accept;
import io.github.stowc.receiver.web.DatasetForm;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The datasets of instances without their bulk data (PS3.18 10.4.1.1.4). */
final class MetadataAnswers {
    /** As many bytes of text stay in memory until they are sent; the rest is made when its turn comes. */
    private static final long KEPT = 4 << 20;

    WebAnswer answer(WebRequest request, List<StoredFile> files, Links links) throws IOException, Refusal {
        DatasetForm form = DatasetForm.ofSeveral(Accept.of(request))
                .orElseThrow(
                        () -> Refusal.notAcceptable("expected in Accept application/dicom+json or multipart/related;"
                                + " type=\"application/dicom+xml\" (PS3.18 10.4.4)"));
        return form == DatasetForm.XML ? xml(files, links) : json(form, files, links);
    }

    private static WebAnswer json(DatasetForm form, List<StoredFile> files, Links links) throws IOException, Refusal {
        List<Body> bodies = bodies(files, links, form);
        List<Body> array = new ArrayList<>(2 * bodies.size() + 1);
        for (Body body : bodies) {
            array.add(ascii(array.isEmpty() ? "[" : ","));
            array.add(body);
        }
        array.add(ascii("]"));
        return WebAnswer.of(200, form.mediaType(), Body.concat(array));
    }

    private static Body ascii(String text) {
        return Body.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private WebAnswer xml(List<StoredFile> files, Links links) throws IOException, Refusal {
        List<Body> bodies = bodies(files, links, DatasetForm.XML);
        String type = DatasetForm.XML.mediaType();
        List<Part> given = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            String location = links.instance(files.get(i).uids()) + "/metadata";
            given.add(Parts.part(type, location, bodies.get(i)));
        }
        return WebAnswer.multipart(200, type, given);
    }

    /** The text of each instance. */
    private static List<Body> bodies(List<StoredFile> files, Links links, DatasetForm form)
            throws IOException, Refusal {
        List<Body> bodies = new ArrayList<>(files.size());
        long kept = 0;
        for (StoredFile file : files) {
            String uid = file.uids().instance().value();
            try {
                byte[] text = text(file, links, form);
                kept += text.length;
                bodies.add(
                        kept <= KEPT
                                ? Body.of(text)
                                : Body.of(uid, text.length, () -> new ByteArrayInputStream(text(file, links, form))));
            } catch (DicomTextException e) {
                throw Refusal.notAcceptable("expected only characters that XML 1.0 has in the instance " + uid
                        + ", found another; ask for application/dicom+json");
            }
        }
        return bodies;
    }

    private static byte[] text(StoredFile file, Links links, DatasetForm form) throws IOException {
        Dataset dataset = Opened.read(file.file(), Opened.INLINE).dataset();
        return form.text(links.linked(file.uids(), dataset));
    }
}
