package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.iod.condition.Truth;
import io.github.stowc.iod.condition.Values;
import io.github.stowc.iod.table.AttributeType;
import io.github.stowc.iod.table.Constraint;
import io.github.stowc.iod.table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks instances against what PS3.3 asks of their SOP Class. Keeps its working memory from one instance to the next,
 * so it is for one thread.
 */
public final class IodChecker {
    private final SopClasses sopClasses;
    private final IodOptions options;
    private final OutsideKnowledge outside;
    private final Map<RuleSet, DatasetScope> scopes = new HashMap<>();
    private final CrossChecks crossChecks = new CrossChecks();
    private final List<Candidate> candidates = new ArrayList<>();

    IodChecker(SopClasses sopClasses, IodOptions options) {
        this.sopClasses = sopClasses;
        this.options = options;
        this.outside = new OutsideKnowledge(options);
    }

    /** Reports everything in an instance that PS3.3 does not allow, in the order of the tags. */
    public void check(Dataset instance, Consumer<IodFinding> sink) {
        check(instance, null, sink);
    }

    /**
     * Like {@link #check(Dataset, Consumer)}, but skips elements that have findings already.
     *
     * @param known the elements to skip; null for none
     */
    public void check(Dataset instance, @Nullable KnownFindings known, Consumer<IodFinding> sink) {
        Dataset examined = instance;
        if (options.transferSyntax().isPresent()
                && instance.get(Tags.TRANSFER_SYNTAX_UID).isEmpty()) {
            examined = instance.with(Element.of(
                    Tags.TRANSFER_SYNTAX_UID,
                    VR.UI,
                    options.transferSyntax().get().value()));
        }
        outside.turnTo(examined, known);
        SopClasses.Match match = sopClasses.match(examined);
        if (match.finding() != null && !isReported(known, Tags.SOP_CLASS_UID)) {
            sink.accept(match.finding());
        }
        RuleSet rules = match.rules().outermost();
        DatasetScope scope = scopes.get(rules);
        if (scope == null) {
            scope = new DatasetScope(rules, outside, null, Tags.SOP_CLASS_UID, 0);
            scopes.put(rules, scope);
        }
        scope.open(examined);
        check(scope, sink);
    }

    private static boolean isReported(@Nullable KnownFindings known, Tag tag) {
        return known != null && known.isReported(List.of(), tag);
    }

    private void check(DatasetScope scope, Consumer<IodFinding> sink) {
        int due = 0;
        for (int i = 0; i < scope.presentCount(); i++) {
            int index = scope.present(i);
            while (due < scope.dueCount() && scope.due(due) < index) {
                checkAbsent(scope, scope.due(due++), sink);
            }
            Element element = scope.at(index);
            if (element != null) {
                checkPresent(scope, scope.rules().entry(index), element, sink);
            }
        }
        while (due < scope.dueCount()) {
            checkAbsent(scope, scope.due(due++), sink);
        }
        crossChecks.check(scope, sink);
    }

    private void checkPresent(DatasetScope scope, RuleSet.Entry entry, Element element, Consumer<IodFinding> sink) {
        checkPresent(scope, entry, element);
        report(scope, element, sink);
        if (element instanceof Element.Sequence sequence) {
            checkItems(scope, entry, sequence, sink);
        }
    }

    private void checkAbsent(DatasetScope scope, int index, Consumer<IodFinding> sink) {
        RuleSet.Entry entry = scope.rules().entry(index);
        boolean excused = scope.parent() == null && outside.isExcused(entry.tag());
        if (!excused) {
            checkAbsent(scope, entry);
            report(scope, null, sink);
        }
    }

    private void checkAbsent(DatasetScope scope, RuleSet.Entry entry) {
        for (Requirement requirement : entry.whenAbsent()) {
            if (!requirement.applies(scope)) {
                continue;
            }
            Row.Attribute row = requirement.row();
            if (row.constraint() instanceof Constraint.FindingIf findingIf) {
                constraint(scope, requirement, findingIf);
            } else if (requirement.condition(scope) == Truth.TRUE) {
                Severity severity = row.type() == AttributeType.TYPE_2C ? Severity.WARNING : Severity.ERROR;
                candidates.add(new Candidate(Candidate.Kind.MISSING, severity, requirement, 0));
            }
        }
    }

    private void constraint(DatasetScope scope, Requirement requirement, Constraint.FindingIf findingIf) {
        Truth wanted = findingIf.unless() ? Truth.FALSE : Truth.TRUE;
        if (requirement.condition(scope) == wanted) {
            Severity severity = findingIf.error() ? Severity.ERROR : Severity.WARNING;
            candidates.add(new Candidate(Candidate.Kind.CONSTRAINT, severity, requirement, 0));
        }
    }

    private void checkPresent(DatasetScope scope, RuleSet.Entry entry, Element element) {
        boolean empty = Values.isEmpty(element);
        for (Requirement requirement : entry.rules()) {
            if (!requirement.applies(scope)) {
                continue;
            }
            Row.Attribute row = requirement.row();
            if (row.constraint() instanceof Constraint.FindingIf findingIf) {
                constraint(scope, requirement, findingIf);
                continue;
            }
            if (row.type() == AttributeType.CONSTRAINT) {
                if (row.constraint() != null && requirement.condition(scope) == Truth.TRUE) {
                    checkValues(requirement, row.constraint(), element);
                }
                continue;
            }
            checkType(scope, requirement, empty);
            if (row.items() != null && (!empty || element.vr() == VR.SQ)) {
                checkCount(requirement, row.items(), element);
            }
            if (row.constraint() != null) {
                checkValues(requirement, row.constraint(), element);
            }
        }
    }

    private void checkType(DatasetScope scope, Requirement requirement, boolean empty) {
        Row.Attribute row = requirement.row();
        if (empty && row.type().needsValue()) {
            candidates.add(new Candidate(Candidate.Kind.EMPTY, Severity.ERROR, requirement, 0));
        } else if (row.condition() != null && !row.otherwise() && requirement.condition(scope) == Truth.FALSE) {
            candidates.add(new Candidate(Candidate.Kind.NOT_ALLOWED, Severity.ERROR, requirement, 0));
        }
    }

    private void checkCount(Requirement requirement, Row.Count count, Element element) {
        if (!(element instanceof Element.BulkData) && !count.allows(element.valueCount())) {
            candidates.add(new Candidate(Candidate.Kind.ITEM_COUNT, Severity.ERROR, requirement, 0));
        }
    }

    private void checkValues(Requirement requirement, Constraint constraint, Element element) {
        List<String> texts = element.texts();
        if (constraint instanceof Constraint.OneOf oneOf) {
            for (int i = 0; i < texts.size(); i++) {
                boolean meant = oneOf.value() == 0 || oneOf.value() == i + 1;
                if (meant && !texts.get(i).isBlank() && !oneOf.set().contains(texts.get(i))) {
                    candidates.add(new Candidate(
                            oneOf.enumerated() ? Candidate.Kind.ENUMERATED : Candidate.Kind.DEFINED,
                            oneOf.enumerated() ? Severity.ERROR : Severity.WARNING,
                            requirement,
                            i + 1));
                }
            }
        } else if (constraint instanceof Constraint.NotZero notZero) {
            for (int i = 0; i < texts.size(); i++) {
                if (Values.number(texts.get(i)) == 0) {
                    Severity severity = notZero.error() ? Severity.ERROR : Severity.WARNING;
                    candidates.add(new Candidate(Candidate.Kind.ZERO, severity, requirement, i + 1));
                }
            }
        }
    }

    private void report(DatasetScope scope, @Nullable Element element, Consumer<IodFinding> sink) {
        if (candidates.isEmpty()) {
            return;
        }
        Tag tag = candidates.get(0).requirement().row().tag();
        boolean excused = outside.isReported(scope, tag);
        List<Candidate> reported = new ArrayList<>(1);
        while (!excused && !candidates.isEmpty()) {
            Candidate first = candidates.get(0);
            for (Candidate candidate : candidates) {
                first = candidate.precedes(first) ? candidate : first;
            }
            Candidate best = first;
            candidates.removeIf(best::covers);
            reported.add(best);
        }
        candidates.clear();
        if (!reported.isEmpty()) {
            scope.markReported(tag);
        }
        reported.forEach(candidate -> sink.accept(candidate.finding(scope, element)));
    }

    private void checkItems(
            DatasetScope scope, RuleSet.Entry entry, Element.Sequence sequence, Consumer<IodFinding> sink) {
        RuleSet inside = entry.inside(scope);
        if (inside == null) {
            return;
        }
        List<Dataset> items = sequence.items();
        for (int i = 0; i < items.size(); i++) {
            DatasetScope inner = new DatasetScope(inside, outside, scope, sequence.tag(), i);
            inner.open(items.get(i));
            check(inner, sink);
        }
    }
}
