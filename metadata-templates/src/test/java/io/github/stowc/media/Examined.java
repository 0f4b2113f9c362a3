package io.github.stowc.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Examines and decodes pictures for tests. */
public final class Examined {
    private Examined() {}

    public static Media.Raster raster(Source source) throws IOException {
        return assertInstanceOf(Media.Raster.class, MediaReader.examine(source));
    }

    public static Media.Raster raster(byte[] bytes) throws IOException {
        return raster(Source.of("a", bytes));
    }

    public static Media.Codestream codestream(byte[] bytes) throws IOException {
        return assertInstanceOf(Media.Codestream.class, MediaReader.examine(Source.of("a", bytes)));
    }

    public static Media.Codestream codestream(Path file) throws IOException {
        return assertInstanceOf(Media.Codestream.class, MediaReader.examine(Source.of(file)));
    }

    public static byte[] pixels(Media.Raster raster) throws IOException {
        Payload.Decoded payload = assertInstanceOf(Payload.Decoded.class, raster.payload());
        try (InputStream in = payload.opener().open()) {
            byte[] pixels = in.readAllBytes();
            assertEquals(payload.length(), pixels.length);
            return pixels;
        }
    }

    /** Why a source is refused at first sight. */
    public static MediaException refusal(String name, byte[] bytes) {
        return assertThrows(MediaException.class, () -> MediaReader.examine(Source.of(name, bytes)));
    }

    public static MediaException refusal(byte[] bytes) {
        return refusal("a", bytes);
    }

    /** Why the pixels of a source that seemed sound cannot be had. */
    public static MediaException failure(byte[] bytes) throws IOException {
        Media.Raster raster = raster(bytes);
        return assertThrows(MediaException.class, () -> pixels(raster));
    }
}
