package io.github.stowc.stow.batch.deliver;

import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.answer.FailureReasons;
import io.github.stowc.stow.send.NoAnswerException;
import io.github.stowc.stow.send.SendListener;
import io.github.stowc.stow.send.Sender;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings messages to a STOW-RS server (PS3.18 10.5), and asks it by QIDO-RS (PS3.18 10.6) for instances of which its
 * answer, or the lack of one, leaves open whether they are stored.
 */
public final class HttpCourier implements Courier {
    /** A server may need a moment until it finds what it has stored. */
    private static final List<Duration> UNTIL_FOUND = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final Sender sender;
    private final StoredSearch search;
    private final List<Duration> waits;
    private final FailureReasons reasons = FailureReasons.read();

    HttpCourier(Sender sender, List<Duration> waits) {
        this.sender = sender;
        this.search = new StoredSearch(sender);
        this.waits = List.copyOf(waits);
    }

    /**
     * A courier that sends and asks with a sender.
     *
     * @param sender best one that is {@linkplain #patient patient}
     */
    public static HttpCourier of(Sender sender) {
        return new HttpCourier(sender, UNTIL_FOUND);
    }

    /**
     * Lets a sender try 6 times if the server is busy, after pauses that the server names, of at most 10 minutes, or of 1
     * second doubling to 60.
     */
    public static Sender.Builder patient(Sender.Builder sender) {
        return sender.retries(5).backOff(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(10));
    }

    @Override
    public Map<String, Fate> send(StowMessage message, List<InstanceKey> instances, SendListener listener)
            throws IOException {
        Judgement judgement =
                new Judgement(sender.url(), reasons.forServer(message.target().name()), instances);
        Map<String, Opinion> opinions;
        try {
            opinions = judgement.of(sender.send(message, listener));
        } catch (NoAnswerException e) {
            opinions = judgement.of(e);
        }
        return decided(opinions, instances);
    }

    /** The fates: as far as they are not sure, the server is asked. */
    private Map<String, Fate> decided(Map<String, Opinion> opinions, List<InstanceKey> instances) throws IOException {
        Set<String> open = new HashSet<>();
        opinions.forEach((uid, opinion) -> {
            if (!opinion.isSure()) {
                open.add(uid);
            }
        });
        Optional<Set<String>> stored = stored(instances.stream()
                .filter(instance -> open.contains(instance.sopInstance()))
                .toList());
        Map<String, Fate> fates = new LinkedHashMap<>();
        opinions.forEach((uid, opinion) -> {
            if (stored.isEmpty()) {
                fates.put(uid, open.contains(uid) ? opinion.ifUnknown() : opinion.ifMissing());
            } else {
                fates.put(uid, stored.get().contains(uid) ? Fate.STORED : opinion.ifMissing());
            }
        });
        return fates;
    }

    /** Asks again after 1 and 2 seconds for what is missing, since a server may find late what it has stored. */
    @Override
    public Optional<Set<String>> stored(List<InstanceKey> instances) throws IOException {
        Set<String> stored = new HashSet<>();
        List<InstanceKey> missing = instances;
        if (missing.isEmpty()) {
            return Optional.of(stored);
        }
        for (int i = 0; ; i++) {
            Optional<Set<String>> found = search.stored(missing);
            if (found.isEmpty()) {
                return found;
            }
            stored.addAll(found.get());
            missing = missing.stream()
                    .filter(instance -> !stored.contains(instance.sopInstance()))
                    .toList();
            if (missing.isEmpty() || i == waits.size()) {
                return Optional.of(stored);
            }
            rest(waits.get(i));
        }
    }

    private static void rest(Duration wait) throws InterruptedIOException {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted before the server was asked");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
