package io.github.stowc.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies as one stream; each is opened when its turn comes. */
public final class PiecesStream extends InputStream {
    private final Iterator<Body> pieces;
    private @Nullable InputStream current;

    public PiecesStream(List<Body> pieces) {
        this.pieces = pieces.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (current != null || pieces.hasNext()) {
            if (current == null) {
                current = pieces.next().open();
            }
            int count = current.read(bytes, offset, length);
            if (count > 0) {
                return count;
            }
            current.close();
            current = null;
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
