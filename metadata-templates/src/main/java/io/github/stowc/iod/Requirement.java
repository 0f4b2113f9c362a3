package io.github.stowc.iod;

import io.github.stowc.iod.condition.NamedCondition;
import io.github.stowc.iod.condition.Truth;
import io.github.stowc.iod.table.Constraint;
import io.github.stowc.iod.table.Row;

/** A rule for one attribute, from one line of one module or macro. Immutable. */
final class Requirement {
    private static final int NONE = -1;

    private final String owner;
    private final Row.Attribute row;
    private final int[] guards;
    private final int condition;

    /**
     * A rule.
     *
     * @param owner the module or macro
     * @param row the line
     * @param guards indexes of the conditions under which the line applies at all
     * @param condition index of the line's own condition; -1 if it has none
     */
    Requirement(String owner, Row.Attribute row, int[] guards, int condition) {
        this.owner = owner;
        this.row = row;
        this.guards = guards;
        this.condition = condition;
    }

    String owner() {
        return owner;
    }

    Row.Attribute row() {
        return row;
    }

    /** Whether the line applies to the dataset. */
    boolean applies(DatasetScope scope) {
        for (int guard : guards) {
            if (scope.test(guard) != Truth.TRUE) {
                return false;
            }
        }
        return true;
    }

    /** The line's own condition in the dataset; true if it has none. */
    Truth condition(DatasetScope scope) {
        return condition == NONE ? Truth.TRUE : scope.test(condition);
    }

    /** Whether the line applies to every dataset. */
    boolean isUnguarded() {
        return guards.length == 0;
    }

    /** A condition that must hold for an absent attribute to break the rule; -1 if there is none. */
    int firstCondition() {
        if (guards.length > 0) {
            return guards[0];
        }
        boolean unless = row.constraint() instanceof Constraint.FindingIf findingIf && findingIf.unless();
        return unless ? NONE : condition;
    }

    /** Whether an absent attribute can break it. */
    boolean mindsAbsence() {
        NamedCondition when = row.condition();
        return (row.constraint() instanceof Constraint.FindingIf || row.type().isRequired())
                && (when == null || !when.isUndecidable());
    }
}
