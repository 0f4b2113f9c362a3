package io.github.stowc.iod.condition;

import io.github.stowc.dicom.Tag;
import java.util.function.Function;

/**
 * A condition with its name in the tables; compared by identity, as each is read once.
 */
public final class NamedCondition {
    /** A condition that no dataset can decide. */
    public static final NamedCondition UNDECIDABLE = new NamedCondition("", Condition.Constant.UNDECIDABLE);

    private static final int LONGEST_EXPRESSION = 160;

    private final String name;
    private final Condition condition;

    public NamedCondition(String name, Condition condition) {
        this.name = name;
        this.condition = condition;
    }

    public Condition condition() {
        return condition;
    }

    public boolean isUndecidable() {
        return this == UNDECIDABLE;
    }

    /** The expression as people read it; its name in words if it is very long. */
    public String describe(Function<Tag, String> keyword) {
        if (isUndecidable()) {
            return "a condition that cannot be read from the dataset";
        }
        StringBuilder text = new StringBuilder();
        condition.describe(text, keyword);
        return text.length() <= LONGEST_EXPRESSION ? text.toString() : "\"" + Words.of(name) + "\"";
    }
}
