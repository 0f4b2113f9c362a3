package io.github.stowc.validate;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.json.JsonProblem;
import io.github.stowc.dicom.json.Place;
import io.github.stowc.dicom.json.Positions;
import io.github.stowc.iod.IodChecker;
import io.github.stowc.iod.IodOptions;
import io.github.stowc.iod.Iods;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs all layers on one instance after the other and reports what they find in the order of its place. */
final class InstanceChecks {
    private static final Comparator<Finding> BY_PLACE = (left, right) -> {
        int order = Integer.compare(left.line(), right.line());
        order = order == 0 ? Integer.compare(left.column(), right.column()) : order;
        order = order == 0 ? left.path().compareTo(right.path()) : order;
        return order == 0 ? left.rule().compareTo(right.rule()) : order;
    };

    private final Iods iods = new Iods();
    private final boolean alwaysStrict;
    private final StudyChecks study;
    private final LinkChecks links;
    private final Collector collector;
    private final Profiles profiles = new Profiles();
    private final List<Issue> issues = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable IodChecker strict;
    private @Nullable IodChecker tolerant;

    InstanceChecks(ValidateOptions options, List<String> files, LinkChecks links, Collector collector) {
        this.alwaysStrict = options.google();
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
    record Subject(
            String file,
            int fileNumber,
            int index,
            Dataset dataset,
            @Nullable Positions positions,
            List<JsonProblem> problems) {}

    void check(Subject subject) throws IOException {
        Dataset dataset = subject.dataset();
        Positions positions = subject.positions();
        Flagged flagged = new Flagged(positions);
        issues.clear();
        Place start = positions == null ? new Place(0, 0) : positions.place();
        Origins.Origin origin = new Origins.Origin(subject.fileNumber(), subject.index(), start.line());
        boolean duplicate = study.check(dataset, flagged, origin, issues);
        StudyChecks.checkQueryAttributes(dataset, issues);
        boolean pixelsElsewhere = links.check(dataset, duplicate, flagged, issues);
        checkAlone(dataset, alwaysStrict || !pixelsElsewhere, flagged);
        Mistyped mistyped = Mistyped.in(subject.problems(), issues, dataset, positions);
        for (Issue issue : issues) {
            if (!mistyped.explains(issue)) {
                findings.add(placed(issue, subject));
            }
        }
        for (JsonProblem problem : subject.problems()) {
            if (!mistyped.explains(problem)) {
                findings.add(finding(problem, subject.file()));
            }
        }
        flush();
    }

    /** Reports problems that came with no instance. */
    void report(List<JsonProblem> problems, String file) throws IOException {
        for (JsonProblem problem : problems) {
            findings.add(finding(problem, file));
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
    private void checkAlone(Dataset dataset, boolean isStrict, Flagged flagged) {
        boolean sound = flagged.isEmpty();
        List<Issue> known = sound ? profiles.find(dataset, isStrict) : null;
        if (known != null) {
            issues.addAll(known);
            return;
        }
        int first = issues.size();
        new ElementChecks(issues, flagged).check(dataset);
        checker(isStrict).check(dataset, flagged.isEmpty() ? null : flagged, finding -> issues.add(Issue.of(finding)));
        if (sound) {
            profiles.keep(issues.subList(first, issues.size()));
        }
    }

    private IodChecker checker(boolean isStrict) {
        IodChecker checker = isStrict ? strict : tolerant;
        if (checker == null) {
            checker = iods.checker(IodOptions.DEFAULT.withPixelHeaderFromBulkData(!isStrict));
            if (isStrict) {
                strict = checker;
            } else {
                tolerant = checker;
            }
        }
        return checker;
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

    private static Finding finding(JsonProblem problem, String file) {
        Severity severity = switch (problem.rule().severity()) {
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            case INFO -> Severity.INFO;
        };
        Tag tag = problem.tag();
        return new Finding(
                problem.rule().slug(),
                severity,
                file,
                problem.place().line(),
                problem.place().column(),
                problem.instance(),
                tag,
                Optional.ofNullable(tag).map(Issue::keyword).orElse(""),
                problem.path(),
                problem.message(),
                problem.fix());
    }
}
