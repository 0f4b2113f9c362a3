package io.github.stowc.receiver.server;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.received.GivenAnswer;
import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.receiver.received.KeptBody;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.receiver.stow.StoreOutcome;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import io.github.stowc.validate.finding.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes requests from Jetty, gives them to the services, and sends the answers. */
final class FrontHandler extends Handler.Abstract.NonBlocking {
    private static final int KEPT_TEXT = 1 << 20;

    private final Services services;
    private final Guard guard;
    private final ServerOptions options;
    private final Executor workers;

    FrontHandler(Services services, ServerOptions options, Executor workers) {
        this.services = services;
        this.guard = new Guard(options.hosts(), options.origins());
        this.options = options;
        this.workers = workers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        WebRequest head = Heads.of(request);
        Exchange exchange =
                new Exchange(head, response, callback, services.requests().next(), Instant.now());
        Optional<WebAnswer> refusal = guard.refusal(head);
        DicomPath path = DicomPath.parse(head.path()).orElse(null);
        if (refusal.isPresent()) {
            exchange.send(refusal.get());
        } else if (path == null) {
            exchange.send(WebAnswer.text(404, "expected a path such as /studies, found another"));
        } else if (head.method().equals("GET") || head.method().equals("HEAD")) {
            workers.execute(() -> exchange.send(read(head, path)));
        } else if (head.method().equals("POST") && path.isStore()) {
            take(request, exchange, path);
        } else {
            exchange.send(
                    WebAnswer.text(405, "expected GET, or POST to …/studies").with("Allow", "GET, HEAD, POST"));
        }
        return true;
    }

    private WebAnswer read(WebRequest head, DicomPath path) {
        try {
            return services.read(head, path);
        } catch (IOException e) {
            return WebAnswer.text(500, "a stored file cannot be read");
        }
    }

    private void take(Request request, Exchange exchange, DicomPath path) {
        if (request.getLength() > options.maxSize()) {
            exchange.send(WebAnswer.text(
                    413, "expected at most " + options.maxSize() + " bytes, found " + request.getLength()));
            return;
        }
        Spool spool = new Spool(services.archive().temporary());
        new Intake(request, spool, options.maxSize(), new Intake.Sink() {
                    @Override
                    public void complete(Spool whole, Source body) {
                        workers.execute(() -> store(exchange, path, whole, body));
                    }

                    @Override
                    public void refuse(WebAnswer answer) {
                        exchange.send(answer.with("Connection", "close"));
                    }

                    @Override
                    public void lost(Throwable failure) {
                        exchange.callback.failed(failure);
                    }
                })
                .run();
    }

    private void store(Exchange exchange, DicomPath path, Spool spool, Source body) {
        WebAnswer answer;
        try (spool) {
            String host = exchange.head.field("Host").orElse("127.0.0.1");
            StoreOutcome outcome = services.store().store(exchange.head, path, "http://" + host + path.base(), body);
            answer = outcome.answer();
            exchange.keep(body, outcome.anatomy(), outcome.findings(), answer);
        } catch (IOException e) {
            answer = WebAnswer.text(503, "the receiver's disk is full or cannot be written to");
        }
        exchange.send(answer);
    }

    /** A request with its answer. */
    private final class Exchange {
        private final WebRequest head;
        private final Response response;
        private final Callback callback;
        private final long number;
        private final Instant time;

        Exchange(WebRequest head, Response response, Callback callback, long number, Instant time) {
            this.head = head;
            this.response = response;
            this.callback = callback;
            this.number = number;
            this.time = time;
        }

        void send(WebAnswer answer) {
            response.setStatus(answer.status());
            for (HeaderField field : answer.fields()) {
                response.getHeaders().add(field.name(), field.value());
            }
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length());
            if (head.method().equals("HEAD") || answer.body().length() == 0) {
                callback.succeeded();
                return;
            }
            try {
                Content.copy(Content.Source.from(answer.body().open()), response, callback);
            } catch (IOException e) {
                callback.failed(e);
            }
        }

        void keep(Source body, Optional<Anatomy> anatomy, List<Finding> findings, WebAnswer answer) throws IOException {
            byte[] kept;
            try (InputStream in = body.open()) {
                kept = in.readNBytes(options.keepBytes());
            }
            String target = head.query().isEmpty() ? head.path() : head.path() + "?" + head.query();
            services.requests()
                    .add(new ReceivedRequest(
                            number,
                            time,
                            head.method(),
                            target,
                            head.fields(),
                            body.size(),
                            new KeptBody(kept, kept.length < body.size()),
                            anatomy,
                            findings,
                            given(answer)));
        }

        private GivenAnswer given(WebAnswer answer) throws IOException {
            String text = "";
            if (answer.body().length() <= KEPT_TEXT) {
                try (InputStream in = answer.body().open()) {
                    text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            return new GivenAnswer(answer.status(), answer.fields(), text);
        }
    }
}
