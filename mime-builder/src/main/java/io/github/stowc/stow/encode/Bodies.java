package io.github.stowc.stow.encode;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** Sources as bodies of parts. */
public final class Bodies {
    private Bodies() {}

    /** All of a source. */
    public static Body of(Source source) {
        Path path = source.path().orElse(null);
        FileTime time = source.lastModified().orElse(null);
        return path == null || time == null
                ? Body.of(source.name(), source.size(), new Opener(source))
                : Body.of(path, source.size(), time);
    }

    /** Makes bodies of the same source equal. */
    private record Opener(Source source) implements Body.StreamOpener {
        @Override
        public InputStream open() throws IOException {
            return source.open();
        }
    }

    /** The bulk data of a picture, video or document. */
    public static Body of(Media.Content content) {
        Payload payload = content.payload();
        Source source = content.source();
        if (payload instanceof Payload.Decoded decoded) {
            return Body.of(source.name(), decoded.length(), decoded.opener()::open);
        }
        return ranges(source, ((Payload.Ranges) payload).slices());
    }

    /**
     * A JPEG without its application segments.
     *
     * @throws IOException if it cannot be read
     */
    public static Body withoutAppn(Media.Jpeg jpeg) throws IOException {
        return ranges(jpeg.source(), MediaReader.withoutAppn(jpeg));
    }

    private static Body ranges(Source source, List<Slice> slices) {
        Body whole = of(source);
        if (slices.size() == 1 && slices.get(0).equals(new Slice(0, source.size()))) {
            return whole;
        }
        List<Body> kept = new ArrayList<>(slices.size());
        for (Slice slice : slices) {
            kept.add(slice(whole, slice));
        }
        return kept.size() == 1 ? kept.get(0) : Body.concat(kept);
    }

    /** A range of a body that is not a sequence; of a file's range, without reading what lies before. */
    public static Body slice(Body whole, Slice slice) {
        if (whole instanceof Body.FileRange range) {
            return range.slice(range.offset() + slice.offset(), slice.length());
        }
        String name = whole instanceof Body.Streamed streamed ? streamed.name() : "bytes in memory";
        return Body.of(name, slice.length(), () -> new SliceStream(whole.open(), slice));
    }
}
