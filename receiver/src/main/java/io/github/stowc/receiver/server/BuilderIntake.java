package io.github.stowc.receiver.server;

import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.builder.BuilderService;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.web.WebAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.server.Request;

/** Takes the bodies of requests for the builder as those of messages are taken: files to the disk, forms to memory. */
final class BuilderIntake {
    /** As many come in or are worked on at once. */
    private static final int MOST_AT_ONCE = 16;

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final BuilderService builder;
    private final Archive archive;
    private final Workers workers;
    private final Exchange.Shared shared;
    private final SpoolMemory memory;
    private final SpoolMemory nothing = new SpoolMemory(0);
    private final Slots slots = new Slots(MOST_AT_ONCE);

    BuilderIntake(Archive archive, Workers workers, Exchange.Shared shared, SpoolMemory memory) {
        this.builder = new BuilderService(archive);
        this.archive = archive;
        this.workers = workers;
        this.shared = shared;
        this.memory = memory;
        shared.pacer().after(SWEEP, this::sweep);
    }

    private void sweep() {
        builder.removeOld();
        shared.pacer().after(SWEEP, this::sweep);
    }

    /** Answers a request for the builder. */
    void show(Request request, Exchange exchange) {
        String method = exchange.head().method();
        if (method.equals("GET") || method.equals("HEAD")) {
            workers.read(() -> send(exchange, () -> builder.answer(exchange.head(), new byte[0])));
        } else if (method.equals("POST")) {
            Optional<WebAnswer> refusal = builder.refusal(exchange.head(), request.getLength());
            if (refusal.isPresent() || !slots.isFree()) {
                exchange.send(refusal.orElseGet(Intake::busy));
            } else {
                take(exchange);
            }
        } else {
            exchange.send(Guard.noSuchMethod(false));
        }
    }

    private void take(Exchange exchange) {
        boolean isUpload = BuilderService.isUpload(exchange.head());
        Path path = archive.temporary();
        Spool spool = new Spool(path, isUpload ? nothing : memory);
        Slots.Ticket ticket = slots.ticket();
        Intake intake = new Intake(
                exchange.bodyBegins(),
                spool,
                ticket,
                builder.mostBytes(exchange.head()),
                shared.pacer(),
                new Taker(exchange, path, isUpload, ticket));
        shared.pacer().add(intake);
        intake.run();
    }

    /** What becomes of a body. */
    private final class Taker implements Intake.Sink {
        private final Exchange exchange;
        private final Path path;
        private final boolean isUpload;
        private final Slots.Ticket ticket;

        Taker(Exchange exchange, Path path, boolean isUpload, Slots.Ticket ticket) {
            this.exchange = exchange;
            this.path = path;
            this.isUpload = isUpload;
            this.ticket = ticket;
        }

        @Override
        public void complete(Spool whole, Source body) {
            exchange.bodyEnds(whole.size());
            try {
                workers.store(() -> work(whole, body));
            } catch (RejectedExecutionException e) {
                end(whole);
                exchange.send(FrontHandler.ending());
            }
        }

        private void work(Spool whole, Source body) {
            try {
                send(exchange, () -> answer(body));
            } finally {
                end(whole);
            }
        }

        private WebAnswer answer(Source body) throws IOException {
            if (!isUpload) {
                try (InputStream in = body.open()) {
                    return builder.answer(exchange.head(), in.readAllBytes());
                }
            }
            return body.size() == 0
                    ? WebAnswer.text(400, "the file: expected bytes, found none; a file without bytes cannot be sent")
                    : builder.take(exchange.head(), path);
        }

        private void end(Spool whole) {
            try {
                whole.close();
            } catch (IOException e) {
                // The next start removes it.
            }
            ticket.end();
        }

        @Override
        public void refuse(WebAnswer answer) {
            exchange.send(answer);
        }

        @Override
        public void noRoom() {
            exchange.send(WebAnswer.text(503, "the receiver cannot write the file; its disk may be full"));
        }

        @Override
        public void lost(Throwable failure) {
            exchange.lost(failure, 0);
        }
    }

    /** Makes an answer. */
    @FunctionalInterface
    private interface Answering {
        WebAnswer answer() throws IOException;
    }

    private static void send(Exchange exchange, Answering answering) {
        WebAnswer answer;
        try {
            answer = answering.answer();
        } catch (IOException e) {
            exchange.note(LogLine.trouble(e));
            answer = WebAnswer.text(500, Exchange.UNREADABLE);
        } catch (RuntimeException | Error e) {
            exchange.note(LogLine.trouble(e));
            answer = WebAnswer.text(500, "the receiver has a fault, which its log names");
        }
        exchange.send(answer);
    }
}
