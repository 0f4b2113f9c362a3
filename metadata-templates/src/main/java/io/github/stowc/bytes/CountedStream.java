package io.github.stowc.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that must give as many bytes as were announced. */
final class CountedStream extends FilterInputStream {
    private final String name;
    private final long length;
    private long count;

    CountedStream(InputStream in, String name, long length) {
        super(in);
        this.name = name;
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int size) throws IOException {
        int read = in.read(bytes, offset, size);
        if (read < 0 && count < length) {
            throw new SourceChangedException(name, length + " bytes", "its end after " + count);
        }
        count += Math.max(read, 0);
        if (count > length) {
            throw new SourceChangedException(name, length + " bytes", "more");
        }
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(n);
        count += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
