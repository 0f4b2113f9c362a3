package io.github.stowc.media;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.JpegFacts;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.decoded.JpegPixels;
import io.github.stowc.media.jpeg.JpegReader;
import io.github.stowc.media.jpeg.turn.JpegTurn;
import java.io.IOException;
import java.io.InputStream;

/** Turns JPEGs as their EXIF tells: their blocks if they fit, else their pixels, but never by another lossy compression. */
final class TurnedJpegs {
    private TurnedJpegs() {}

    static Media.Content of(ByteWindow window, Media.Jpeg jpeg) throws IOException {
        int orientation = jpeg.facts().orientation();
        Source turned = JpegTurn.of(window, orientation);
        if (turned == null) {
            return JpegPixels.turned(jpeg, orientation);
        }
        JpegFacts facts;
        try (ByteWindow in = new ByteWindow(turned)) {
            facts = ((Media.Jpeg) JpegReader.read(in)).facts();
        }
        // Many photographs would not fit into the memory, so each is turned again when it goes out.
        Source original = window.source();
        return new Media.Jpeg(Source.of(original.name(), turned.size(), () -> open(original, orientation)), facts);
    }

    /** If the file has changed since, the length is another one, which whoever reads it notices. */
    private static InputStream open(Source original, int orientation) throws IOException {
        try (ByteWindow in = new ByteWindow(original)) {
            Source turned = JpegTurn.of(in, orientation);
            return turned == null ? InputStream.nullInputStream() : turned.open();
        }
    }
}
