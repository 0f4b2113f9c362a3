package io.github.stowc.dicom.part10;

import io.github.stowc.bytes.Body;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects bytes, little endian, and bodies of bulk data between them. */
final class BodyBuilder {
    private final List<Body> pieces = new ArrayList<>();
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

    /** The bytes of another builder, which has no bodies. */
    void bytes(BodyBuilder more) {
        room(more.size);
        System.arraycopy(more.bytes, 0, bytes, size, more.size);
        size += more.size;
    }

    /** The number of bytes since the last body. */
    int size() {
        return size;
    }

    void body(Body body) {
        if (body.length() > 0) {
            flush();
            pieces.add(body);
        }
    }

    Body build() {
        flush();
        return Body.concat(pieces);
    }

    private void flush() {
        if (size > 0) {
            pieces.add(Body.of(bytes, size));
            size = 0;
        }
    }

    private void room(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), bytes.length * 2));
        }
    }
}
