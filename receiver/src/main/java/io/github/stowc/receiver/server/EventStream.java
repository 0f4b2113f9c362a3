package io.github.stowc.receiver.server;

import io.github.stowc.receiver.page.RequestRows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Server-sent events (HTML 9.2) to one listener. No thread waits for it: while it reads slowly, changes add up to one event.
 * Safe to share between threads.
 */
final class EventStream {
    private static final String BEAT = ": still here\n\n";

    private final RequestRows.Changes changes;
    private final Response response;
    private final Callback callback;
    private final Executor executor;
    private final Runnable ended;
    private boolean writing;
    private boolean news;
    private boolean closing;

    /**
     * To a listener whose answer has begun.
     *
     * @param executor makes the events
     * @param ended runs when the listener is gone
     */
    EventStream(
            RequestRows.Changes changes, Response response, Callback callback, Executor executor, Runnable ended) {
        this.changes = changes;
        this.response = response;
        this.callback = callback;
        this.executor = executor;
        this.ended = ended;
    }

    /** Something may have changed. */
    void wake() {
        synchronized (this) {
            news = true;
            if (writing) {
                return;
            }
            writing = true;
        }
        go();
    }

    /** Shows that the connection lives; the listener's end is noticed thereby. */
    void beat() {
        synchronized (this) {
            if (writing) {
                return;
            }
            writing = true;
        }
        write(BufferUtil.toBuffer(BEAT, StandardCharsets.UTF_8));
    }

    /** Ends the stream after what is being written. */
    void close() {
        synchronized (this) {
            closing = true;
            if (writing) {
                return;
            }
            writing = true;
        }
        next();
    }

    private void go() {
        try {
            executor.execute(this::next);
        } catch (RejectedExecutionException e) {
            failed(e);
        }
    }

    private void next() {
        boolean last;
        synchronized (this) {
            news = false;
            last = closing;
        }
        if (last) {
            response.write(true, BufferUtil.EMPTY_BUFFER, Callback.from(this::completed, this::failed));
            return;
        }
        Optional<String> event;
        try {
            event = changes.next();
        } catch (RuntimeException e) {
            failed(e);
            return;
        }
        if (event.isPresent()) {
            write(BufferUtil.toBuffer(event.get(), StandardCharsets.UTF_8));
        } else {
            written();
        }
    }

    private void write(ByteBuffer bytes) {
        response.write(false, bytes, Callback.from(this::written, this::failed));
    }

    private void written() {
        synchronized (this) {
            if (!news && !closing) {
                writing = false;
                return;
            }
        }
        go();
    }

    private void completed() {
        ended.run();
        callback.succeeded();
    }

    private void failed(Throwable failure) {
        ended.run();
        callback.failed(failure);
    }
}
