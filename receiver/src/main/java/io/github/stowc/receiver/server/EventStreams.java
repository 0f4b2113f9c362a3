package io.github.stowc.receiver.server;

import io.github.stowc.receiver.page.PageService;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** All listeners to server-sent events. Safe to share between threads. */
final class EventStreams {
    private static final int MOST = 200;
    private static final Duration BEAT = Duration.ofSeconds(15);

    private final PageService page;
    private final Workers workers;
    private final Pacer pacer;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    EventStreams(PageService page, Workers workers, Pacer pacer) {
        this.page = page;
        this.workers = workers;
        this.pacer = pacer;
        pacer.after(BEAT, this::beat);
    }

    private void beat() {
        streams.forEach(EventStream::beat);
        if (!closed) {
            pacer.after(BEAT, this::beat);
        }
    }

    /** Whether there is room for one more. */
    boolean isFree() {
        return streams.size() < MOST;
    }

    /** Begins to tell a listener; status and fields are set. */
    void open(Response response, Callback callback) {
        EventStream[] self = new EventStream[1];
        EventStream stream = new EventStream(
                page.rows().changes(), response, callback, workers::read, () -> streams.remove(self[0]));
        self[0] = stream;
        streams.add(stream);
        if (closed) {
            stream.close();
        } else {
            stream.wake();
        }
    }

    /** Tells all listeners what has changed. */
    void wake() {
        streams.forEach(EventStream::wake);
    }

    /** Ends all streams. */
    void close() {
        closed = true;
        streams.forEach(EventStream::close);
    }
}
