package io.github.stowc.stow;

import io.github.stowc.media.Media;
import io.github.stowc.media.Slice;
import io.github.stowc.media.Source;
import io.github.stowc.mime.Body;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** Sources as bodies of parts. */
final class Bodies {
    private Bodies() {}

    /** All of a source. */
    static Body of(Source source) {
        Path path = source.path().orElse(null);
        FileTime time = source.lastModified().orElse(null);
        return path == null || time == null
                ? Body.of(source.name(), source.size(), source::open)
                : Body.of(path, source.size(), time);
    }

    /**
     * A JPEG without its application segments.
     *
     * @throws IOException if it cannot be read
     */
    static Body withoutAppn(Media.Jpeg jpeg) throws IOException {
        Body whole = of(jpeg.source());
        List<Slice> slices = jpeg.withoutAppn();
        List<Body> kept = new ArrayList<>(slices.size());
        for (Slice slice : slices) {
            if (whole instanceof Body.FileRange range) {
                kept.add(range.slice(slice.offset(), slice.length()));
            } else {
                kept.add(Body.of(jpeg.source().name(), slice.length(), () -> new SliceStream(whole.open(), slice)));
            }
        }
        return Body.concat(kept);
    }
}
