package io.github.stowc.stow.batch.deliver;

import io.github.stowc.wording.Sentence;

/**
 * What became of an instance that was sent.
 *
 * @param kind in one word
 * @param rule empty if it is stored; else the name of the rule for the failed table, such as {@code batch/refused}
 * @param sentence why, for a person: the status or the failure reason, what it means and what to do; empty if it is stored
 */
public record Fate(Kind kind, String rule, Sentence sentence) {
    /** The server has, or certainly has not, stored it for a reason of its own. */
    static final String REFUSED_RULE = "batch/refused";

    static final String UNKNOWN_RULE = "batch/unknown";

    /** What became of it, in one word. */
    public enum Kind {
        STORED,
        /** The server does not take it as it is. */
        REFUSED,
        /** The server certainly does not have it, and may take it if it is sent again. */
        MISSING,
        /** Nobody knows whether the server stored it. */
        UNKNOWN,
        /** The server certainly does not have it, and refuses whatever is sent, as without an account: the run should stop. */
        STOP,
        /**
         * The server certainly does not have it, since it could not be reached or stayed busy: the run should stop and go on
         * later.
         */
        UNREACHABLE
    }

    /** It is stored. */
    public static final Fate STORED = new Fate(Kind.STORED, "", Sentence.EMPTY);

    /** A fate explained in a text without choices. */
    public Fate(Kind kind, String rule, String message) {
        this(kind, rule, Sentence.of(message));
    }

    /** The sentence in the words of the libraries. */
    public String message() {
        return sentence.toString();
    }
}
