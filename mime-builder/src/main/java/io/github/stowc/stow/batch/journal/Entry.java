package io.github.stowc.stow.batch.journal;

/** What a journal knows of the key of a row. */
public sealed interface Entry {
    /** It is done: in a message that is whole, or stored by the server. */
    record Done(JournalRow row) implements Entry {}

    /**
     * The server does not take it.
     *
     * @param rule the name of the rule
     * @param message what the server said
     */
    record Refused(JournalRow row, String rule, String message) implements Entry {}

    /** It was sent, and nobody knows whether it was stored. */
    record Unknown(JournalRow row) implements Entry {}

    /** Another row of this run has the same key. */
    record Seen() implements Entry {}
}
