package io.github.stowc.receiver.page;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.PartContent;
import io.github.stowc.anatomy.PartContents;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.receiver.received.Excerpts;
import io.github.stowc.receiver.received.Excerpts.Excerpt;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.validate.finding.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is kept of a body as a source with the body's offsets; bytes that are not kept read as zero. */
final class KeptBytes {
    private final Excerpts excerpts;
    private final List<Excerpt> ranges;
    private final long size;

    KeptBytes(ReceivedRequest request) {
        this.excerpts = request.excerpts();
        this.ranges = excerpts.ranges();
        this.size = request.size();
    }

    /** All that is shown of a message: of a body that is kept in part, what is kept from its first byte on is looked into. */
    static Inspection inspection(ReceivedRequest request, Anatomy anatomy) throws IOException {
        KeptBytes kept = new KeptBytes(request);
        List<Anatomy.Part> parts = new ArrayList<>(anatomy.parts().size());
        for (Anatomy.Part part : anatomy.parts()) {
            parts.add(new Anatomy.Part(
                    part.index(),
                    part.fields(),
                    part.offset(),
                    Math.min(part.length(), kept.from(part.offset())),
                    part.hasBlank()));
        }
        Anatomy clipped = new Anatomy(
                anatomy.file(),
                anatomy.size(),
                anatomy.head(),
                anatomy.announced(),
                anatomy.boundary(),
                anatomy.spans(),
                parts,
                anatomy.lineEnd());
        List<PartContent> contents = PartContents.of(clipped, kept.source(), false);
        long instances = contents.stream()
                .mapToLong(content -> content.instances().size())
                .sum();
        Summary summary = new Summary(
                1,
                instances,
                count(request, Severity.ERROR),
                count(request, Severity.WARNING),
                count(request, Severity.INFO),
                false);
        return new Inspection(anatomy, contents, request.findings(), summary);
    }

    private static long count(ReceivedRequest request, Severity severity) {
        return request.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private Source source() {
        return Source.of("request", size, Stream::new);
    }

    /** The range that holds an offset, or else the first after it; their number if there is none. */
    private int range(long offset) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many bytes are kept from an offset on without a gap. */
    private long from(long offset) {
        int at = range(offset);
        return at < ranges.size() && ranges.get(at).offset() <= offset
                ? ranges.get(at).end() - offset
                : 0;
    }

    /** The kept pieces of a range of the body, in order. */
    List<Excerpt> pieces(long offset, int length) {
        List<Excerpt> pieces = new ArrayList<>();
        long end = offset + length;
        for (int at = range(offset); at < ranges.size() && ranges.get(at).offset() < end; at++) {
            long from = Math.max(offset, ranges.get(at).offset());
            int count = (int) (Math.min(end, ranges.get(at).end()) - from);
            excerpts.bytes(from, count).ifPresent(bytes -> pieces.add(new Excerpt(from, bytes)));
        }
        return pieces;
    }

    /** Reads the body. */
    private final class Stream extends InputStream {
        private long at;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at >= size) {
                return -1;
            }
            int count = (int) Math.min(length, size - at);
            long kept = from(at);
            if (kept > 0) {
                count = (int) Math.min(count, kept);
                System.arraycopy(excerpts.bytes(at, count).orElseThrow(), 0, into, offset, count);
            } else {
                int next = range(at);
                count = next < ranges.size()
                        ? (int) Math.min(count, ranges.get(next).offset() - at)
                        : count;
                Arrays.fill(into, offset, offset + count, (byte) 0);
            }
            at += count;
            return count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, size - at));
            at += skipped;
            return skipped;
        }
    }
}
