package io.github.stowc.iod.condition;

/**
 * A condition with its name in the tables; compared by identity, as each is read once.
 */
public final class NamedCondition {
    /** A condition that no dataset can decide. */
    public static final NamedCondition UNDECIDABLE = new NamedCondition(Condition.Constant.UNDECIDABLE);

    private final Condition condition;

    public NamedCondition(Condition condition) {
        this.condition = condition;
    }

    public Condition condition() {
        return condition;
    }

    public boolean isUndecidable() {
        return this == UNDECIDABLE;
    }
}
