package io.github.stowc.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The bytes of a range of a file. */
final class FileRangeStream extends InputStream {
    private final Body.FileRange range;
    private final FileRangeReader reader;
    private long position;

    FileRangeStream(Body.FileRange range) throws IOException {
        this.range = range;
        this.reader = new FileRangeReader(range);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long left = range.length() - position;
        if (left == 0) {
            reader.checkUnchanged();
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        int count = reader.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left)), position);
        position += count;
        return count;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, range.length() - position));
        position += skipped;
        return skipped;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
