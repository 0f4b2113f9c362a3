package io.github.stowc.receiver.server;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;

/**
 * Drops what still comes of a body after its answer, because a sender whose connection is closed while it sends may not
 * read the answer (RFC 9112 9.6). For one request.
 */
final class Drain implements Runnable {
    private static final long MOST = 64L << 20;

    private final IncomingBody body;
    private final Runnable end;
    private final AtomicBoolean ended = new AtomicBoolean();
    private long dropped;

    /**
     * For a request whose answer is sent.
     *
     * @param end called once, when all has come, or enough
     */
    Drain(IncomingBody body, Runnable end) {
        this.body = body;
        this.end = end;
    }

    @Override
    public void run() {
        while (!ended.get()) {
            Content.Chunk chunk = body.read();
            if (chunk == null) {
                body.await(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                stop();
                return;
            }
            boolean isLast = chunk.isLast();
            dropped += chunk.remaining();
            chunk.release();
            if (isLast || dropped > MOST) {
                stop();
            }
        }
    }

    /** Ends it if it has not ended. */
    void stop() {
        if (ended.compareAndSet(false, true)) {
            end.run();
        }
    }
}
