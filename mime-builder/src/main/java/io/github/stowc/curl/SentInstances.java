package io.github.stowc.curl;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The instances of a message, as far as a script needs them to judge an answer. Immutable.
 *
 * @param count how many different ones; 0 if unknown
 * @param checksum what {@code sort -u | cksum} (POSIX) prints for their SOP Instance UIDs, one a line; empty if
 *     unknown
 */
public record SentInstances(int count, Optional<String> checksum) {
    /** Nothing is known: any instance in an answer will do. */
    static final SentInstances UNKNOWN = new SentInstances(0, Optional.empty());

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SentInstances {
        if (count < 0) {
            throw new IllegalArgumentException("expected a number of at least 0, found " + count);
        }
    }

    /** So many instances whose UIDs are not known before they are stored. */
    public static SentInstances of(int count) {
        return new SentInstances(count, Optional.empty());
    }

    /** The instances with these SOP Instance UIDs; one that occurs twice is one instance. */
    public static SentInstances of(Collection<String> uids) {
        TreeSet<String> sorted = new TreeSet<>(uids);
        Cksum sum = new Cksum();
        sorted.forEach(sum::line);
        return new SentInstances(sorted.size(), Optional.of(sum.text()));
    }
}
