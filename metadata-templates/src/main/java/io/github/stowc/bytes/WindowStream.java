package io.github.stowc.bytes;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a window from an offset on; closing it leaves the window open. */
public class WindowStream extends InputStream {
    private static final int MOST_AT_ONCE = 8192;

    private final ByteWindow in;
    private final long end;
    private long at;

    public WindowStream(ByteWindow in, long from, long end) {
        this.in = in;
        this.at = from;
        this.end = Math.min(end, in.size());
    }

    /** The offset of the next byte. */
    public long at() {
        return at;
    }

    @Override
    public int read() throws IOException {
        return at < end ? in.u8(at++) : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at >= end) {
            return -1;
        }
        int some = (int) Math.min(Math.min(length, MOST_AT_ONCE), end - at);
        in.copy(at, bytes, from, some);
        at += some;
        return some;
    }
}
