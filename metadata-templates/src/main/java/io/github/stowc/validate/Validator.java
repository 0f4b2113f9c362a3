package io.github.stowc.validate;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.dicom.xml.XmlInstance;
import io.github.stowc.validate.check.Collector;
import io.github.stowc.validate.check.InstanceChecks;
import io.github.stowc.validate.check.InstanceFeed;
import io.github.stowc.validate.check.LinkChecks;
import io.github.stowc.validate.check.ReaderFindings;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds every reason why a server would refuse instances: the front door of this package.
 *
 * <p>One object is one run over any number of files, and compares their instances too. The sink gets findings while the
 * files are read, those of a file in the order of their places. Memory grows by some 100 bytes an instance. For one
 * thread.
 */
public final class Validator {
    private final ValidateOptions options;
    private final FindingSink sink;
    private final List<String> files = new ArrayList<>();
    private final Collector collector;
    private final LinkChecks links;
    private final InstanceChecks checks;
    private final Listener listener;
    private long instances;
    private int indexInFile;

    /** Hears what is read from JSON and XML, for callers who want more than findings. */
    public interface Listener {
        /** Takes an instance. */
        void instance(Dataset instance);

        /** Hears of an error that a strict reader throws. */
        void broken();
    }

    /**
     * A run.
     *
     * @param sink takes the findings in the thread that calls this object
     */
    public Validator(ValidateOptions options, FindingSink sink) {
        this(options, sink, new Listener() {
            @Override
            public void instance(Dataset instance) {}

            @Override
            public void broken() {}
        });
    }

    /** A run with a listener. */
    public Validator(ValidateOptions options, FindingSink sink, Listener listener) {
        this.options = options;
        this.listener = listener;
        this.sink = sink;
        this.collector = new Collector(sink, options);
        this.links = new LinkChecks(options.linkedFiles().orElse(null));
        this.checks = new InstanceChecks(options, files, links, collector);
    }

    /**
     * Checks a file in the DICOM JSON Model (PS3.18 F).
     *
     * @throws IOException if it cannot be read, or the sink throws
     */
    public void json(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            json(in, file.toString());
        }
    }

    /**
     * Checks instances in the DICOM JSON Model (PS3.18 F), and closes the stream.
     *
     * @param name the name for findings
     * @throws IOException if they cannot be read, or the sink throws
     */
    public void json(InputStream in, String name) throws IOException {
        int number = startFile(name);
        boolean isEmpty = true;
        JsonReadOptions reading = JsonReadOptions.of(name).withTransferSyntax(options.transferSyntaxUid());
        try (InstanceFeed feed = new InstanceFeed(in, reading)) {
            for (List<InstanceFeed.Entry> entries = feed.next(); !entries.isEmpty(); entries = feed.next()) {
                isEmpty = false;
                for (InstanceFeed.Entry entry : entries) {
                    check(entry, name, number);
                }
            }
        }
        if (isEmpty) {
            report(Finding.of(JsonRule.ROOT, "expected instances, found none", "put the instances in the array")
                    .in(name)
                    .at(new Place(1, 1)));
        }
    }

    /**
     * Checks a file in the Native DICOM Model (PS3.19 A.1).
     *
     * @throws IOException if it cannot be read, or the sink throws
     */
    public void xml(Path file) throws IOException {
        xml(Files.newInputStream(file), file.toString());
    }

    /**
     * Checks an instance in the Native DICOM Model (PS3.19 A.1), and closes the stream.
     *
     * @param name the name for findings
     * @throws IOException if it cannot be read, or the sink throws
     */
    public void xml(InputStream in, String name) throws IOException {
        int number = startFile(name);
        List<Finding> findings = new ArrayList<>();
        XmlInstance instance = DicomXmlReader.collect(
                        in, name, problem -> findings.add(ReaderFindings.of(problem, name)))
                .orElse(null);
        listen(instance == null ? null : instance.dataset(), findings);
        if (instance == null) {
            checks.report(findings);
            return;
        }
        instances++;
        checks.check(new InstanceChecks.Subject(name, number, 0, instance.dataset(), instance.positions(), findings));
    }

    private void listen(@Nullable Dataset instance, List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                listener.broken();
            }
        }
        if (instance != null) {
            listener.instance(instance);
        }
    }

    private int startFile(String name) throws IOException {
        sink.startFile(name);
        files.add(name);
        return files.size() - 1;
    }

    private void check(InstanceFeed.Entry entry, String name, int number) throws IOException {
        JsonInstance instance = entry.instance();
        listen(instance == null ? null : instance.dataset(), entry.findings());
        if (instance == null) {
            checks.report(entry.findings());
            return;
        }
        instances++;
        checks.check(new InstanceChecks.Subject(
                name, number, instance.index(), instance.dataset(), instance.positions(), entry.findings()));
    }

    /**
     * Checks an instance that was read elsewhere, such as from a Part 10 file; its findings have no line.
     *
     * @param name the name of the file for findings
     * @throws IOException if a linked file cannot be read, or the sink throws
     */
    public void instance(Dataset instance, String name) throws IOException {
        boolean isNew = files.isEmpty() || !files.get(files.size() - 1).equals(name);
        if (isNew) {
            startFile(name);
            indexInFile = 0;
        }
        instances++;
        checks.check(new InstanceChecks.Subject(name, files.size() - 1, indexInFile++, instance, null, List.of()));
    }

    /** Compares what follows with nothing before it, so that memory does not grow: for instances that stand alone. */
    public void forget() {
        files.clear();
        checks.forget();
    }

    /**
     * Counts and passes on what a reader of another form found in a file.
     *
     * @throws IOException if the sink throws
     */
    public void report(Finding finding) throws IOException {
        if (files.isEmpty() || !files.get(files.size() - 1).equals(finding.file())) {
            startFile(finding.file());
        }
        collector.accept(finding);
    }

    /**
     * Counts and passes on that a file, which may have been read in part, could not be read.
     *
     * @param reason why, as a clause
     * @throws IOException if the sink throws
     */
    public void unreadable(String name, String reason) throws IOException {
        report(Finding.of(ValidationRule.UNREADABLE, reason, "").in(name));
    }

    /**
     * Reports what only the whole run shows, and counts.
     *
     * @throws IOException if the sink throws
     */
    public Summary finish() throws IOException {
        for (String name : links.unused()) {
            Finding unused = Finding.of(
                    ValidationRule.LINK_UNUSED, "no BulkDataURI links to this file", "link to it, or leave it out");
            collector.accept((links.isExpected(name) ? unused : unused.withSeverity(Severity.INFO)).in(name));
        }
        return collector.summary(files.size(), instances);
    }
}
