package io.github.stowc.receiver.received;

import io.github.stowc.bytes.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The latest requests, oldest first: at most 100, and at most 32 MiB of them. Where that is too much, the oldest first lose
 * their whole bodies, then themselves. Safe to share between threads.
 */
public final class ReceivedRequests {
    private static final int MOST = 100;
    private static final long MOST_BYTES = 32L << 20;

    /** How long to wait before the time is looked at again. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final int keepBytes;
    private final Optional<RequestFolder> folder;
    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long bytes;
    private long count;

    /**
     * No requests yet.
     *
     * @param keepBytes the largest body that is kept whole
     * @param folder where whole requests are written to, if anywhere
     */
    public ReceivedRequests(int keepBytes, Optional<RequestFolder> folder) {
        this.keepBytes = keepBytes;
        this.folder = folder;
    }

    /** The number of the next request, from 1. */
    public synchronized long next() {
        return ++count;
    }

    /**
     * Adds a request with its body.
     *
     * @param bare the request without its body
     * @param body all that came of it
     * @throws IOException if the body cannot be read, or the request cannot be written to the folder; it is added all the
     *     same
     */
    public void add(ReceivedRequest bare, Source body) throws IOException {
        KeptBody kept = KeptBody.of(body, keepBytes);
        Excerpts excerpts = kept.isCut() && bare.anatomy().isPresent()
                ? Excerpts.of(body, bare.anatomy().get())
                : Excerpts.of(kept);
        add(bare.with(kept, excerpts, bare.anatomy()));
        if (folder.isPresent()) {
            folder.get().write(bare, Optional.of(body));
        }
    }

    /**
     * Adds a request whose body did not come, or not as a whole.
     *
     * @throws IOException if it cannot be written to the folder; it is added all the same
     */
    public void addHead(ReceivedRequest bare) throws IOException {
        KeptBody nothing = new KeptBody(new byte[0], bare.size() > 0);
        add(bare.with(nothing, Excerpts.of(nothing), bare.anatomy()));
        if (folder.isPresent()) {
            folder.get().write(bare, Optional.empty());
        }
    }

    /** Runs a task after each change, in the thread that made it; the task must not wait. */
    public void onChange(Runnable task) {
        listeners.add(task);
    }

    /** Adds a request; the oldest go if there are too many. */
    public void add(ReceivedRequest request) {
        append(request);
        listeners.forEach(Runnable::run);
    }

    private synchronized void append(ReceivedRequest request) {
        ReceivedRequest added = Footprint.limited(request);
        requests.addLast(added);
        bytes += Footprint.of(added);
        if (bytes > MOST_BYTES) {
            shorten();
        }
        while (requests.size() > MOST || (bytes > MOST_BYTES && requests.size() > 1)) {
            bytes -= Footprint.of(requests.removeFirst());
        }
        notifyAll();
    }

    /** Takes the whole bodies away from the oldest, until there is room. */
    private void shorten() {
        List<ReceivedRequest> all = new ArrayList<>(requests);
        for (int i = 0; i < all.size() - 1 && bytes > MOST_BYTES; i++) {
            ReceivedRequest shorter = shorter(all.get(i));
            bytes += Footprint.of(shorter) - Footprint.of(all.get(i));
            all.set(i, shorter);
        }
        requests.clear();
        requests.addAll(all);
    }

    private static ReceivedRequest shorter(ReceivedRequest request) {
        KeptBody body = request.body();
        if (body.isCut() || body.length() <= KeptBody.BEGINNING) {
            return request;
        }
        try {
            Source whole = Source.of("request", body.shared());
            KeptBody beginning = KeptBody.of(whole, KeptBody.BEGINNING);
            Excerpts excerpts = request.anatomy().isPresent()
                    ? Excerpts.of(whole, request.anatomy().get())
                    : Excerpts.of(beginning);
            return request.with(beginning, excerpts, request.anatomy());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    /** The requests that are kept. */
    public synchronized List<ReceivedRequest> all() {
        return List.copyOf(requests);
    }

    /** Forgets the requests. */
    public void clear() {
        synchronized (this) {
            requests.clear();
            bytes = 0;
        }
        listeners.forEach(Runnable::run);
    }

    /**
     * Waits until that many requests are kept.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized List<ReceivedRequest> await(int least, Duration patience) throws InterruptedException {
        long begun = System.nanoTime();
        Duration left = patience;
        while (requests.size() < least && left.compareTo(Duration.ZERO) > 0) {
            wait(left.compareTo(LOOK) > 0 ? LOOK.toMillis() : Math.max(1, left.toMillis()));
            left = patience.minusNanos(System.nanoTime() - begun);
        }
        return all();
    }
}
