package io.github.stowc.stow.send;

import io.github.stowc.mime.MessagePublisher;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.answer.AnswerText;
import io.github.stowc.stow.answer.Sent;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.stow.send.AnswerSubscriber.Received;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request and its answer. For one run. */
final class Exchange {
    private final HttpClient client;
    private final HttpRequest request;
    private final StowMessage message;
    private final Patience patience;
    private final Sent sent;
    private final @Nullable ProxyServer proxy;
    private final SendListener listener;
    private final MessagePublisher publisher;
    private volatile long answered = System.nanoTime();
    private boolean answeredWhole;
    private volatile @Nullable ResponseInfo head;
    private volatile @Nullable AnswerSubscriber body;

    /**
     * An exchange.
     *
     * @param patience how long the server may be silent
     * @param proxy the one that the client goes through; null if none is known
     */
    Exchange(
            HttpClient client,
            HttpRequest template,
            StowMessage message,
            Patience patience,
            @Nullable ProxyServer proxy,
            SendListener listener) {
        this.client = client;
        this.message = message;
        this.patience = patience;
        this.proxy = proxy;
        this.listener = listener;
        this.sent = Sent.of(
                message.instanceCount(),
                message.sopInstances(),
                template.headers().firstValue("Authorization").isPresent());
        this.publisher = MessagePublisher.once(message.length(), message::open, listener);
        this.request = HttpRequest.newBuilder(template, (name, value) -> true)
                .setHeader("Content-Type", message.contentType())
                .POST(publisher)
                .build();
    }

    /** The number of the message's bytes that the connection has taken. */
    long sent() {
        return publisher.handedOut();
    }

    /**
     * Sends the message and reads the answer.
     *
     * @throws NotConnectedException if the server cannot be reached
     * @throws NoAnswerException if there is no answer or an incomplete one
     * @throws IOException if the message cannot be read
     */
    StoreResponse run() throws IOException {
        listener.sending(request);
        CompletableFuture<HttpResponse<Received>> future = client.sendAsync(request, this::receive);
        try {
            HttpResponse<Received> answer = await(future);
            Unanswered unanswered = new Unanswered(request, client, proxy);
            if (unanswered.isOfProxy(answer.statusCode())) {
                throw unanswered.noAccount();
            }
            return response(answer.statusCode(), answer.headers(), answer.body());
        } catch (ExecutionException e) {
            return broken(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            future.cancel(true);
            throw interrupted(e);
        } finally {
            publisher.close();
        }
    }

    private AnswerSubscriber receive(ResponseInfo begun) {
        AnswerSubscriber subscriber = new AnswerSubscriber(() -> answered = System.nanoTime());
        body = subscriber;
        head = begun;
        return subscriber;
    }

    /** Checks whether an answer arrived before the connection broke. */
    private StoreResponse broken(Throwable thrown) throws IOException {
        IOException unreadable = publisher.failure();
        if (unreadable != null) {
            throw unreadable;
        }
        ResponseInfo begun = head;
        AnswerSubscriber subscriber = body;
        if (begun != null && subscriber != null) {
            if (begun.statusCode() < 300 && patience.isOver() && thrown instanceof NoAnswerException late) {
                throw late;
            }
            return response(begun.statusCode(), begun.headers(), subscriber.received());
        }
        throw thrown instanceof NoAnswerException silence ? silence : explained(thrown);
    }

    private HttpResponse<Received> await(CompletableFuture<HttpResponse<Received>> future)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return future.get(Math.max(left(), 1), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (left() <= 0) {
                    future.cancel(true);
                    throw new ExecutionException(new NoAnswerException(silence(), isPartSent(), e));
                }
            }
        }
    }

    private long left() {
        return patience.left(Math.max(answered, publisher.lastActivity()));
    }

    private Sentence silence() {
        if (patience.isOver()) {
            String sending = sent() < message.length() ? progress() + " and no answer" : "the answer is not complete";
            return Sentence.of(sending + " within " + seconds(patience.most()) + " (", Choice.MAX_TIME, ")");
        }
        String seconds = seconds(patience.silence());
        String reason = sent() < message.length()
                ? "the server accepted no more bytes for " + seconds + ", " + progress()
                : "the server did not answer within " + seconds;
        return Sentence.of(reason + " (", Choice.TIMEOUT, ")");
    }

    static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private String progress() {
        return sent() + " of " + message.length() + " bytes sent";
    }

    private boolean isPartSent() {
        return sent() > 0;
    }

    /** Whether the answer arrived completely. */
    boolean isAnsweredWhole() {
        return answeredWhole;
    }

    private StoreResponse response(int status, HttpHeaders headers, Received received) throws NoAnswerException {
        answeredWhole = received.isWhole();
        listener.answered(status, headers, received.body());
        if (!received.isWhole() && status < 300) {
            throw new NoAnswerException(
                    "the answer (status " + status + ") broke off after " + received.body().length
                            + " bytes of its body",
                    true,
                    new EOFException());
        }
        byte[] body;
        try {
            body = ContentCoding.decode(headers.allValues("Content-Encoding"), received.body());
        } catch (IOException e) {
            if (status < 300) {
                throw new NoAnswerException(
                        "the answer (status " + status + ") is " + AnswerText.oneLine(String.valueOf(e.getMessage())),
                        true,
                        e);
            }
            // The status alone says that the message was refused.
            body = new byte[0];
        }
        try {
            return StoreResponse.of(status, headers, body, sent);
        } catch (RuntimeException e) {
            // Whatever the problem is, the server has received the message.
            throw new NoAnswerException("the answer (status " + status + ") is unreadable (" + e + ")", true, e);
        }
    }

    private IOException explained(Throwable thrown) {
        Unanswered unanswered = new Unanswered(request, client, proxy);
        if (!isPartSent()) {
            Optional<NotConnectedException> unconnected = unanswered.notConnected(thrown);
            if (unconnected.isPresent()) {
                return unconnected.get();
            }
        }
        return unanswered.brokenOff(thrown, progress(), isPartSent());
    }

    static InterruptedIOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while the message was sent");
        interrupted.initCause(e);
        return interrupted;
    }
}
