package io.github.stowc.stow.batch.deliver;

/**
 * What became of an instance that was sent.
 *
 * @param kind in one word
 * @param rule empty if it is stored; else the name of the rule for the failed table, such as {@code batch/refused}
 * @param message why, for a person: the status or the failure reason and what it means; empty if it is stored
 */
public record Fate(Kind kind, String rule, String message) {
    /** What became of it, in one word. */
    public enum Kind {
        STORED,
        /** The server does not take it as it is. */
        REFUSED,
        /** Nobody knows whether the server stored it. */
        UNKNOWN
    }

    /** It is stored. */
    public static final Fate STORED = new Fate(Kind.STORED, "", "");
}
