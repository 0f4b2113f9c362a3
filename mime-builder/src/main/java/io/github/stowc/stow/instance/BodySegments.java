package io.github.stowc.stow.instance;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Slice;
import io.github.stowc.dicom.part10.Part10Layout;
import io.github.stowc.dicom.part10.Segment;
import io.github.stowc.stow.encode.Bodies;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bodies as the numbered sources of a Part 10 layout, and the layout as a body. Not safe to share between threads. */
public final class BodySegments {
    private final List<Body> sources = new ArrayList<>();

    /** The segments that stand for a body. */
    List<Segment> of(Body body) {
        List<Segment> segments = new ArrayList<>();
        for (Body piece : body.pieces()) {
            segments.add(new Segment.Slice(sources.size(), 0, piece.length()));
            sources.add(piece);
        }
        return segments;
    }

    /** The bytes of a file whose segments are the literal ones, and those that {@link #of} gave. */
    public Body body(Part10Layout layout) {
        List<Body> pieces = new ArrayList<>();
        for (Segment segment : layout.segments()) {
            if (segment instanceof Segment.Literal literal) {
                ByteBuffer bytes = literal.bytes();
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                pieces.add(Body.of(copy));
            } else if (segment instanceof Segment.Slice slice && slice.length() > 0) {
                pieces.add(part(sources.get(slice.source()), slice));
            }
        }
        return Body.concat(pieces);
    }

    private static Body part(Body source, Segment.Slice slice) {
        if (slice.offset() == 0 && slice.length() == source.length()) {
            return source;
        }
        return Bodies.slice(source, new Slice(slice.offset(), slice.length()));
    }
}
