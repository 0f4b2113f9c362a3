package io.github.stowc.stow.batch.row;

/**
 * Why a row does not become an instance. Immutable.
 *
 * @param rule the name of the rule that it breaks
 * @param place the attribute, in words without values; empty if none
 * @param message what is wrong and the remedy; it may quote values, and is for the table of failed rows alone
 */
public record RowProblem(String rule, String place, String message) {
    /** The row sets what its file says otherwise, or what cannot be set; the message quotes values. */
    public static final String SETTING = "batch/setting";
}
