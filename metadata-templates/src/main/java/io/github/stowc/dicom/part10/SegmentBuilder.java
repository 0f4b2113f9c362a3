package io.github.stowc.dicom.part10;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects bytes, little endian, and runs of bulk data between them. */
final class SegmentBuilder {
    private final List<Segment> segments = new ArrayList<>();
    private byte[] bytes = new byte[1024];
    private int size;

    void u8(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void u16(int value) {
        room(2);
        bytes[size++] = (byte) value;
        bytes[size++] = (byte) (value >>> 8);
    }

    void u32(long value) {
        u16((int) value);
        u16((int) (value >>> 16));
    }

    void bytes(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    void bytes(ByteBuffer more) {
        int count = more.remaining();
        room(count);
        more.get(bytes, size, count);
        size += count;
    }

    void segment(Segment segment) {
        if (segment.length() == 0) {
            return;
        }
        if (segment instanceof Segment.Literal literal) {
            bytes(literal.bytes());
            return;
        }
        flush();
        segments.add(segment);
    }

    List<Segment> build() {
        flush();
        return List.copyOf(segments);
    }

    private void flush() {
        if (size > 0) {
            segments.add(new Segment.Literal(ByteBuffer.wrap(Arrays.copyOf(bytes, size))));
            size = 0;
        }
    }

    private void room(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), bytes.length * 2));
        }
    }
}
