package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.validate.finding.Check;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs all layers on one instance after the other and reports what they find in the order of its place. */
public final class InstanceChecks {
    private static final Comparator<Finding> BY_PLACE = (left, right) -> {
        int order = Integer.compare(left.line(), right.line());
        order = order == 0 ? Integer.compare(left.column(), right.column()) : order;
        order = order == 0 ? left.path().compareTo(right.path()) : order;
        return order == 0 ? left.rule().compareTo(right.rule()) : order;
    };

    private final boolean alwaysStrict;
    private final boolean acceptsTransferSyntax;
    private final IodChecks iodChecks = new IodChecks();
    private final StudyChecks study;
    private final LinkChecks links;
    private final Collector collector;
    private final AlikeInstances alike = new AlikeInstances();
    private final List<Issue> issues = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    public InstanceChecks(ValidateOptions options, List<String> files, LinkChecks links, Collector collector) {
        this.alwaysStrict = options.google();
        this.acceptsTransferSyntax = options.google();
        this.study = new StudyChecks(options.study().map(uid -> uid.value()), files);
        this.links = links;
        this.collector = collector;
    }

    /**
     * What is checked.
     *
     * @param file the file's name
     * @param fileNumber its number in the run, from 0
     * @param index the instance's index in the file, from 0
     * @param dataset its attributes
     * @param positions where they stand; null where there is no text
     * @param problems what was found while it was read
     */
    public record Subject(
            String file,
            int fileNumber,
            int index,
            Dataset dataset,
            @Nullable Positions positions,
            List<Misread> problems) {}

    public void check(Subject subject) throws IOException {
        Dataset dataset = subject.dataset();
        Positions positions = subject.positions();
        Flagged flagged = new Flagged(positions);
        issues.clear();
        boolean pixelsElsewhere = links.check(dataset, flagged, issues);
        checkAlone(dataset, positions, alwaysStrict || !pixelsElsewhere, flagged);
        Place start = positions == null ? new Place(0, 0) : positions.place();
        Origins.Origin origin = new Origins.Origin(subject.fileNumber(), subject.index(), start.line());
        boolean duplicate = study.check(dataset, flagged, origin, issues);
        if (duplicate) {
            // The links of an instance that is there twice are there twice too.
            issues.removeIf(issue -> issue.rule().equals(Check.LINK_TWICE.slug()));
        }
        StudyChecks.checkQueryAttributes(dataset, issues);
        place(subject);
        flush();
    }

    private void place(Subject subject) {
        Mistyped mistyped = Mistyped.in(subject.problems(), issues, subject.dataset(), subject.positions());
        for (int i = 0; i < issues.size(); i++) {
            if (!mistyped.explains(issues.get(i))) {
                findings.add(placed(issues.get(i), subject));
            }
        }
        for (Misread problem : subject.problems()) {
            if (!mistyped.explains(problem)) {
                findings.add(problem.finding(subject.file()));
            }
        }
    }

    /** Reports problems that came with no instance. */
    public void report(List<Misread> problems, String file) throws IOException {
        for (Misread problem : problems) {
            findings.add(problem.finding(file));
        }
        flush();
    }

    private void flush() throws IOException {
        if (findings.size() > 1) {
            findings.sort(BY_PLACE);
        }
        for (int i = 0; i < findings.size(); i++) {
            collector.accept(findings.get(i));
        }
        findings.clear();
    }

    /** What an instance has wrong without regard to others. */
    private void checkAlone(Dataset dataset, @Nullable Positions positions, boolean isStrict, Flagged flagged) {
        boolean isNew = flagged.paths().isEmpty();
        AlikeInstances.Shared known = isNew ? alike.find(dataset, isStrict, positions) : null;
        if (known != null) {
            issues.addAll(known.issues());
            flagged.addAll(known.flagged());
            return;
        }
        int first = issues.size();
        new ElementChecks(issues, flagged, acceptsTransferSyntax).check(dataset);
        iodChecks.check(dataset, isStrict, flagged, issues);
        if (isNew) {
            alike.keep(issues.subList(first, issues.size()), flagged.paths());
        }
    }

    private static Finding placed(Issue issue, Subject subject) {
        Place place = Places.find(subject.positions(), issue.steps(), issue.tag());
        return new Finding(
                issue.rule(),
                issue.severity(),
                subject.file(),
                place.line(),
                place.column(),
                subject.index(),
                issue.tag(),
                issue.keyword(),
                issue.path(),
                issue.message(),
                issue.fix());
    }
}
