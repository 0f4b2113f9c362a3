package io.github.stowc.stow.input;

import io.github.stowc.bytes.Body;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.mime.Header;
import java.util.List;

/** A value that is sent separately from the metadata of a {@link StowInstance}, or in its DICOM file. Immutable. */
public sealed interface StowBulkData {

    /** The BulkDataURI that links to it, in visible ASCII: it becomes the part's Content-Location. */
    String uri();

    /**
     * An unchanged value: native Pixel Data in little endian, or a document.
     *
     * @param uri see {@link StowBulkData#uri}
     * @param mediaType the media type of its part: {@link MediaType#OCTET_STREAM} for pixels
     * @param body its bytes
     */
    record Plain(String uri, MediaType mediaType, Body body) implements StowBulkData {
        /**
         * Checks the URI.
         *
         * @throws IllegalArgumentException if a header field cannot hold it
         */
        public Plain {
            requireUri(uri);
        }
    }

    /**
     * Compressed Pixel Data in the instance's transfer syntax.
     *
     * @param uri see {@link StowBulkData#uri}
     * @param frames one compressed stream per frame; for a video one stream for all of them (PS3.5 8.2.5 to 8.2.9)
     */
    record Compressed(String uri, List<Body> frames) implements StowBulkData {
        /**
         * Checks the URI and copies the list.
         *
         * @throws IllegalArgumentException if a header field cannot hold the URI, or there is no frame
         */
        public Compressed {
            requireUri(uri);
            if (frames.isEmpty()) {
                throw new IllegalArgumentException(uri + ": compressed Pixel Data needs at least one frame");
            }
            frames = List.copyOf(frames);
        }
    }

    private static void requireUri(String uri) {
        if (uri.isEmpty()) {
            throw new IllegalArgumentException("a BulkDataURI must not be empty (PS3.18 F.2.6)");
        }
        new Header("Content-Location", uri);
    }
}
