package io.github.stowc.receiver.server;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request while it comes in. One waits for more of it at a time, as Jetty takes no second demand: who waits
 * last is called. Safe to share between threads.
 */
final class IncomingBody implements Runnable {
    private final Request request;
    private @Nullable Runnable reader;
    private boolean waits;

    IncomingBody(Request request) {
        this.request = request;
    }

    /** What is there; null if nothing is. */
    Content.@Nullable Chunk read() {
        return request.read();
    }

    /** Calls a reader once there is more, and no other that waits. */
    void await(Runnable next) {
        synchronized (this) {
            reader = next;
            if (waits) {
                return;
            }
            waits = true;
        }
        request.demand(this);
    }

    @Override
    public void run() {
        Runnable next;
        synchronized (this) {
            waits = false;
            next = reader;
        }
        if (next != null) {
            next.run();
        }
    }
}
