package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stored file whose dataset has been read; its bulk data stay in the file. Immutable. */
final class Opened {
    /** The longest value in bytes that the metadata have in them; a longer one is a link. */
    static final int INLINE = 1024;

    private static final List<Tag> PIXELS = List.of(Tags.PIXEL_DATA, new Tag(0x7FE00008), new Tag(0x7FE00009));

    private final Source source;
    private final Part10Content content;

    private Opened(Source source, Part10Content content) {
        this.source = source;
        this.content = content;
    }

    /**
     * Reads a file.
     *
     * @param inline the longest value in bytes that is taken into memory
     * @throws IOException if it cannot be read
     */
    static Opened read(Path file, int inline) throws IOException {
        Source source = Source.of(file);
        try (ByteWindow window = new ByteWindow(source)) {
            return new Opened(
                    source, Part10Reader.strict().lenient().inlineUpTo(inline).read(window));
        }
    }

    Dataset dataset() {
        return content.dataset();
    }

    Source source() {
        return source;
    }

    List<BulkValue> bulkValues() {
        return content.bulkValues();
    }

    /** The transfer syntax in the file meta information; Implicit VR Little Endian without one. */
    TransferSyntax syntax() {
        return content.meta().transferSyntax().orElse(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }

    Optional<BulkValue> value(Element element) {
        return element instanceof Element.BulkData link ? content.bulkValue(link) : Optional.empty();
    }

    /** Pixel Data, Float Pixel Data or Double Float Pixel Data. */
    Optional<BulkValue> pixelData() {
        for (Tag tag : PIXELS) {
            Optional<BulkValue> value = dataset().get(tag).flatMap(this::value);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** The bytes of a value, little endian; fragments one after the other. */
    Body body(BulkValue value) {
        return body(value, value.extents());
    }

    private Body body(BulkValue value, List<Slice> extents) {
        if (!value.isVerbatim()) {
            Path path = source.path().orElseThrow();
            return Body.of(source, value.length(), () -> value.open(path));
        }
        Body whole = Body.of(source);
        List<Body> pieces = new ArrayList<>(extents.size());
        for (Slice extent : extents) {
            if (extent.length() > 0) {
                pieces.add(whole.slice(extent.offset(), extent.length()));
            }
        }
        return pieces.size() == 1 ? pieces.get(0) : Body.concat(pieces);
    }

    /** The compressed stream of each frame (PS3.5 A.4); empty if they cannot be told apart, or are not compressed. */
    Optional<List<Body>> compressedFrames(BulkValue value) {
        return value.frames(dataset())
                .map(frames -> frames.stream().map(frame -> body(value, frame)).toList());
    }
}
