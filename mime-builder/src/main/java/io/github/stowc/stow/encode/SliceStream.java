package io.github.stowc.stow.encode;

import io.github.stowc.bytes.Slice;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A range of a stream's bytes. */
final class SliceStream extends FilterInputStream {
    private long left;

    SliceStream(InputStream in, Slice slice) throws IOException {
        super(in);
        this.left = slice.length();
        in.skipNBytes(slice.offset());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(count, 0);
        return count;
    }
}
