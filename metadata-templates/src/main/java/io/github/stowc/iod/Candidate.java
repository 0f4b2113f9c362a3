package io.github.stowc.iod;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.iod.table.Constraint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A broken rule, before it is known whether another rule broken by the same defect says it better. Immutable.
 *
 * @param kind how the rule is broken
 * @param severity how bad it is
 * @param requirement what is broken
 * @param value the value at fault, counted from 1; 0 for the element as a whole
 */
record Candidate(Kind kind, Severity severity, Requirement requirement, int value) {

    /** How a rule is broken, the worst first. */
    enum Kind {
        MISSING("missing-type-"),
        EMPTY("empty-type-"),
        NOT_ALLOWED("not-allowed"),
        ITEM_COUNT("item-count"),
        ENUMERATED("enumerated-value"),
        ZERO("zero"),
        CONSTRAINT("constraint"),
        DEFINED("defined-term");

        private final String slug;

        Kind(String slug) {
            this.slug = slug;
        }
    }

    /** The name of the rule that is broken. */
    String slug() {
        if (kind == Kind.MISSING || kind == Kind.EMPTY) {
            return "iod/" + kind.slug + requirement.row().type().symbol().toLowerCase(Locale.ROOT);
        }
        boolean modality = kind == Kind.ENUMERATED && requirement.row().tag().value() == 0x00080060;
        return modality ? "iod/modality" : "iod/" + kind.slug;
    }

    /** Whether a finding on this makes one on the other superfluous: the same defect, said by a stronger rule first. */
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

    /** Whether this is the one to report first of two. */
    boolean precedes(Candidate other) {
        if (severity != other.severity) {
            return severity.compareTo(other.severity) < 0;
        }
        int byKind = kind.compareTo(other.kind);
        return byKind < 0
                || (byKind == 0 && requirement.row().type().compareTo(other.requirement.row().type()) < 0);
    }

    IodFinding finding(DatasetScope scope, @Nullable Element element) {
        Wording wording = new Wording(this, element);
        return new IodFinding(
                slug(), severity, scope.path(), requirement.row().tag(), wording.message(), wording.fix());
    }
}
