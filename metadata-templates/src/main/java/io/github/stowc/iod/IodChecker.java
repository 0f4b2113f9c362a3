package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.iod.condition.Numbers;
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
 * Holds instances against what PS3.3 asks of their SOP Class. Keeps its working memory from one instance to the next, so
 * it is for one thread.
 */
public final class IodChecker {
    private final SopClasses sopClasses;
    private final IodOptions options;
    private final Subject subject;
    private final Map<Level, Frame> frames = new HashMap<>();
    private final CrossChecks crossChecks = new CrossChecks();
    private final List<Candidate> candidates = new ArrayList<>();

    IodChecker(SopClasses sopClasses, IodOptions options) {
        this.sopClasses = sopClasses;
        this.options = options;
        this.subject = new Subject(options);
    }

    /** Reports everything in an instance that PS3.3 does not allow, in the order of the tags. */
    public void check(Dataset instance, Consumer<IodFinding> sink) {
        check(instance, null, sink);
    }

    /**
     * Like {@link #check(Dataset, Consumer)}, apart from elements that have findings already.
     *
     * @param flaws the elements to leave alone; null for none
     */
    public void check(Dataset instance, @Nullable Flaws flaws, Consumer<IodFinding> sink) {
        Dataset examined = instance;
        if (options.transferSyntax().isPresent()
                && instance.get(Tags.TRANSFER_SYNTAX_UID).isEmpty()) {
            examined = instance.with(Element.of(
                    Tags.TRANSFER_SYNTAX_UID,
                    VR.UI,
                    options.transferSyntax().get().value()));
        }
        subject.turnTo(examined, flaws);
        SopClasses.Match match = sopClasses.match(examined);
        if (match.finding() != null && !isFlawed(flaws, Tags.SOP_CLASS_UID)) {
            sink.accept(match.finding());
        }
        Level level = match.rules().outermost();
        Frame frame = frames.get(level);
        if (frame == null) {
            frame = new Frame(level, subject, null, Tags.SOP_CLASS_UID, 0);
            frames.put(level, frame);
        }
        frame.open(examined);
        check(frame, sink);
    }

    private static boolean isFlawed(@Nullable Flaws flaws, Tag tag) {
        return flaws != null && flaws.isFlawed(List.of(), tag);
    }

    private void check(Frame frame, Consumer<IodFinding> sink) {
        int due = 0;
        for (int i = 0; i < frame.presentCount(); i++) {
            int index = frame.present(i);
            while (due < frame.dueCount() && frame.due(due) < index) {
                checkAbsent(frame, frame.due(due++), sink);
            }
            Element element = frame.at(index);
            if (element != null) {
                checkPresent(frame, frame.level().entry(index), element, sink);
            }
        }
        while (due < frame.dueCount()) {
            checkAbsent(frame, frame.due(due++), sink);
        }
        crossChecks.check(frame, sink);
    }

    private void checkPresent(Frame frame, Level.Entry entry, Element element, Consumer<IodFinding> sink) {
        checkPresent(frame, entry, element);
        report(frame, element, sink);
        if (element instanceof Element.Sequence sequence) {
            checkItems(frame, entry, sequence, sink);
        }
    }

    private void checkAbsent(Frame frame, int index, Consumer<IodFinding> sink) {
        Level.Entry entry = frame.level().entry(index);
        boolean excused = frame.parent() == null && subject.isExcused(entry.tag());
        if (!excused) {
            checkAbsent(frame, entry);
            report(frame, null, sink);
        }
    }

    private void checkAbsent(Frame frame, Level.Entry entry) {
        for (Rule rule : entry.whenAbsent()) {
            if (!rule.applies(frame)) {
                continue;
            }
            Row.Attribute row = rule.row();
            if (row.constraint() instanceof Constraint.FindingIf findingIf) {
                constraint(frame, rule, findingIf);
            } else if (rule.condition(frame) == Truth.TRUE) {
                Severity severity = row.type() == AttributeType.TYPE_2C ? Severity.WARNING : Severity.ERROR;
                candidates.add(new Candidate(Candidate.Kind.MISSING, severity, rule, 0));
            }
        }
    }

    private void constraint(Frame frame, Rule rule, Constraint.FindingIf findingIf) {
        Truth wanted = findingIf.unless() ? Truth.FALSE : Truth.TRUE;
        if (rule.condition(frame) == wanted) {
            Severity severity = findingIf.error() ? Severity.ERROR : Severity.WARNING;
            candidates.add(new Candidate(Candidate.Kind.CONSTRAINT, severity, rule, 0));
        }
    }

    private void checkPresent(Frame frame, Level.Entry entry, Element element) {
        boolean empty = Values.isEmpty(element);
        for (Rule rule : entry.rules()) {
            if (!rule.applies(frame)) {
                continue;
            }
            Row.Attribute row = rule.row();
            if (row.constraint() instanceof Constraint.FindingIf findingIf) {
                constraint(frame, rule, findingIf);
                continue;
            }
            if (row.type() == AttributeType.CONSTRAINT) {
                if (row.constraint() != null && rule.condition(frame) == Truth.TRUE) {
                    checkValues(rule, row.constraint(), element);
                }
                continue;
            }
            checkType(frame, rule, empty);
            if (row.items() != null && (!empty || element.vr() == VR.SQ)) {
                checkCount(rule, row.items(), element);
            }
            if (row.constraint() != null) {
                checkValues(rule, row.constraint(), element);
            }
        }
    }

    private void checkType(Frame frame, Rule rule, boolean empty) {
        Row.Attribute row = rule.row();
        if (empty && row.type().needsValue()) {
            candidates.add(new Candidate(Candidate.Kind.EMPTY, Severity.ERROR, rule, 0));
        } else if (row.condition() != null && !row.otherwise() && rule.condition(frame) == Truth.FALSE) {
            candidates.add(new Candidate(Candidate.Kind.NOT_ALLOWED, Severity.ERROR, rule, 0));
        }
    }

    private void checkCount(Rule rule, Row.Count count, Element element) {
        if (!(element instanceof Element.BulkData) && !count.allows(element.valueCount())) {
            candidates.add(new Candidate(Candidate.Kind.ITEM_COUNT, Severity.ERROR, rule, 0));
        }
    }

    private void checkValues(Rule rule, Constraint constraint, Element element) {
        List<String> texts = element.texts();
        if (constraint instanceof Constraint.OneOf oneOf) {
            for (int i = 0; i < texts.size(); i++) {
                boolean meant = oneOf.value() == 0 || oneOf.value() == i + 1;
                if (meant && !texts.get(i).isBlank() && !oneOf.set().contains(texts.get(i))) {
                    candidates.add(new Candidate(
                            oneOf.enumerated() ? Candidate.Kind.ENUMERATED : Candidate.Kind.DEFINED,
                            oneOf.enumerated() ? Severity.ERROR : Severity.WARNING,
                            rule,
                            i + 1));
                }
            }
        } else if (constraint instanceof Constraint.NotZero notZero) {
            for (int i = 0; i < texts.size(); i++) {
                if (Numbers.parse(texts.get(i)) == 0) {
                    Severity severity = notZero.error() ? Severity.ERROR : Severity.WARNING;
                    candidates.add(new Candidate(Candidate.Kind.ZERO, severity, rule, i + 1));
                }
            }
        }
    }

    private void report(Frame frame, @Nullable Element element, Consumer<IodFinding> sink) {
        if (candidates.isEmpty()) {
            return;
        }
        Tag tag = candidates.get(0).rule().row().tag();
        boolean excused = subject.isFlawed(frame, tag);
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
            frame.markReported(tag);
        }
        reported.forEach(candidate -> sink.accept(candidate.finding(frame, element)));
    }

    private void checkItems(Frame frame, Level.Entry entry, Element.Sequence sequence, Consumer<IodFinding> sink) {
        Level inside = entry.inside(frame);
        if (inside == null) {
            return;
        }
        List<Dataset> items = sequence.items();
        for (int i = 0; i < items.size(); i++) {
            Frame inner = new Frame(inside, subject, frame, sequence.tag(), i);
            inner.open(items.get(i));
            check(inner, sink);
        }
    }
}
