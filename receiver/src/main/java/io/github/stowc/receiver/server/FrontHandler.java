package io.github.stowc.receiver.server;

import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.builder.BuilderService;
import io.github.stowc.receiver.page.PageService;
import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.receiver.stow.StoreOutcome;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Takes requests from Jetty, gives them to the services, and sends the answers. */
final class FrontHandler extends Handler.Abstract.NonBlocking {
    /** All bodies that come in, together. */
    private static final long SPOOL_MEMORY = 16L << 20;

    private static final String UNREADABLE_QUERY =
            "the query: expected two hexadecimal digits after each percent sign (RFC 3986 2.1), found others; write a"
                    + " percent sign as %25";

    private final Services services;
    private final ServerOptions options;
    private final Workers workers;
    private final Exchange.Shared shared;
    private final Slots slots;
    private final PageService page;
    private final EventStreams events;
    private final BuilderIntake builder;
    private final SpoolMemory memory = new SpoolMemory(SPOOL_MEMORY);
    private volatile boolean stopping;

    FrontHandler(Services services, ServerOptions options, Workers workers, Exchange.Shared shared) {
        this.services = services;
        this.options = options;
        this.workers = workers;
        this.shared = shared;
        this.slots = new Slots(options.maxRequests());
        this.page = new PageService(services.requests(), services.sections());
        this.events = new EventStreams(page, workers, shared.pacer());
        this.builder = new BuilderIntake(services.archive(), workers, shared, memory);
        services.requests().onChange(events::wake);
    }

    /** Takes no other requests, also on connections that are open. */
    void stopTaking() {
        stopping = true;
        shared.pacer().refuseAll(ending());
        events.close();
    }

    static WebAnswer ending() {
        return WebAnswer.text(503, "the receiver ends");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        WebRequest head = Heads.of(request);
        Exchange exchange = new Exchange(shared, head, request, response, callback);
        try {
            route(request, exchange);
        } catch (RejectedExecutionException e) {
            exchange.send(ending());
        } catch (RuntimeException e) {
            fail(exchange, e);
        }
        return true;
    }

    private void route(Request request, Exchange exchange) {
        WebRequest head = exchange.head();
        boolean isOld = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0;
        Optional<WebAnswer> refusal =
                stopping ? Optional.of(ending()) : shared.guard().refusal(head, isOld);
        DicomPath path = DicomPath.parse(head.path()).orElse(null);
        if (refusal.isPresent()) {
            refuse(exchange, refusal.get());
        } else if (head.method().equals("OPTIONS")) {
            exchange.send(shared.guard().options(head));
        } else if (!head.hasReadableQuery()) {
            refuse(exchange, WebAnswer.text(400, UNREADABLE_QUERY));
        } else if (BuilderService.isBuilder(head.path())) {
            exchange.silence();
            builder.show(request, exchange);
        } else if (PageService.isPage(head.path())) {
            show(exchange);
        } else if (path == null) {
            refuse(exchange, WebAnswer.text(404, "expected a path such as /studies, found another"));
        } else if (head.method().equals("GET") || head.method().equals("HEAD")) {
            workers.read(() -> send(exchange, () -> services.read(head, path)));
        } else if (head.method().equals("POST") && path.isStore()) {
            WebAnswer early = early(request, head);
            if (early != null) {
                refuse(exchange, early);
            } else {
                take(exchange, path);
            }
        } else {
            refuse(exchange, Guard.noSuchMethod(path.isStore()));
        }
    }

    /** Answers for the page, of which the log says nothing. */
    private void show(Exchange exchange) {
        WebRequest head = exchange.head();
        exchange.silence();
        boolean isEvents =
                head.path().equals(PageService.EVENTS) && head.method().equals("GET");
        if (isEvents && events.isFree()) {
            List<HeaderField> fields = new ArrayList<>(PageService.fields());
            fields.add(new HeaderField("Content-Type", "text/event-stream"));
            exchange.stream(events, fields);
        } else if (isEvents) {
            exchange.send(Intake.busy());
        } else if (List.of("GET", "HEAD", "POST").contains(head.method())) {
            workers.read(() -> send(exchange, () -> page.answer(head)));
        } else {
            exchange.send(Guard.noSuchMethod(false));
        }
    }

    private static void refuse(Exchange exchange, WebAnswer answer) {
        if (exchange.head().method().equals("POST")) {
            exchange.keepRefused(0, answer);
        }
        exchange.send(answer);
    }

    /** Makes an answer. */
    @FunctionalInterface
    private interface Answering {
        WebAnswer answer() throws IOException;
    }

    private static void send(Exchange exchange, Answering answering) {
        try {
            exchange.send(answering.answer());
        } catch (IOException e) {
            exchange.note(LogLine.trouble(e));
            exchange.send(WebAnswer.text(500, Exchange.UNREADABLE));
        } catch (RuntimeException | Error e) {
            fail(exchange, e);
        }
    }

    /** The answer to a message that is refused before a byte of it is read; null if there is none. */
    private @Nullable WebAnswer early(Request request, WebRequest head) {
        String coding = head.list("Content-Encoding").strip();
        if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
            return WebAnswer.text(415, "expected a body without Content-Encoding, found one (RFC 9110 8.4)")
                    .with("Accept-Encoding", "identity");
        }
        if (request.getLength() > options.maxSize()) {
            return WebAnswer.text(
                    413, "expected at most " + options.maxSize() + " bytes, found " + request.getLength());
        }
        return slots.isFree() ? null : Intake.busy();
    }

    private void take(Exchange exchange, DicomPath path) {
        Spool spool = new Spool(services.archive().temporary(), memory);
        Slots.Ticket ticket = slots.ticket();
        Intake intake = new Intake(
                exchange.bodyBegins(),
                spool,
                ticket,
                options.maxSize(),
                shared.pacer(),
                new Taker(exchange, path, spool, ticket));
        shared.pacer().add(intake);
        intake.run();
    }

    /** What becomes of a message. */
    private final class Taker implements Intake.Sink {
        private final Exchange exchange;
        private final DicomPath path;
        private final Spool spool;
        private final Slots.Ticket ticket;

        Taker(Exchange exchange, DicomPath path, Spool spool, Slots.Ticket ticket) {
            this.exchange = exchange;
            this.path = path;
            this.spool = spool;
            this.ticket = ticket;
        }

        @Override
        public void complete(Spool whole, Source body) {
            exchange.bodyEnds(whole.size());
            working(whole, () -> workers.store(() -> work(whole, body)));
        }

        private void work(Spool whole, Source body) {
            Optional<WebAnswer> answer = store(exchange, path, body, false);
            if (answer.isPresent()) {
                end(whole, answer.get());
            } else {
                working(whole, () -> workers.storeAlone(() -> workAlone(whole, body)));
            }
        }

        private void workAlone(Spool whole, Source body) {
            end(whole, store(exchange, path, body, true).orElseThrow());
        }

        private void working(Spool whole, Runnable start) {
            try {
                start.run();
            } catch (RejectedExecutionException e) {
                end(whole, ending());
            }
        }

        private void end(Spool whole, WebAnswer answer) {
            try {
                whole.close();
            } catch (IOException e) {
                // The next start removes it.
            }
            // Before the answer, after which the client may send its next message.
            ticket.end();
            exchange.send(answer);
        }

        @Override
        public void refuse(WebAnswer answer) {
            exchange.keepRefused(spool.size(), answer);
            exchange.send(answer);
        }

        @Override
        public void noRoom() {
            refuse(services.noRoom());
        }

        @Override
        public void lost(Throwable failure) {
            exchange.lost(failure, spool.size());
        }
    }

    /** Stores a message; empty if that needs to be done alone. */
    private Optional<WebAnswer> store(Exchange exchange, DicomPath path, Source body, boolean isAlone) {
        try {
            Optional<StoreOutcome> stored = services.store().store(exchange.head(), path, body, isAlone);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            StoreOutcome outcome = stored.get();
            exchange.note(LogLine.worst(outcome.findings()));
            exchange.keep(body, outcome.anatomy(), outcome.findings(), outcome.answer());
            return Optional.of(outcome.answer());
        } catch (IOException e) {
            WebAnswer answer = services.noRoom();
            exchange.keepRefused(body.size(), answer);
            return Optional.of(answer);
        } catch (RuntimeException | Error e) {
            return Optional.of(fault(exchange, e));
        }
    }

    private static void fail(Exchange exchange, Throwable thrown) {
        exchange.send(fault(exchange, thrown));
    }

    /** Something that should not happen: the client learns that it did, the log where. */
    private static WebAnswer fault(Exchange exchange, Throwable thrown) {
        exchange.note(LogLine.trouble(thrown));
        WebAnswer answer = WebAnswer.text(500, "the receiver has a fault, which its log names");
        if (exchange.head().method().equals("POST")) {
            exchange.keepRefused(exchange.size(), answer);
        }
        return answer;
    }
}
