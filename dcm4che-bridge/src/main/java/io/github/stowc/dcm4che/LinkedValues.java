package io.github.stowc.dcm4che;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.dcm4che.Dcm4cheInstances.MessagePart;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.data.Value;

/** The values that an instance of a message links to. */
final class LinkedValues implements AttributesBuilder.Values {
    private final String message;
    private final Map<String, MessagePart> parts;
    private final Map<String, Object> values = new HashMap<>();
    private String transferSyntax;

    LinkedValues(String message, Map<String, MessagePart> parts, Dataset dataset) {
        this.message = message;
        this.parts = parts;
        this.transferSyntax = dataset.text(Tags.TRANSFER_SYNTAX_UID).orElse("");
    }

    /** That of the Pixel Data; Explicit VR Little Endian where they are not compressed. */
    String transferSyntax() {
        return transferSyntax.isEmpty() ? UID.ExplicitVRLittleEndian : transferSyntax;
    }

    /**
     * Looks up what the dataset links to.
     *
     * @throws IOException if a part is missing or cannot be read
     */
    void find(Dataset dataset) throws IOException {
        for (Element element : dataset) {
            if (element instanceof Element.BulkData link) {
                values.put(link.uri(), value(link));
            } else if (element instanceof Element.Sequence sequence) {
                for (Dataset item : sequence.items()) {
                    find(item);
                }
            }
        }
    }

    @Override
    public Object valueOf(Element.BulkData link) {
        return values.getOrDefault(link.uri(), Value.NULL);
    }

    private Object value(Element.BulkData link) throws IOException {
        List<MessagePart> frames = frames(link.uri());
        if (frames.isEmpty()) {
            throw new IOException(message + ": " + link.tag() + ": expected a part with Content-Location \""
                    + link.uri() + "\", found none (PS3.18 10.5.1.2)");
        }
        String type = frames.get(0).mediaType();
        boolean compressed =
                link.tag().equals(Tags.PIXEL_DATA) && (type.startsWith("image/") || type.startsWith("video/"));
        if (!compressed) {
            return LinkedBodies.value(frames.get(0).body());
        }
        Fragments fragments = new Fragments(VR.OB, false, frames.size() + 1);
        fragments.add(Value.NULL);
        for (MessagePart frame : frames) {
            fragments.add(LinkedBodies.value(codestream(frame)));
        }
        return fragments;
    }

    /** The part of that location, or those of its frames, which are numbered from 1. */
    private List<MessagePart> frames(String uri) {
        List<MessagePart> found = new ArrayList<>();
        MessagePart whole = parts.get(uri);
        if (whole != null) {
            found.add(whole);
            return found;
        }
        MessagePart frame = parts.get(uri + "/frames/1");
        while (frame != null) {
            found.add(frame);
            frame = parts.get(uri + "/frames/" + (found.size() + 1));
        }
        return found;
    }

    /** The compressed bytes without the file that they may be wrapped in; notes their transfer syntax. */
    private Body codestream(MessagePart part) throws IOException {
        if (transferSyntax.isEmpty()) {
            transferSyntax = part.transferSyntax();
        }
        if (part.mediaType().equals("image/dicom-rle")) {
            transferSyntax = UID.RLELossless;
        }
        Body body = part.body();
        if (!transferSyntax.isEmpty() && !isWrapped(part)) {
            return body;
        }
        Media media = MediaReader.examine(Source.of(part.location(), body.length(), body::open));
        if (transferSyntax.isEmpty()) {
            transferSyntax = transferSyntax(media);
        }
        return media instanceof Media.Codestream codestream ? slice(body, codestream.payload()) : body;
    }

    /** Whether a codestream is in a file of boxes: a codestream alone begins with a marker. */
    private static boolean isWrapped(MessagePart part) throws IOException {
        try (var in = part.body().open()) {
            return part.mediaType().startsWith("image/jp") && in.read() == 0;
        }
    }

    private String transferSyntax(Media media) throws IOException {
        if (media instanceof Media.Jpeg jpeg) {
            return jpeg.facts().imagePixel().transferSyntax().value();
        }
        if (media instanceof Media.Codestream codestream) {
            return codestream.imagePixel().transferSyntax().value();
        }
        if (media instanceof Media.Video video) {
            return video.facts()
                    .transferSyntax()
                    .map(Uid::value)
                    .orElseThrow(() -> new IOException(message + ": "
                            + media.source().name() + ": " + video.facts().refusal()));
        }
        throw new IOException(message + ": " + media.source().name()
                + ": expected compressed pixels of a transfer syntax, found " + media.mediaType());
    }

    private static Body slice(Body body, Payload payload) {
        Slice slice = ((Payload.Ranges) payload).slices().get(0);
        return body.slice(slice.offset(), slice.length());
    }
}
