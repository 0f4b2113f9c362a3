package io.github.stowc.stow.instance;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.part10.BulkContent;
import io.github.stowc.media.content.Media;
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
 * @param mediaType the media type of each body
 * @param transferSyntax the UID if the bytes are compressed pixels
 * @param form the kind of its bodies
 * @param bodies one, or for {@link Form#FRAMES} one per frame
 * @param media what the header of its file says; empty if nobody has looked
 */
public record BulkPart(
        String uri,
        String mediaType,
        Optional<String> transferSyntax,
        Form form,
        List<Body> bodies,
        Optional<Media.Content> media) {

    /** The kind of bodies that bulk data has. */
    public enum Form {
        /** The unchanged value. */
        PLAIN,
        /** Compressed frames. */
        FRAMES,
        /** One compressed stream for all frames, as for videos. */
        STREAM
    }

    /** Copies the list. */
    public BulkPart {
        bodies = List.copyOf(bodies);
    }

    /** Bulk data at whose content nobody has looked. */
    BulkPart(String uri, String mediaType, Optional<String> transferSyntax, Form form, List<Body> bodies) {
        this(uri, mediaType, transferSyntax, form, bodies, Optional.empty());
    }

    /** The same bulk data, which are those of a file. */
    BulkPart withMedia(Media.Content known) {
        return new BulkPart(uri, mediaType, transferSyntax, form, bodies, Optional.of(known));
    }

    /** Bulk data with one body. */
    static BulkPart of(String uri, String mediaType, Optional<String> transferSyntax, Form form, Body body) {
        return new BulkPart(uri, mediaType, transferSyntax, form, List.of(body));
    }

    /**
     * The parts of a message for it: one, or for several frames one each, at {@code URI/frames/N} with N
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

    /** The value of an element in a DICOM file for it. */
    public BulkContent content() {
        return switch (form) {
            case PLAIN -> new BulkContent.Plain(bodies.get(0));
            case STREAM -> new BulkContent.Stream(bodies.get(0));
            case FRAMES -> new BulkContent.Frames(bodies);
        };
    }
}
