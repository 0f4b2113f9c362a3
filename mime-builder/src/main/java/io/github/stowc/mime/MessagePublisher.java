package io.github.stowc.mime;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A message as the body of a request, read in buffers of a fixed size as fast as the connection accepts them.
 *
 * <p>The last buffer is held back until the end of the message was read: only there is a changed source noticed, and
 * the server must not get a whole message then.
 */
public final class MessagePublisher implements BodyPublisher {
    private static final int BUFFER = 1 << 16;

    private final long length;
    private final Supplier<InputStream> opener;
    private final boolean once;
    private final ProgressListener progress;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicLong handedOut = new AtomicLong();
    private volatile long lastActivity = System.nanoTime();
    private volatile @Nullable IOException failure;
    private volatile @Nullable Reading reading;

    private MessagePublisher(long length, Supplier<InputStream> opener, ProgressListener progress, boolean once) {
        this.length = length;
        this.opener = opener;
        this.progress = progress;
        this.once = once;
    }

    /** A message that is read again for each request. */
    static MessagePublisher of(Message message) {
        return new MessagePublisher(message.length(), message::open, ProgressListener.NONE, false);
    }

    /**
     * A message for one request, which is not repeated.
     *
     * @param length the number of bytes
     * @param opener opens a stream of them
     */
    public static MessagePublisher once(long length, Supplier<InputStream> opener, ProgressListener progress) {
        return new MessagePublisher(length, opener, progress, true);
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        Reading own = new Reading(subscriber, opener.get());
        if (subscribed.getAndSet(true) && once) {
            own.close();
            subscriber.onSubscribe(own);
            subscriber.onError(new IllegalStateException("this message can be sent only once"));
            return;
        }
        reading = own;
        subscriber.onSubscribe(own);
    }

    /** How many bytes the connection has taken; the server may have received any part of them. */
    public long handedOut() {
        return handedOut.get();
    }

    /** When the connection last took bytes, by {@link System#nanoTime}. */
    public long lastActivity() {
        return lastActivity;
    }

    /** Why the message could not be read; null if it could. */
    public @Nullable IOException failure() {
        return failure;
    }

    /** Closes the source. */
    public void close() {
        Reading open = reading;
        if (open != null) {
            open.close();
        }
    }

    /** One reading of the message from start to end. */
    private final class Reading implements Subscription {
        private final Subscriber<? super ByteBuffer> subscriber;
        private final InputStream in;
        private final AtomicLong demand = new AtomicLong();
        private boolean started;
        private boolean closed;
        /** Buffers that are read and not yet passed on. */
        private ByteBuffer next = ByteBuffer.allocate(0);

        Reading(Subscriber<? super ByteBuffer> subscriber, InputStream in) {
            this.subscriber = subscriber;
            this.in = in;
        }

        @Override
        public void request(long count) {
            if (count <= 0) {
                close();
                subscriber.onError(new IllegalArgumentException("expected a positive demand, found " + count));
                return;
            }
            long before = demand.getAndUpdate(asked -> asked + count < 0 ? Long.MAX_VALUE : asked + count);
            if (before > 0) {
                // The loop that is running, perhaps in this very thread, goes on.
                return;
            }
            do {
                if (!publish()) {
                    return;
                }
            } while (demand.decrementAndGet() > 0);
        }

        /** Passes on one buffer; returns whether another follows. */
        private boolean publish() {
            ByteBuffer current;
            try {
                current = advance();
            } catch (IOException | RuntimeException e) {
                failure = e instanceof IOException io ? io : new IOException(e);
                close();
                subscriber.onError(e);
                return false;
            }
            if (current == null) {
                return false;
            }
            handedOut.addAndGet(current.remaining());
            lastActivity = System.nanoTime();
            boolean isLast = isAtEnd();
            progress.written(current.remaining());
            subscriber.onNext(current);
            if (isLast) {
                close();
                subscriber.onComplete();
            }
            return !isLast;
        }

        private synchronized boolean isAtEnd() {
            return !next.hasRemaining();
        }

        /** The next buffer, after the one that follows it was read; null at the end. */
        private synchronized @Nullable ByteBuffer advance() throws IOException {
            if (closed) {
                return null;
            }
            if (!started) {
                next = read();
                started = true;
            }
            ByteBuffer current = next;
            next = read();
            return current;
        }

        /** A full buffer; fewer bytes or none at the end. */
        private ByteBuffer read() throws IOException {
            byte[] bytes = new byte[BUFFER];
            int count = in.readNBytes(bytes, 0, BUFFER);
            return ByteBuffer.wrap(bytes, 0, count);
        }

        @Override
        public void cancel() {
            close();
        }

        private synchronized void close() {
            if (!closed) {
                closed = true;
                try {
                    in.close();
                } catch (IOException e) {
                    // Nothing more will be read from it.
                }
            }
        }
    }
}
