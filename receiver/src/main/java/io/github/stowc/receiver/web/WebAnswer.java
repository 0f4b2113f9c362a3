package io.github.stowc.receiver.web;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Framing;
import io.github.stowc.mime.Multipart;
import io.github.stowc.mime.Part;
import io.github.stowc.receiver.received.HeaderField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An answer. Immutable.
 *
 * @param status 100 to 599
 * @param fields in order, without Content-Length
 * @param body its bytes, read while they are sent
 */
public record WebAnswer(int status, List<HeaderField> fields, Body body) {
    private static final Body NOTHING = Body.of(new byte[0]);

    /** Copies the list. */
    public WebAnswer {
        fields = List.copyOf(fields);
    }

    /** An answer without a body. */
    public static WebAnswer of(int status) {
        return new WebAnswer(status, List.of(), NOTHING);
    }

    /** An answer with a body of a media type. */
    public static WebAnswer of(int status, String mediaType, Body body) {
        return new WebAnswer(status, List.of(new HeaderField("Content-Type", mediaType)), body);
    }

    /** A sentence for people. */
    public static WebAnswer text(int status, String sentence) {
        return of(status, "text/plain; charset=utf-8", Body.of((sentence + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Datasets as a JSON array (PS3.18 F.2). */
    public static WebAnswer json(int status, List<Dataset> datasets) {
        return json(status, DatasetForm.JSON.mediaType(), datasets);
    }

    /** The same under one of the names of JSON. */
    public static WebAnswer json(int status, String mediaType, List<Dataset> datasets) {
        return of(status, mediaType, Body.of(DicomJsonWriter.array(datasets, DicomJsonWriter.Layout.MINIMAL)));
    }

    /**
     * Parts as {@code multipart/related} (PS3.18 8.7.1, RFC 2387).
     *
     * @param type the media type of the first part
     * @param parts one or more
     */
    public static WebAnswer multipart(int status, String type, List<Part> parts) {
        Multipart message = Multipart.related(type, Boundary.of(UUID.randomUUID()), Framing.CANONICAL, parts);
        return of(status, message.contentType(), Body.concat(message.pieces()));
    }

    /** The same with one more field. */
    public WebAnswer with(String name, String value) {
        List<HeaderField> more = new ArrayList<>(fields);
        more.add(new HeaderField(name, value));
        return new WebAnswer(status, more, body);
    }
}
