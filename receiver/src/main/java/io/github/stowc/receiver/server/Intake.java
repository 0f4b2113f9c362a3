package io.github.stowc.receiver.server;

import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.web.WebAnswer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;

/**
 * Takes the body of a request as it comes; no thread waits for the sender. For one request, whose bytes come in one thread
 * at a time while another measures its pace.
 */
final class Intake implements Runnable {
    /** What follows; one of its methods is called once. */
    interface Sink {
        /** Takes the whole body; the spool and the ticket are the sink's to close. */
        void complete(Spool spool, Source body);

        /** The request cannot be served; the answer is to be given at once. */
        void refuse(WebAnswer answer);

        /** The receiver cannot write what comes. */
        void noRoom();

        /** The sender went away. */
        void lost(Throwable failure);
    }

    private final IncomingBody body;
    private final Spool spool;
    private final Slots.Ticket ticket;
    private final long maxSize;
    private final Sink sink;
    private final Pacer pacer;
    /** How much had come at the end of each second, oldest first; for the thread of the pacer. */
    private final Deque<Long> seconds = new ArrayDeque<>();

    private volatile long secondStart;
    private boolean ended;

    Intake(IncomingBody body, Spool spool, Slots.Ticket ticket, long maxSize, Pacer pacer, Sink sink) {
        this.body = body;
        this.spool = spool;
        this.ticket = ticket;
        this.maxSize = maxSize;
        this.pacer = pacer;
        this.sink = sink;
    }

    /** Takes what is there, and asks to be called again when there is more. */
    @Override
    public synchronized void run() {
        try {
            while (!ended) {
                Content.Chunk chunk = body.read();
                if (chunk == null) {
                    body.await(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    fail(chunk.getFailure());
                    return;
                }
                take(chunk);
            }
        } catch (IOException e) {
            end();
            closeSpool();
            sink.noRoom();
        }
    }

    private void take(Content.Chunk chunk) throws IOException {
        boolean isLast = chunk.isLast();
        try {
            // A chunk that goes beyond the limit is not written any more.
            if (spool.size() + chunk.remaining() > maxSize) {
                refuse(WebAnswer.text(413, "expected at most " + maxSize + " bytes, found more"));
                return;
            }
            spool.write(chunk.getByteBuffer());
        } finally {
            chunk.release();
        }
        if (isLast) {
            complete();
        } else if (spool.size() - secondStart >= Pacer.LEAST_PER_SECOND && !ticket.claim()) {
            refuse(busy());
        }
    }

    private void complete() throws IOException {
        Source whole = spool.source("request.mime");
        if (ticket.claimForWork()) {
            ended = true;
            pacer.remove(this);
            sink.complete(spool, whole);
        } else {
            refuse(busy());
        }
    }

    /** The answer if no other request can be worked on. */
    static WebAnswer busy() {
        return WebAnswer.text(503, "as many requests as are allowed are being received; send it again later")
                .with("Retry-After", "1");
    }

    /**
     * Measures the pace, once a second, from the thread of the pacer.
     *
     * @param patience over how many seconds a sender may be too slow
     * @param others refuses a sender that was, in a thread of its own
     */
    void measure(int patience, Executor others) {
        long now = spool.size();
        if (now - secondStart < Pacer.LEAST_PER_SECOND) {
            ticket.pause();
        }
        secondStart = now;
        seconds.addLast(now);
        if (seconds.size() > patience) {
            long then = seconds.removeFirst();
            if (now - then < Pacer.LEAST_PER_SECOND * patience) {
                others.execute(() -> refuseLate(WebAnswer.text(
                        408,
                        "expected at least " + Pacer.LEAST_PER_SECOND + " bytes a second, found " + (now - then)
                                + " in " + patience + " s")));
            }
        }
    }

    /** Refuses a request whose body is still coming; does nothing if it has come by now. */
    synchronized void refuseLate(WebAnswer answer) {
        if (!ended) {
            refuse(answer);
        }
    }

    private void fail(Throwable failure) {
        if (failure instanceof TimeoutException) {
            refuse(WebAnswer.text(408, "expected the rest of the body, found no byte for too long"));
        } else {
            end();
            closeSpool();
            sink.lost(failure);
        }
    }

    private void refuse(WebAnswer answer) {
        end();
        closeSpool();
        sink.refuse(answer);
    }

    private void end() {
        ended = true;
        pacer.remove(this);
        ticket.end();
    }

    private void closeSpool() {
        try {
            spool.close();
        } catch (IOException e) {
            // The next start removes it.
        }
    }
}
