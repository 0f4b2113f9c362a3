package io.github.stowc.stow.send;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects an answer's body up to a limit, also the part that arrived before the connection broke. */
final class AnswerSubscriber implements BodySubscriber<AnswerSubscriber.Received> {
    /** How much of an answer is read: 16 MiB. */
    static final int LIMIT = 16 << 20;

    private final List<byte[]> pieces = new ArrayList<>();
    private int length;
    private final CompletableFuture<Received> body = new CompletableFuture<>();
    private final Runnable activity;
    private @Nullable Subscription subscription;

    /**
     * The body received.
     *
     * @param body the bytes
     * @param isWhole whether the answer was complete or reached the limit
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Received(byte[] body, boolean isWhole) {}

    AnswerSubscriber(Runnable activity) {
        this.activity = activity;
    }

    @Override
    public CompletionStage<Received> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        activity.run();
        given.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        activity.run();
        if (body.isDone()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            byte[] piece = new byte[Math.min(buffer.remaining(), LIMIT - length)];
            buffer.get(piece);
            pieces.add(piece);
            length += piece.length;
        }
        if (length >= LIMIT && subscription != null) {
            subscription.cancel();
            onComplete();
        }
    }

    /** The body received so far. */
    synchronized Received received() {
        return body.isDone() ? body.join() : joined(false);
    }

    @Override
    public synchronized void onError(Throwable thrown) {
        body.complete(joined(false));
    }

    @Override
    public synchronized void onComplete() {
        body.complete(joined(true));
    }

    private Received joined(boolean isWhole) {
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        pieces.clear();
        length = 0;
        return new Received(whole, isWhole);
    }
}
