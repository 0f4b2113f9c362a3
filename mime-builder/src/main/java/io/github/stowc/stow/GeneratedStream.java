package io.github.stowc.stow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.jspecify.annotations.Nullable;

/** What a writer writes, as a stream to read; the writer runs in a thread of its own and no further ahead than a buffer. */
final class GeneratedStream extends InputStream {
    private static final int BUFFER = 256 * 1024;

    private final PipedInputStream in = new PipedInputStream(BUFFER);
    private final Writer writer;
    private volatile @Nullable Throwable failure;
    private boolean started;

    /** Writes the whole content. */
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    GeneratedStream(Writer writer) {
        this.writer = writer;
    }

    private void start() throws IOException {
        PipedOutputStream out = new PipedOutputStream(in);
        Thread thread = new Thread(() -> run(out), "stowc-metadata");
        thread.setDaemon(true);
        thread.start();
        started = true;
    }

    private void run(PipedOutputStream out) {
        try (out) {
            // The failure must be there before the end of the stream is.
            failure = attempt(out);
        } catch (IOException e) {
            // Nobody reads any more.
        }
    }

    private @Nullable Throwable attempt(OutputStream out) {
        try {
            writer.writeTo(out);
            return null;
        } catch (IOException | RuntimeException | Error e) {
            return e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (!started) {
            start();
        }
        int count = in.read(bytes, offset, length);
        if (count < 0) {
            throwFailure();
        }
        return count;
    }

    private void throwFailure() throws IOException {
        Throwable thrown = failure;
        if (thrown instanceof IOException e) {
            throw e;
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
