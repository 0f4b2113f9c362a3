package io.github.stowc.stow.batch.table;

/** Why one row cannot become an instance, while the others can. */
public final class RowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    /**
     * Makes one.
     *
     * @param rule its name, such as {@code batch/columns}
     * @param message column, expected, found, remedy; without values of a patient
     */
    public RowException(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** The name of the rule that the row breaks. */
    public String rule() {
        return rule;
    }
}
