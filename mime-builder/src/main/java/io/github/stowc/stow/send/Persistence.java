package io.github.stowc.stow.send;

import io.github.stowc.stow.answer.InstanceResult.Outcome;
import io.github.stowc.stow.answer.StoreResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How often and after which pauses a request is sent again. Immutable.
 *
 * @param retries how often it is sent again
 * @param first the first pause, if the server names none; each that follows is twice as long
 * @param longest the longest of those pauses
 * @param longestAsked the longest pause that a server may ask for; if it asks for more, the request is not sent again
 * @param isUnavailableEnough whether status 503 needs no Retry-After to be sent again
 */
record Persistence(int retries, Duration first, Duration longest, Duration longestAsked, boolean isUnavailableEnough) {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /** Twice, after 1 and 2 seconds. */
    static final Persistence USUAL =
            new Persistence(2, Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofMinutes(2), false);

    Persistence withRetries(int value) {
        return new Persistence(value, first, longest, longestAsked, isUnavailableEnough);
    }

    /** The pause after this one. */
    Duration after(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    static boolean isBusy(int status) {
        return status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
    }

    /** How long to wait before sending a message again; empty if that is not allowed or the pause is too long. */
    Optional<Duration> pauseBefore(StoreResponse answer, Duration backOff, Clock clock) {
        return answer.count(Outcome.STORED) + answer.count(Outcome.WARNING) > 0
                ? Optional.empty()
                : pauseBefore(answer.status(), answer.retryAfter(), backOff, clock);
    }

    /** The same for any request, by the status of its answer and the field Retry-After. */
    Optional<Duration> pauseBefore(int status, Optional<String> retryAfter, Duration backOff, Clock clock) {
        if (!isBusy(status)) {
            return Optional.empty();
        }
        Optional<Duration> asked = retryAfter.flatMap(field -> RetryAfter.parse(field, clock));
        boolean own = status == TOO_MANY_REQUESTS || isUnavailableEnough;
        return (own ? asked.or(() -> Optional.of(backOff)) : asked).filter(wait -> wait.compareTo(longestAsked) <= 0);
    }
}
