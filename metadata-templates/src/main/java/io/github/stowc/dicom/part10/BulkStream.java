package io.github.stowc.dicom.part10;

import io.github.stowc.bytes.Slice;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Streams a value that stayed in the file. */
final class BulkStream extends InputStream {
    private static final int WORDS = 8 * 1024;

    private final ByteCursor source;
    private final Closeable file;
    private final List<Slice> extents;
    private final int word;
    private int extent;
    private long left;
    /** Whole words in their new order; for words of 1 byte, the bytes unchanged. */
    private byte[] ready = {};

    private int next;

    private BulkStream(ByteCursor source, Closeable file, List<Slice> extents, int word) {
        this.source = source;
        this.file = file;
        this.extents = extents;
        this.word = word;
    }

    /** Reads from the first byte of a file, and closes it at the end. */
    static InputStream open(BulkValue value, ByteCursor start, Closeable file) throws IOException {
        ByteCursor source = start;
        if (value.deflatedAt() >= 0) {
            start.skip(value.deflatedAt());
            source = start.inflated();
        }
        BulkStream stream = new BulkStream(source, file, value.extents(), value.word());
        stream.enter(0);
        return stream;
    }

    private void enter(int index) throws IOException {
        extent = index;
        if (index < extents.size()) {
            source.skip(extents.get(index).offset() - source.offset());
            left = extents.get(index).length();
        }
    }

    @Override
    public int read() throws IOException {
        return prepare() ? ready[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!prepare()) {
            return -1;
        }
        int count = Math.min(length, ready.length - next);
        System.arraycopy(ready, next, bytes, offset, count);
        next += count;
        return count;
    }

    private boolean prepare() throws IOException {
        while (next == ready.length) {
            if (left == 0) {
                if (extent >= extents.size() - 1) {
                    return false;
                }
                enter(extent + 1);
                continue;
            }
            int wanted = (int) Math.min(left, WORDS);
            ready = source.take(wanted);
            if (ready.length < wanted) {
                throw new Part10Exception(
                        source.place(),
                        source.offset(),
                        null,
                        left + " more bytes of value",
                        ready.length + " before the end of the file",
                        "the file has changed since it was read: run again");
            }
            left -= wanted;
            next = 0;
            reverse();
        }
        return true;
    }

    private void reverse() {
        for (int from = 0; word > 1 && from + word <= ready.length; from += word) {
            for (int low = from, high = from + word - 1; low < high; low++, high--) {
                byte kept = ready[low];
                ready[low] = ready[high];
                ready[high] = kept;
            }
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
        file.close();
    }
}
