package io.github.stowc.receiver.server;

import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.web.WebAnswer;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Takes the body of a request as it comes; no thread waits for the sender. For one request. */
final class Intake implements Runnable {
    /** What follows. */
    interface Sink {
        /** Takes the whole body; the spool is the sink's to close. */
        void complete(Spool spool, Source body);

        /** The request cannot be served; the answer is to be given at once. */
        void refuse(WebAnswer answer);

        /** The sender went away. */
        void lost(Throwable failure);
    }

    private final Request request;
    private final Spool spool;
    private final long maxSize;
    private final Sink sink;

    Intake(Request request, Spool spool, long maxSize, Sink sink) {
        this.request = request;
        this.spool = spool;
        this.maxSize = maxSize;
        this.sink = sink;
    }

    /** Takes what is there, and asks to be called again when there is more. */
    @Override
    public void run() {
        try {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    fail(chunk.getFailure());
                    return;
                }
                boolean isLast = chunk.isLast();
                try {
                    spool.write(chunk.getByteBuffer());
                } finally {
                    chunk.release();
                }
                if (spool.size() > maxSize) {
                    refuse(WebAnswer.text(413, "expected at most " + maxSize + " bytes, found more"));
                    return;
                }
                if (isLast) {
                    sink.complete(spool, spool.source("request.mime"));
                    return;
                }
            }
        } catch (IOException e) {
            refuse(WebAnswer.text(503, "the receiver's disk is full or cannot be written to"));
        }
    }

    private void fail(Throwable failure) {
        if (failure instanceof TimeoutException) {
            refuse(WebAnswer.text(408, "expected the rest of the body within 30 s, found no byte"));
        } else {
            closeSpool();
            sink.lost(failure);
        }
    }

    private void refuse(WebAnswer answer) {
        closeSpool();
        sink.refuse(answer);
    }

    private void closeSpool() {
        try {
            spool.close();
        } catch (IOException e) {
            // The next start removes it.
        }
    }
}
