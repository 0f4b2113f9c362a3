package io.github.stowc.media.decoded;

import io.github.stowc.bytes.ByteWindow;
import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;
import org.jspecify.annotations.Nullable;

/**
 * A source as ImageIO reads it, other bytes in place of its first ones and after its last ones. It keeps nothing on disk or
 * in memory, and is not closed with the window.
 */
final class OverlaidStream extends ImageInputStreamImpl {
    private final ByteWindow window;
    private final byte[] head;
    private final byte[] tail;
    private @Nullable IOException failure;

    OverlaidStream(ByteWindow window, byte[] head, byte[] tail) {
        this.window = window;
        this.head = head;
        this.tail = tail;
    }

    /** Why the source could not be read; null if it could. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        checkClosed();
        bitOffset = 0;
        long size = window.size();
        int some;
        if (streamPos < head.length) {
            some = (int) Math.min(count, head.length - streamPos);
            System.arraycopy(head, (int) streamPos, into, from, some);
        } else if (streamPos < size) {
            some = (int) Math.min(count, size - streamPos);
            copy(into, from, some);
        } else {
            some = (int) Math.min(count, size + tail.length - streamPos);
            if (some <= 0) {
                return count == 0 ? 0 : -1;
            }
            System.arraycopy(tail, (int) (streamPos - size), into, from, some);
        }
        streamPos += some;
        return some;
    }

    private void copy(byte[] into, int from, int count) throws IOException {
        try {
            window.copy(streamPos, into, from, count);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long length() {
        return window.size() + tail.length;
    }
}
