package io.github.stowc.media;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** What a source is, told by its bytes. */
public sealed interface Media {

    /** The source that was looked at. */
    Source source();

    /** The media type of a part that holds it (PS3.18 8.7.3). */
    MediaType mediaType();

    /**
     * A JPEG whose header is sound and whose end is there.
     *
     * @param source the source that was looked at
     * @param facts what its header says
     */
    record Jpeg(Source source, JpegFacts facts) implements Media {
        @Override
        public MediaType mediaType() {
            return MediaType.JPEG;
        }

        /**
         * The ranges that are left when the application segments are dropped, except APP14 Adobe and the ICC profile,
         * which say what the colours mean, and except a JFIF segment without which the colours would be taken for
         * others. What follows the end of the image is dropped too: cameras put further pictures there, with metadata
         * of their own. Comment segments (COM) stay.
         *
         * @return at least one slice, in ascending order
         * @throws MediaException if the bytes behind the header break the rules of T.81
         * @throws IOException if the source cannot be read
         */
        public List<Slice> withoutAppn() throws IOException {
            try (Window window = new Window(source)) {
                return JpegReader.withoutAppn(window);
            }
        }
    }

    /**
     * A file with the preamble and prefix of PS3.10 7.1; what follows them has not been looked at.
     *
     * @param source the source that was looked at
     */
    record Part10(Source source) implements Media {
        @Override
        public MediaType mediaType() {
            return MediaType.DICOM;
        }
    }

    /**
     * Looks at the first bytes of a source, at its header, and at its last bytes.
     *
     * @throws MediaException if it is empty, of a kind that cannot be sent, broken or cut off, or if its extension
     *     names another kind than its bytes
     * @throws IOException if the source cannot be read
     */
    static Media examine(Source source) throws IOException {
        try (Window window = new Window(source)) {
            return examine(source, window);
        }
    }

    /** Like {@link #examine(Source)}, of a file that is open; the channel stays open, and stands anywhere. */
    static Media examine(Source source, SeekableByteChannel channel) throws IOException {
        return examine(source, new Window(source, channel));
    }

    private static Media examine(Source source, Window window) throws IOException {
        if (source.size() == 0) {
            throw MediaException.of(
                    MediaException.Reason.EMPTY,
                    source,
                    "expected a JPEG or a DICOM file, found no bytes",
                    "copy or export it again");
        }
        Kind found = Magic.kind(window);
        if (!found.isNameOf(source.name())) {
            Kind named = Kind.named(source.name());
            if (named != Kind.UNKNOWN && !named.admits(found)) {
                throw Refusal.misnamed(window, named, found);
            }
        }
        return switch (found) {
            case PART10 -> new Part10(source);
            case JPEG -> new Jpeg(source, JpegReader.facts(window));
            default -> throw Refusal.unsupported(window, found);
        };
    }
}
