package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.syntax.CountRule;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.iod.IodRule;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs all layers on one instance after the other, and reports findings in the order of their places. */
public final class InstanceChecks {
    private static final Comparator<Finding> BY_PLACE = (left, right) -> {
        int order = Integer.compare(left.line(), right.line());
        order = order == 0 ? Integer.compare(left.column(), right.column()) : order;
        order = order == 0 ? left.path().compareTo(right.path()) : order;
        return order == 0 ? left.rule().slug().compareTo(right.rule().slug()) : order;
    };

    private final boolean alwaysStrict;
    private final boolean acceptsTransferSyntax;
    private final IodChecks iodChecks = new IodChecks();
    private final Supplier<StudyChecks> studies;
    private StudyChecks study;
    private final LinkChecks links;
    private final Collector collector;
    private final AlikeInstances alike = new AlikeInstances();
    /** What is said once a file: the SOP Classes with modules that have no rules. */
    private final Set<String> saidOfFile = new HashSet<>();

    private int saidOfFileNumber = -1;
    /** What the checks of one instance have found, without places. */
    private final List<Finding> found = new ArrayList<>();

    private final List<Finding> placed = new ArrayList<>();

    public InstanceChecks(ValidateOptions options, List<String> files, LinkChecks links, Collector collector) {
        this.alwaysStrict = options.imagePixel();
        this.acceptsTransferSyntax = options.transferSyntaxUid();
        Optional<String> expected = options.study().map(uid -> uid.value());
        this.studies = () -> new StudyChecks(expected, files);
        this.study = studies.get();
        this.links = links;
        this.collector = collector;
    }

    /** Compares what follows with nothing before it. */
    public void forget() {
        study = studies.get();
        saidOfFileNumber = -1;
    }

    /**
     * The instance to check.
     *
     * @param file the file's name
     * @param fileNumber its number in the run, from 0
     * @param index the instance's index in the file, from 0
     * @param dataset its attributes
     * @param positions their places; null if there is no text
     * @param whileReading what its reader has found
     */
    public record Subject(
            String file,
            int fileNumber,
            int index,
            Dataset dataset,
            @Nullable Positions positions,
            List<Finding> whileReading) {}

    public void check(Subject subject) throws IOException {
        Dataset dataset = subject.dataset();
        Positions positions = subject.positions();
        if (isOther(subject, OtherDatasets.find(dataset))) {
            return;
        }
        ReportedElements reported = new ReportedElements(positions);
        found.clear();
        boolean pixelsElsewhere = links.check(dataset, reported, found);
        checkAlone(dataset, positions, alwaysStrict || !pixelsElsewhere, reported);
        if (isOther(subject, OtherDatasets.find(dataset, found))) {
            return;
        }
        int line = positions == null ? 0 : positions.place().line();
        Origins.Origin origin = new Origins.Origin(subject.fileNumber(), subject.index(), line);
        boolean duplicate = study.check(dataset, reported, origin, found);
        if (duplicate) {
            // An instance that occurs twice has all its links twice too.
            found.removeIf(finding -> finding.rule() == ValidationRule.LINK_TWICE);
        }
        OtherDatasets.checkQueryAttributes(dataset, found);
        place(subject);
        if (placed.size() > Limits.FINDINGS) {
            placed.subList(Limits.FINDINGS, placed.size()).clear();
            Finding more = Finding.of(
                    CountRule.FINDINGS, CountRule.FINDINGS.exceeded().message(), CountRule.FINDINGS.remedy());
            flush(dataset);
            collector.accept(more.in(subject.file()).ofInstance(subject.index()));
        }
        flush(dataset);
    }

    /**
     * Whether a dataset is something else than an instance, by its reader or by its attributes: then that is said, and
     * nothing else.
     */
    private boolean isOther(Subject subject, @Nullable Finding other) throws IOException {
        Finding cause = other == null ? null : other.in(subject.file()).ofInstance(subject.index());
        Positions positions = subject.positions();
        if (cause != null && positions != null) {
            cause = cause.at(positions.place());
        }
        for (Finding finding : subject.whileReading()) {
            boolean whole = finding.rule() == JsonRule.MODEL && finding.path().isEmpty();
            cause = cause == null && whole ? finding : cause;
        }
        if (cause == null) {
            return false;
        }
        collector.accept(cause);
        return true;
    }

    private void place(Subject subject) {
        Positions positions = subject.positions();
        Mistyped mistyped = Mistyped.in(subject.whileReading(), found, subject.dataset(), positions);
        for (int i = 0; i < found.size(); i++) {
            Finding finding = found.get(i);
            if (!mistyped.explains(finding) && !isSaid(finding, subject.fileNumber())) {
                Finding known = finding.in(subject.file()).ofInstance(subject.index());
                placed.add(positions == null ? known : Places.place(known, positions));
            }
        }
        for (Finding finding : subject.whileReading()) {
            if (!mistyped.explains(finding)) {
                placed.add(finding);
            }
        }
    }

    /** Whether a finding is of a SOP Class, not of an instance, and the file had it before. */
    private boolean isSaid(Finding finding, int fileNumber) {
        if (finding.rule() != IodRule.UNCHECKED_MODULE) {
            return false;
        }
        if (saidOfFileNumber != fileNumber) {
            saidOfFile.clear();
            saidOfFileNumber = fileNumber;
        }
        return !saidOfFile.add(finding.message());
    }

    /** Reports what a reader found outside of all instances. */
    public void report(List<Finding> findings) throws IOException {
        placed.addAll(findings);
        flush(null);
    }

    private void flush(@Nullable Dataset instance) throws IOException {
        if (placed.size() > 1) {
            placed.sort(BY_PLACE);
        }
        for (int i = 0; i < placed.size(); i++) {
            collector.accept(placed.get(i), instance);
        }
        placed.clear();
    }

    /** What is wrong with an instance by itself. */
    private void checkAlone(
            Dataset dataset, @Nullable Positions positions, boolean isStrict, ReportedElements reported) {
        boolean isNew = reported.paths().isEmpty();
        AlikeInstances.Shared known = isNew ? alike.find(dataset, isStrict, positions) : null;
        if (known != null) {
            found.addAll(known.findings());
            reported.addAll(known.reported());
            return;
        }
        int first = found.size();
        new ElementChecks(found, reported, acceptsTransferSyntax).check(dataset);
        iodChecks.replaceCodes(dataset, found, first);
        iodChecks.check(dataset, isStrict, reported, found);
        if (isNew) {
            alike.keep(found.subList(first, found.size()), reported.paths());
        }
    }
}
