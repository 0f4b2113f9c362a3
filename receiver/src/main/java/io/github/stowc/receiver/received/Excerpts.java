package io.github.stowc.receiver.received;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Span;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ranges of a body that are kept in memory: framing, heads of parts, metadata up to 1 MiB each, the first 4 KiB and the
 * last 64 bytes of each other body. Immutable.
 */
public final class Excerpts {
    private static final int METADATA = 1 << 20;
    private static final int FIRST = 4096;
    private static final int LAST = 64;
    /** All ranges of one body together; what comes later is left out. */
    private static final int MOST = 4 << 20;

    private final List<Excerpt> ranges;
    private final long kept;

    private Excerpts(List<Excerpt> ranges) {
        this.ranges = List.copyOf(ranges);
        this.kept = ranges.stream().mapToLong(Excerpt::length).sum();
    }

    /**
     * A range. Immutable.
     *
     * @param offset its first byte in the body, from 0
     * @param bytes 1 or more
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record Excerpt(long offset, byte[] bytes) {
        /** A copy of its bytes. */
        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        /** The number of its bytes. */
        public int length() {
            return bytes.length;
        }

        /** The offset of the first byte after it. */
        public long end() {
            return offset + bytes.length;
        }
    }

    /** What is kept of a body without an anatomy, without a copy. */
    static Excerpts of(KeptBody body) {
        return new Excerpts(body.length() == 0 ? List.of() : List.of(new Excerpt(0, body.shared())));
    }

    /**
     * The ranges of a message.
     *
     * @throws IOException if it cannot be read
     */
    static Excerpts of(Source message, Anatomy anatomy) throws IOException {
        try (ByteWindow window = new ByteWindow(message)) {
            Collector collector = new Collector(window);
            for (Span span : anatomy.spans()) {
                int first = mostOf(span, anatomy);
                if (span.length() <= first + LAST) {
                    collector.add(span.offset(), span.length());
                } else {
                    collector.add(span.offset(), first);
                    collector.add(span.end() - LAST, LAST);
                }
            }
            return new Excerpts(collector.end());
        }
    }

    private static int mostOf(Span span, Anatomy anatomy) {
        return switch (span.kind()) {
            case PREAMBLE, EPILOGUE, PADDING -> FIRST;
            case BODY -> isMetadata(anatomy.parts().get(span.part())) ? METADATA : FIRST;
            default -> METADATA;
        };
    }

    private static boolean isMetadata(Anatomy.Part part) {
        String type = part.fields().mediaType();
        return type.endsWith("json") || type.endsWith("xml");
    }

    /** The ranges in order, with gaps between them. */
    public List<Excerpt> ranges() {
        return ranges;
    }

    /** The number of bytes that are kept. */
    public long length() {
        return kept;
    }

    /** Bytes of the body; empty unless all of them are kept. */
    public Optional<byte[]> bytes(long offset, int length) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Excerpt range = ranges.get(middle);
            if (offset < range.offset()) {
                high = middle - 1;
            } else if (offset >= range.end()) {
                low = middle + 1;
            } else {
                int from = (int) (offset - range.offset());
                return length <= range.end() - offset
                        ? Optional.of(Arrays.copyOfRange(range.bytes, from, from + length))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Reads ranges and joins those that touch. */
    private static final class Collector {
        private final ByteWindow window;
        private final List<Excerpt> ranges = new ArrayList<>();
        private long from;
        private long to;
        private long room = MOST;

        Collector(ByteWindow window) {
            this.window = window;
        }

        void add(long offset, long length) throws IOException {
            long count = Math.min(length, room);
            room -= count;
            if (count == 0) {
                return;
            }
            if (offset != to) {
                flush();
                from = offset;
            }
            to = offset + count;
        }

        List<Excerpt> end() throws IOException {
            flush();
            return ranges;
        }

        private void flush() throws IOException {
            if (to > from) {
                ranges.add(new Excerpt(from, window.copy(from, (int) (to - from))));
            }
            from = to;
        }
    }
}
