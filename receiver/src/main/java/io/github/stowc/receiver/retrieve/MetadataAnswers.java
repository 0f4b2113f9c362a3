package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.mime.Part;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The datasets of instances without their bulk data (PS3.18 10.4.1.1.4). */
final class MetadataAnswers {
    private static final String JSON = "application/dicom+json";
    private static final String PLAIN_JSON = "application/json";
    private static final String XML = "application/dicom+xml";
    /** As many bytes of text stay in memory until they are sent; the rest is made when its turn comes. */
    private static final long KEPT = 4 << 20;

    private final Parts parts;

    MetadataAnswers(Parts parts) {
        this.parts = parts;
    }

    /** Makes the text of a dataset. */
    private interface Form {
        byte[] text(Dataset dataset) throws DicomTextException;
    }

    WebAnswer answer(WebRequest request, List<StoredFile> files, Links links) throws IOException, Refusal {
        for (Wish wish : Wish.of(request)) {
            if (wish.single() && wish.includes(JSON)) {
                return json(JSON, files, links);
            }
            if (wish.single() && wish.includes(PLAIN_JSON)) {
                return json(PLAIN_JSON, files, links);
            }
            if (wish.multipart() && wish.includes(XML)) {
                return xml(files, links);
            }
        }
        throw Refusal.notAcceptable("expected in Accept application/dicom+json or multipart/related;"
                + " type=\"application/dicom+xml\" (PS3.18 10.4.4)");
    }

    private static WebAnswer json(String type, List<StoredFile> files, Links links) throws IOException, Refusal {
        List<Body> bodies =
                bodies(files, links, dataset -> DicomJsonWriter.object(dataset, DicomJsonWriter.Layout.MINIMAL));
        List<Body> array = new ArrayList<>(2 * bodies.size() + 1);
        for (Body body : bodies) {
            array.add(ascii(array.isEmpty() ? "[" : ","));
            array.add(body);
        }
        array.add(ascii("]"));
        return WebAnswer.of(200, type, Body.concat(array));
    }

    private static Body ascii(String text) {
        return Body.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private WebAnswer xml(List<StoredFile> files, Links links) throws IOException, Refusal {
        List<Body> bodies =
                bodies(files, links, dataset -> DicomXmlWriter.document(dataset, DicomXmlWriter.Layout.MINIMAL));
        List<Part> given = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            String location = links.instance(files.get(i).uids()) + "/metadata";
            given.add(Parts.part(XML, location, bodies.get(i)));
        }
        return parts.multipart(200, XML, given);
    }

    /** The text of each instance. */
    private static List<Body> bodies(List<StoredFile> files, Links links, Form form) throws IOException, Refusal {
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

    private static byte[] text(StoredFile file, Links links, Form form) throws IOException {
        Dataset dataset = Opened.read(file.file(), Opened.INLINE).dataset();
        return form.text(links.linked(file.uids(), dataset));
    }
}
