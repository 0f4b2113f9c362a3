package io.github.stowc.stow.send;

import io.github.stowc.stow.answer.AnswerText;
import io.github.stowc.stow.send.AnswerSubscriber.Received;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A GET request of a study, a patient or a worklist item (PS3.18 10.4, 10.6), and its answer. For one thread. */
final class LookUp {
    private static final byte[] NO_MATCH = "[]".getBytes(StandardCharsets.US_ASCII);

    private final HttpClient client;
    private final HttpRequest request;
    private final @Nullable ProxyServer proxy;
    private final Duration patience;
    private int status;
    private Optional<String> retryAfter = Optional.empty();
    private boolean isWorthAnotherTry;

    LookUp(HttpClient client, HttpRequest template, @Nullable ProxyServer proxy, Duration patience) {
        this.client = client;
        this.request =
                HttpRequest.newBuilder(template, (name, value) -> true).GET().build();
        this.proxy = proxy;
        this.patience = patience;
    }

    /**
     * The body of the answer; an empty array in JSON if nothing matches.
     *
     * @throws NoAnswerException if there is no answer, or one without what was asked for
     */
    byte[] run() throws IOException {
        CompletableFuture<HttpResponse<Received>> future =
                client.sendAsync(request, head -> new AnswerSubscriber(() -> {}));
        try {
            HttpResponse<Received> answer =
                    patience.isZero() ? future.get() : future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return body(answer);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new NoAnswerException(
                    Sentence.of(
                            place() + ": no answer within " + Exchange.seconds(patience) + " (", Choice.TIMEOUT, ")"),
                    e);
        } catch (InterruptedException e) {
            future.cancel(true);
            throw Exchange.interrupted(e);
        } catch (ExecutionException e) {
            throw explained(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Like {@link #run()}, and asks again if the server is busy or the connection broke. */
    byte[] run(Persistence persistence, Clock clock, Sender.Pause pause) throws IOException {
        Duration backOff = persistence.first();
        for (int left = persistence.retries(); ; left--) {
            status = 0;
            isWorthAnotherTry = false;
            try {
                return run();
            } catch (NoAnswerException e) {
                Optional<Duration> wait = isWorthAnotherTry
                        ? Optional.of(backOff)
                        : persistence.pauseBefore(status, retryAfter, backOff, clock);
                if (left == 0 || wait.isEmpty()) {
                    throw e;
                }
                pause.rest(wait.get());
                backOff = persistence.after(backOff);
            }
        }
    }

    private byte[] body(HttpResponse<Received> answer) throws NoAnswerException {
        status = answer.statusCode();
        retryAfter = answer.headers().firstValue("Retry-After");
        Unanswered unanswered = new Unanswered(request, client, proxy);
        if (unanswered.isOfProxy(status)) {
            throw new NoAnswerException(unanswered.noAccount().sentence(), null);
        }
        Received received = answer.body();
        if (status == 204) {
            return NO_MATCH;
        }
        if (status != 200) {
            throw new NoAnswerException(
                    Sentence.of(
                            place() + ": status " + status
                                    + answer.headers()
                                            .firstValue("Location")
                                            .map(to -> ", which redirects; give the URL that it leads to")
                                            .orElse(""),
                            status == 401 || status == 403 ? Sentence.of("; it may want ", Choice.CREDENTIALS) : ""),
                    status,
                    null);
        }
        isWorthAnotherTry = !received.isWhole();
        if (!received.isWhole() || received.body().length >= AnswerSubscriber.LIMIT) {
            throw new NoAnswerException(
                    Sentence.of(place() + ": "
                            + (received.isWhole()
                                    ? "more than " + AnswerSubscriber.LIMIT + " bytes; ask for one study"
                                    : "the answer broke off after " + received.body().length + " bytes")),
                    null);
        }
        try {
            return ContentCoding.decode(answer.headers().allValues("Content-Encoding"), received.body());
        } catch (IOException e) {
            throw new NoAnswerException(
                    Sentence.of(place() + ": the answer is " + AnswerText.oneLine(String.valueOf(e.getMessage()))), e);
        }
    }

    private IOException explained(Throwable thrown) {
        Unanswered unanswered = new Unanswered(request, client, proxy);
        Optional<NotConnectedException> unconnected = unanswered.notConnected(thrown);
        isWorthAnotherTry =
                unconnected.map(NotConnectedException::isWorthAnotherTry).orElse(true);
        return unconnected
                .map(known -> new NoAnswerException(known.sentence(), known))
                .orElseGet(() -> new NoAnswerException(
                        Sentence.of(place() + ": no answer (" + Unanswered.said(thrown) + ")"), thrown));
    }

    /** The URL without its query, which may name a patient. */
    private String place() {
        URI uri = request.uri();
        String text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }
}
