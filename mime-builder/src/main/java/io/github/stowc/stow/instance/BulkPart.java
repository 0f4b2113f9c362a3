package io.github.stowc.stow.instance;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.part10.BulkContent;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.options.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bulk data of an instance. Immutable.
 *
 * @param uri the BulkDataURI that links to it
 * @param mediaType of each of its bodies
 * @param transferSyntax the UID, where the bytes are compressed pixels
 * @param form what the bodies are
 * @param bodies one, or of {@link Form#FRAMES} one a frame
 */
public record BulkPart(String uri, String mediaType, Optional<String> transferSyntax, Form form, List<Body> bodies) {

    /** What the bodies of bulk data are. */
    public enum Form {
        /** The value as it is. */
        PLAIN,
        /** Compressed frames. */
        FRAMES,
        /** One compressed stream for all frames, as videos are. */
        STREAM
    }

    /** Copies the list. */
    public BulkPart {
        bodies = List.copyOf(bodies);
    }

    /** Bulk data of one body. */
    static BulkPart of(String uri, String mediaType, Optional<String> transferSyntax, Form form, Body body) {
        return new BulkPart(uri, mediaType, transferSyntax, form, List.of(body));
    }

    /**
     * As parts of a message: one, or where there are several frames one for each, located at {@code URI/frames/N} with N
     * from 1 (PS3.18 8.7.3.3.2 and the Retrieve Transaction's Bulk Data).
     */
    public List<Part> parts(Target target) {
        String type = target.has(ServerTrait.PART_TRANSFER_SYNTAX)
                ? transferSyntax
                        .map(uid -> mediaType + "; transfer-syntax=" + uid)
                        .orElse(mediaType)
                : mediaType;
        List<Part> parts = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            String location = bodies.size() == 1 ? uri : uri + "/frames/" + (i + 1);
            parts.add(new Part(
                    List.of(new Header("Content-Type", type), new Header("Content-Location", location)),
                    bodies.get(i)));
        }
        return parts;
    }

    /** As the value of an element in a DICOM file. */
    public BulkContent content() {
        return switch (form) {
            case PLAIN -> new BulkContent.Plain(bodies.get(0));
            case STREAM -> new BulkContent.Stream(bodies.get(0));
            case FRAMES -> new BulkContent.Frames(bodies);
        };
    }
}
