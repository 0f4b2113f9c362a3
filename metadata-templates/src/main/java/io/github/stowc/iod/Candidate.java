package io.github.stowc.iod;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.iod.table.AttributeType;
import io.github.stowc.iod.table.Constraint;
import org.jspecify.annotations.Nullable;

/**
 * A broken rule, before it is known whether the same defect breaks another rule that says it better. Immutable.
 *
 * @param kind how the rule is broken
 * @param severity how bad it is
 * @param requirement what is broken
 * @param value the value at fault, counted from 1; 0 for the element as a whole
 */
record Candidate(Kind kind, Severity severity, Requirement requirement, int value) {
    private static final int MODALITY = 0x00080060;

    /** How a rule is broken, the worst first. */
    enum Kind {
        MISSING,
        EMPTY,
        NOT_ALLOWED,
        ITEM_COUNT,
        ENUMERATED,
        ZERO,
        CONSTRAINT,
        DEFINED
    }

    private IodRule rule() {
        return switch (kind) {
            case MISSING ->
                switch (requirement.row().type()) {
                    case TYPE_1 -> IodRule.MISSING_TYPE_1;
                    case TYPE_1C -> IodRule.MISSING_TYPE_1C;
                    case TYPE_2 -> IodRule.MISSING_TYPE_2;
                    default -> IodRule.MISSING_TYPE_2C;
                };
            case EMPTY ->
                requirement.row().type() == AttributeType.TYPE_1 ? IodRule.EMPTY_TYPE_1 : IodRule.EMPTY_TYPE_1C;
            case NOT_ALLOWED -> IodRule.NOT_ALLOWED;
            case ITEM_COUNT -> IodRule.ITEM_COUNT;
            case ENUMERATED ->
                requirement.row().tag().value() == MODALITY ? IodRule.MODALITY : IodRule.ENUMERATED_VALUE;
            case ZERO -> IodRule.ZERO;
            case CONSTRAINT -> IodRule.CONSTRAINT;
            case DEFINED -> IodRule.DEFINED_TERM;
        };
    }

    /** Whether a finding on this makes one on the other superfluous: it is the same defect under a stronger rule. */
    boolean covers(Candidate other) {
        if (severity.compareTo(other.severity) > 0) {
            return false;
        }
        boolean bothOfValues = value > 0 && other.value > 0;
        return !bothOfValues || value == other.value || sameDemand(other);
    }

    private boolean sameDemand(Candidate other) {
        return (kind == Kind.ZERO && other.kind == Kind.ZERO) || sameSet(other);
    }

    private boolean sameSet(Candidate other) {
        return requirement.row().constraint() instanceof Constraint.OneOf mine
                && other.requirement.row().constraint() instanceof Constraint.OneOf others
                && mine.set().name().equals(others.set().name());
    }

    /** Whether this one is reported before the other. */
    boolean precedes(Candidate other) {
        if (severity != other.severity) {
            return severity.compareTo(other.severity) < 0;
        }
        int byKind = kind.compareTo(other.kind);
        return byKind < 0
                || (byKind == 0
                        && requirement
                                        .row()
                                        .type()
                                        .compareTo(other.requirement.row().type())
                                < 0);
    }

    IodFinding finding(DatasetScope scope, @Nullable Element element) {
        Wording wording = new Wording(this, scope, element);
        return new IodFinding(
                rule(), severity, scope.path(), requirement.row().tag(), wording.message(), wording.remedy());
    }
}
