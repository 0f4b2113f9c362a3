package io.github.stowc.stow.encode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a writer writes, as a stream to read; the writer runs in a thread of its own and no further ahead than some buffers.
 *
 * <p>Unlike a pipe of the JDK it does not mind which threads read, nor that they end.
 */
final class GeneratedStream extends InputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int AHEAD = 4;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> ready = new ArrayBlockingQueue<>(AHEAD);
    private final Writer writer;
    private volatile @Nullable Throwable failure;
    private @Nullable Thread thread;
    private byte[] current = {};
    private int next;
    private boolean ended;

    /** Writes the whole content. */
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    GeneratedStream(Writer writer) {
        this.writer = writer;
    }

    private void start() {
        Thread started = new Thread(this::run, "stowc-metadata");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    private void run() {
        try (OutputStream out = new BufferedOutputStream(new Chunks(), BUFFER)) {
            writer.writeTo(out);
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
        try {
            // The failure must be there before the end of the stream is.
            ready.put(END);
        } catch (InterruptedException e) {
            // Nobody reads any more.
            Thread.currentThread().interrupt();
        }
    }

    /** Hands over what is written, and waits while the reader is far behind. */
    private final class Chunks extends OutputStream {
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
                ready.put(Arrays.copyOfRange(bytes, offset, offset + count));
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
        if (thread == null) {
            start();
        }
        if (length == 0) {
            return 0;
        }
        while (next == current.length) {
            if (ended) {
                return -1;
            }
            advance();
        }
        int count = Math.min(length, current.length - next);
        System.arraycopy(current, next, bytes, offset, count);
        next += count;
        return count;
    }

    private void advance() throws IOException {
        try {
            current = ready.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while metadata were written");
        }
        next = 0;
        if (current.length == 0) {
            ended = true;
            throwFailure();
        }
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
    public void close() {
        Thread started = thread;
        if (started != null) {
            started.interrupt();
        }
    }
}
