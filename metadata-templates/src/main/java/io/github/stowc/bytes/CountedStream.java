package io.github.stowc.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream, or a range of one, that fails unless it gives as many bytes as were announced and its source stays the same. */
final class CountedStream extends FilterInputStream {
    private final Source source;
    private final long length;
    private final boolean isRange;
    private long count;

    private CountedStream(InputStream in, Source source, long length, boolean isRange) {
        super(in);
        this.source = source;
        this.length = length;
        this.isRange = isRange;
    }

    /** All of a stream, which must end after that many bytes. */
    static InputStream whole(InputStream in, Source source, long length) {
        return new CountedStream(in, source, length, false);
    }

    /** A range of a stream; nothing after it is read. */
    static InputStream range(InputStream in, Source source, long offset, long length) throws IOException {
        try {
            in.skipNBytes(offset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        return new CountedStream(in, source, length, true);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int size) throws IOException {
        boolean ends = isRange && count == length;
        int read = ends ? -1 : in.read(bytes, offset, isRange ? (int) Math.min(size, length - count) : size);
        if (read < 0 && count < length) {
            throw new SourceChangedException(source.name(), length + " bytes", "its end after " + count);
        }
        if (read < 0) {
            FileRangeReader.checkUnchanged(source);
        }
        count += Math.max(read, 0);
        if (count > length) {
            throw new SourceChangedException(source.name(), length + " bytes", "more");
        }
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(isRange ? Math.min(n, length - count) : n);
        count += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
