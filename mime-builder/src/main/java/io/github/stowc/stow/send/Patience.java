package io.github.stowc.stow.send;

import java.time.Duration;

/**
 * How long to wait for a server. Immutable.
 *
 * @param silence how long it may neither take nor send a byte; zero for any time
 * @param most how long one message may take, with its answer and its repetitions; zero for any time
 * @param start when sending the message began, in {@link System#nanoTime}
 */
record Patience(Duration silence, Duration most, long start) {
    /** The nanoseconds that are left after the last byte; at most an hour, so that no sum overflows. */
    long left(long lastByte) {
        long now = System.nanoTime();
        long left = Duration.ofHours(1).toNanos();
        if (!silence.isZero()) {
            left = Math.min(left, nanos(silence) - (now - lastByte));
        }
        return most.isZero() ? left : Math.min(left, nanos(most) - (now - start));
    }

    /** Whether the time for the whole is over. */
    boolean isOver() {
        return !most.isZero() && System.nanoTime() - start >= nanos(most);
    }

    /** Whether the time for the whole would be over after a pause. */
    boolean isOverAfter(Duration pause) {
        return !most.isZero() && System.nanoTime() - start + nanos(pause) >= nanos(most);
    }

    private static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofDays(1000)) > 0
                ? Duration.ofDays(1000).toNanos()
                : duration.toNanos();
    }
}
