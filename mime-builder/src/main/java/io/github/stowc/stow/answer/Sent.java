package io.github.stowc.stow.answer;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request held, against which its answer is judged. Immutable.
 *
 * @param instances the number of different instances; 0 if unknown
 * @param sopInstances their SOP Instance UIDs; none if the server gives them
 * @param isWithAccount whether it said who is asking
 */
public record Sent(int instances, Set<String> sopInstances, boolean isWithAccount) {
    /** A request of which nothing is known. */
    static final Sent UNKNOWN = new Sent(0, Set.of(), false);

    /** Copies the UIDs. */
    public Sent {
        sopInstances = Set.copyOf(sopInstances);
    }

    /**
     * A request.
     *
     * @param count the number of its instances
     * @param sopInstances the SOP Instance UID of each; none if the server gives them
     * @param withAccount whether it said who is asking
     */
    public static Sent of(int count, List<String> sopInstances, boolean withAccount) {
        Set<String> different = new TreeSet<>(sopInstances);
        return new Sent(different.isEmpty() ? count : different.size(), different, withAccount);
    }
}
