package io.github.stowc.stow.batch.deliver;

import io.github.stowc.stow.batch.deliver.Fate.Kind;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.util.Set;

/** What a status other than success lets one think of instances that its answer does not name (PS3.18 10.5.3). */
final class Statuses {
    private static final int TOO_LARGE = 413;

    /** The message as such is wrong; another one may pass. */
    private static final Set<Integer> OF_THE_MESSAGE = Set.of(400, 409, TOO_LARGE, 416, 422);

    /** The server has seen the message, and is not ready. */
    private static final Set<Integer> BUSY = Set.of(423, 425, 429, 503, 521, 522);

    /** Part of the message may be stored, though the status is not one of a server's failure. */
    private static final Set<Integer> HALFWAY = Set.of(408, 499);

    /** Nothing is stored, though it is a server's failure. */
    private static final Set<Integer> NEVER = Set.of(501, 505, 511);

    private static final int NO_SPACE = 507;

    private Statuses() {}

    /**
     * The opinion of an instance that the answer does not name.
     *
     * @param isPartStored whether the answer names others as stored
     * @param said what the status means
     */
    static Opinion opinion(int status, boolean isPartStored, Sentence said) {
        Fate unknown = new Fate(
                Kind.UNKNOWN,
                Fate.UNKNOWN_RULE,
                Sentence.of(said, "; check whether the server has it before it is sent again"));
        Fate ifMissing = new Fate(kind(status), Fate.REFUSED_RULE, status == TOO_LARGE ? smaller(said) : said);
        boolean failed = status >= 500 && !NEVER.contains(status) && !BUSY.contains(status);
        return isPartStored || failed || HALFWAY.contains(status)
                ? Opinion.open(ifMissing, unknown)
                : Opinion.sure(ifMissing);
    }

    private static Kind kind(int status) {
        if (OF_THE_MESSAGE.contains(status)) {
            return Kind.REFUSED;
        }
        if (BUSY.contains(status)) {
            return Kind.UNREACHABLE;
        }
        boolean passes = status >= 500 && !NEVER.contains(status) && status != NO_SPACE;
        return passes || HALFWAY.contains(status) ? Kind.MISSING : Kind.STOP;
    }

    private static Sentence smaller(Sentence said) {
        return Sentence.of(said, "; or make smaller messages: ", Choice.MAX_SIZE);
    }
}
