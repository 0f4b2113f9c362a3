package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.part10.BulkValue;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frames of an image as native pixels, little endian; decoded while they are read if they are compressed. Immutable. */
final class NativeFrames {
    private final PixelFormat format;
    private final List<Body> frames;

    private NativeFrames(PixelFormat format, List<Body> frames) {
        this.format = format;
        this.frames = List.copyOf(frames);
    }

    /** The frames of an instance; empty if it has none, or they cannot be decoded here or told apart. */
    static Optional<NativeFrames> of(Opened opened) {
        BulkValue value = opened.pixelData().orElse(null);
        PixelFormat format = PixelFormat.of(opened.dataset()).orElse(null);
        if (value == null || format == null) {
            return Optional.empty();
        }
        return value.encapsulated() ? decoded(opened, value, format) : stored(opened, value, format);
    }

    private static Optional<NativeFrames> stored(Opened opened, BulkValue value, PixelFormat format) {
        Body all = opened.body(value);
        long length = format.frameLength();
        if (!format.isAligned() || all.length() / length < format.frames()) {
            return Optional.empty();
        }
        List<Body> frames = new ArrayList<>(format.frames());
        for (int i = 0; i < format.frames(); i++) {
            frames.add(all.slice(i * length, length));
        }
        return Optional.of(new NativeFrames(format, frames));
    }

    private static Optional<NativeFrames> decoded(Opened opened, BulkValue value, PixelFormat format) {
        FrameDecoder decoder = FrameDecoder.of(opened.syntax(), format).orElse(null);
        List<Body> compressed = opened.compressedFrames(value).orElse(List.of());
        if (decoder == null || compressed.isEmpty()) {
            return Optional.empty();
        }
        PixelFormat decoded = format.decoded();
        List<Body> frames = new ArrayList<>(compressed.size());
        for (Body frame : compressed) {
            frames.add(Body.of(
                    opened.source(), decoded.frameLength(), () -> new ByteArrayInputStream(decoder.decode(frame))));
        }
        return Optional.of(new NativeFrames(decoded, frames));
    }

    /** How the frames are encoded. */
    PixelFormat format() {
        return format;
    }

    List<Body> frames() {
        return frames;
    }

    /** All frames one after the other: the value of native Pixel Data. */
    Body all() {
        return frames.size() == 1 ? frames.get(0) : Body.concat(frames);
    }
}
