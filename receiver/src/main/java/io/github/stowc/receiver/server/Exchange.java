package io.github.stowc.receiver.server;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.received.GivenAnswer;
import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.receiver.received.KeptBody;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.receiver.received.ReceivedRequests;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import io.github.stowc.validate.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** A request with its answer, of which there is one. */
final class Exchange {
    private static final int KEPT_TEXT = 1 << 20;
    private static final String NOT_KEPT = "the request cannot be written to the folder for requests";
    /** What a client learns if its answer cannot be read from the disk; the log says more. */
    static final String UNREADABLE = "a stored file cannot be read";

    private static final String CLIENT_GONE = "the client went away";
    private static final int BUFFER = 64 * 1024;
    /** How long a sender is listened to after an answer that did not wait for the whole body. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    /** What all exchanges of a server share. */
    record Shared(
            ReceivedRequests requests,
            Guard guard,
            Pacer pacer,
            InFlight inFlight,
            ByteBufferPool buffers,
            Consumer<String> log) {}

    private final Shared shared;
    private final WebRequest head;
    private final Request request;
    private final IncomingBody incoming;
    private final Response response;
    private final Callback callback;
    private final Instant time = Instant.now();
    private final long begun = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean answered = new AtomicBoolean();

    private volatile boolean quiet;
    private volatile boolean hasBody;
    private volatile boolean bodyBegun;
    private volatile long size;
    private volatile String note = "";

    Exchange(Shared shared, WebRequest head, Request request, Response response, Callback callback) {
        this.shared = shared;
        this.head = head;
        this.request = request;
        this.incoming = new IncomingBody(request);
        this.response = response;
        this.callback = callback;
        this.hasBody =
                request.getLength() > 0 || head.field("Transfer-Encoding").isPresent();
        // Work may take longer than a sender may be silent.
        request.addIdleTimeoutListener(timeout -> false);
        shared.inFlight().begin();
    }

    WebRequest head() {
        return head;
    }

    /** The body, which is read from now on. */
    IncomingBody bodyBegins() {
        bodyBegun = true;
        return incoming;
    }

    /** The body has come as a whole. */
    void bodyEnds(long bytes) {
        hasBody = false;
        size = bytes;
    }

    /** How much of the body has come. */
    long size() {
        return size;
    }

    /** The log says nothing of it. */
    void silence() {
        quiet = true;
    }

    /** Answers with events, which do not end by themselves and which nobody waits for. */
    void stream(EventStreams streams, List<HeaderField> fields) {
        if (answered.compareAndSet(false, true)) {
            response.setStatus(200);
            shared.guard().fields(head).forEach(this::add);
            fields.forEach(this::add);
            end(200, 0, "");
            streams.open(response, callback);
        }
    }

    /** What else the log says. */
    void note(String text) {
        note = text;
    }

    /** Sends the answer, or a 500 if its body cannot be read; if the request is still coming, the connection is closed after it. */
    void send(WebAnswer answer) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        InputStream body;
        try {
            body = hasNoBody(answer)
                    ? InputStream.nullInputStream()
                    : answer.body().open();
        } catch (IOException | RuntimeException e) {
            note(LogLine.trouble(e));
            byte[] sentence = (UNREADABLE + "\n").getBytes(StandardCharsets.UTF_8);
            send(WebAnswer.text(500, UNREADABLE), new ByteArrayInputStream(sentence));
            return;
        }
        send(answer, body);
    }

    private void send(WebAnswer answer, InputStream body) {
        response.setStatus(answer.status());
        shared.guard().fields(head).forEach(this::add);
        answer.fields().forEach(this::add);
        boolean closes = hasBody;
        if (closes) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        long length = answer.body().length();
        if (answer.status() != 204) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        }
        long logged = size > 0 ? size : head.method().equals("POST") ? 0 : length;
        Callback end = Callback.from(() -> sent(answer, logged, closes), failure -> {
            end(0, logged, reason(failure));
            callback.failed(failure);
        });
        if (hasNoBody(answer)) {
            response.write(true, BufferUtil.EMPTY_BUFFER, end);
        } else {
            Content.copy(
                    Content.Source.from(new ByteBufferPool.Sized(shared.buffers(), false, BUFFER), body),
                    response,
                    end);
        }
    }

    private boolean hasNoBody(WebAnswer answer) {
        return head.method().equals("HEAD") || answer.body().length() == 0;
    }

    /** Why an answer broke off. */
    private static String reason(Throwable failure) {
        if (failure instanceof EofException || failure instanceof ClosedChannelException) {
            return CLIENT_GONE;
        }
        return failure instanceof TimeoutException ? "the client stopped reading" : LogLine.trouble(failure);
    }

    private void add(HeaderField field) {
        response.getHeaders().add(field.name(), field.value());
    }

    private void sent(WebAnswer answer, long logged, boolean closes) {
        end(answer.status(), logged, note);
        boolean waits = head.field("Expect").isPresent() && !bodyBegun;
        if (!closes || waits) {
            callback.succeeded();
            return;
        }
        Drain drain = new Drain(incoming, callback::succeeded);
        shared.pacer().after(DRAIN, drain::stop);
        drain.run();
    }

    /** The sender went away, or sent chunks that are none, after which Jetty sends no answer. */
    void lost(Throwable failure, long bytes) {
        answered.set(true);
        end(0, bytes, failure instanceof HttpException ? "the chunks are broken" : CLIENT_GONE);
        // Nobody is there to read an answer.
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(failure);
    }

    private void end(int status, long bytes, String said) {
        if (ended.compareAndSet(false, true)) {
            shared.inFlight().end();
            long millis = (System.nanoTime() - begun) / 1_000_000;
            if (!quiet || status >= 500) {
                shared.log().accept(LogLine.of(head, time, status, bytes, millis, said));
            }
        }
    }

    /** Keeps a request whose body did not come as a whole. */
    void keepRefused(long bytes, WebAnswer answer) {
        size = bytes;
        try {
            shared.requests().addHead(bare(bytes, Optional.empty(), List.of(), answer));
        } catch (IOException e) {
            note(NOT_KEPT);
        }
    }

    /** Keeps a request with its body. */
    void keep(Source body, Optional<Anatomy> anatomy, List<Finding> findings, WebAnswer answer) {
        try {
            shared.requests().add(bare(body.size(), anatomy, findings, answer), body);
        } catch (IOException e) {
            note(NOT_KEPT);
        }
    }

    private ReceivedRequest bare(long bytes, Optional<Anatomy> anatomy, List<Finding> findings, WebAnswer answer) {
        String target = head.query().isEmpty() ? head.path() : head.path() + "?" + head.query();
        return new ReceivedRequest(
                shared.requests().next(),
                time,
                head.method(),
                target,
                head.fields(),
                bytes,
                KeptBody.NONE,
                anatomy,
                findings,
                given(answer));
    }

    private static GivenAnswer given(WebAnswer answer) {
        String text = "";
        if (answer.body().length() <= KEPT_TEXT) {
            try (InputStream in = answer.body().open()) {
                text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                // The answer's text stays unknown.
            }
        }
        return new GivenAnswer(answer.status(), answer.fields(), text);
    }
}
