package io.github.stowc.iod.table;

/** What a line demands of an attribute's values, apart from their presence. Immutable. */
public sealed interface Constraint {

    /**
     * Values come from a set.
     *
     * @param set the set
     * @param enumerated whether another value is an error; defined terms may be extended (PS3.5 6.3)
     * @param value the value meant, counted from 1; 0 for all
     */
    record OneOf(ValueSet set, boolean enumerated, int value) implements Constraint {}

    /**
     * Values are not zero.
     *
     * @param error whether a zero is an error
     */
    record NotZero(boolean error) implements Constraint {}

    /**
     * A finding if the line's condition holds.
     *
     * @param error whether it is an error
     * @param unless whether it is a finding if the condition does not hold
     */
    record FindingIf(boolean error, boolean unless) implements Constraint {}
}
