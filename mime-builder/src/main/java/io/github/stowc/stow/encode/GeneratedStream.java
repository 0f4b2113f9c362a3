package io.github.stowc.stow.encode;

import io.github.stowc.threads.Handover;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A writer's output as a stream to read. The writer runs in its own thread, a few buffers ahead at most. */
final class GeneratedStream extends InputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int AHEAD = 4;

    private final Writer writer;
    private @Nullable Handover<byte[]> written;
    private byte[] current = {};
    private int next;

    /** Writes the whole content. */
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    GeneratedStream(Writer writer) {
        this.writer = writer;
    }

    private void write(Handover<byte[]> to) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new Chunks(to), BUFFER)) {
            writer.writeTo(out);
        }
    }

    /** Passes on what is written, and waits if the reader is far behind. */
    private static final class Chunks extends OutputStream {
        private final Handover<byte[]> to;

        Chunks(Handover<byte[]> to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            if (count == 0) {
                return;
            }
            try {
                to.put(Arrays.copyOfRange(bytes, offset, offset + count));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("nobody reads any more");
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Handover<byte[]> from = written;
        if (from == null) {
            from = new Handover<>("stowc-metadata", AHEAD, this::write);
            written = from;
        }
        if (length == 0) {
            return 0;
        }
        if (next == current.length) {
            byte[] more = from.take();
            if (more == null) {
                return -1;
            }
            current = more;
            next = 0;
        }
        int count = Math.min(length, current.length - next);
        System.arraycopy(current, next, bytes, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() {
        if (written != null) {
            written.close();
        }
    }
}
