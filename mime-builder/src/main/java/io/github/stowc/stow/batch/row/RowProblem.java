package io.github.stowc.stow.batch.row;

/**
 * Why a row does not become an instance. Immutable.
 *
 * @param rule the name of the rule that it breaks
 * @param place the attribute, in words without values; empty if none
 * @param message what is wrong and the remedy
 * @param quotes whether the message may quote values, so that it is for the table of failed rows alone
 */
public record RowProblem(String rule, String place, String message, boolean quotes) {
    /** A problem whose message quotes no values. */
    public RowProblem(String rule, String place, String message) {
        this(rule, place, message, false);
    }
}
