package io.github.stowc.stow.batch;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Tags;
import io.github.stowc.stow.batch.deliver.Fate;
import io.github.stowc.stow.batch.journal.DonePortion;
import io.github.stowc.stow.batch.journal.Journal;
import io.github.stowc.stow.batch.journal.JournalHead;
import io.github.stowc.stow.batch.journal.OpenPortion;
import io.github.stowc.stow.batch.row.Identity;
import io.github.stowc.stow.batch.row.MessageParts;
import io.github.stowc.stow.batch.row.RowProblem;
import io.github.stowc.stow.batch.row.RowRules;
import io.github.stowc.stow.batch.table.Columns;
import io.github.stowc.stow.batch.table.Manifest;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.attach.Attachment;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One run over a table. */
final class BatchRun {
    /** The most instances and bytes of a message unless others are given. */
    private static final int MOST_INSTANCES = 1000;

    private static final long MOST_BYTES = 100_000_000;

    private final Batch.Builder choices;
    private final BatchFiles files;
    private final CompilerOptions options;
    private final Limits limits;
    private final BatchListener listener;

    BatchRun(Batch.Builder choices, BatchListener listener) {
        this.choices = choices;
        this.files = choices.files;
        this.listener = listener;
        this.options = choices.compiler.options();
        this.limits = options.target().limits().with(options.limits());
    }

    /** What is known of a table after it was read. */
    private record Table(RowsByStudy rows, Columns columns, RunHead head) {}

    /** Tells what would fail. */
    BatchSummary check() throws IOException {
        try (RowsByStudy rows = new RowsByStudy(files.folder())) {
            Table table = read(rows);
            JournalHead head = table.head.first();
            listener.namespace(head.namespace(), isRandom(table));
            Tally tally = new Tally(listener, null, table.columns);
            pass(table, head, null, tally, (study, row) -> tally.made(1));
            return summary(table, head, List.of(), tally, Optional.empty(), Optional.empty());
        }
    }

    /** Makes what is not made yet. */
    BatchSummary run() throws IOException {
        requireAnotherTable();
        Files.createDirectories(files.folder());
        try (RowsByStudy rows = new RowsByStudy(files.folder())) {
            Table table = read(rows);
            if (!Files.exists(files.journal()) && !choices.isForced) {
                requireNoOutputs();
            }
            try (Journal journal = Journal.open(files.journal());
                    Tally tally = new Tally(listener, files.failed(), table.columns)) {
                JournalHead head = head(table, journal);
                requireNoCorrections(journal);
                remarkOnMissing(journal);
                return run(table, head, journal, tally);
            }
        }
    }

    private Table read(RowsByStudy rows) throws IOException {
        try (Manifest manifest = Manifest.open(choices.manifest, choices.table)) {
            if (manifest.columns().sets("SOPInstanceUID")) {
                throw new UsageException(
                        choices.manifest
                                + ": SOPInstanceUID cannot be a column, since it is made of the row and its file; leave it out");
            }
            rows.read(manifest, listener);
            remarkOnPatient(manifest.columns());
            return new Table(rows, manifest.columns(), new RunHead(choices, manifest.isFailedTable()));
        }
    }

    /** An instance without Patient ID is legal (Type 2), and is nobody's: servers find patients by it. */
    private void remarkOnPatient(Columns columns) {
        boolean isSet = columns.sets("PatientID")
                || columns.has(Columns.Role.LIKE)
                || options.like().isPresent();
        for (AttributeSetting setting : options.settings()) {
            isSet |= setting.isTopLevel() && setting.tag().equals(Tags.PATIENT_ID);
        }
        if (!isSet) {
            listener.remark(Sentence.of(
                    "instances without Patient ID (0010,0020): give the table a column PatientID, or ",
                    Choice.SET,
                    " PatientID=ID"));
        }
    }

    private boolean isRandom(Table table) {
        return choices.namespace().isEmpty() && options.seed().isEmpty() && !table.head.hasParent();
    }

    /** The table of failed rows is replaced at the end, or removed if none failed. */
    private void requireAnotherTable() {
        Path table = choices.manifest.toAbsolutePath().normalize();
        if (table.equals(files.failed().toAbsolutePath().normalize())) {
            throw new UsageException(Sentence.of(
                    table + ": expected another table than the one that this run writes; give another ",
                    Choice.OUTPUT));
        }
    }

    private void requireNoOutputs() throws FileAlreadyExistsException {
        Path first = files.sibling(files.messageName(1));
        for (Path file : List.of(first, files.list(), files.script(), files.report(), files.failed())) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
    }

    /** What a person has corrected in the table of failed rows, or put in its place, must not be lost. */
    private void requireNoCorrections(Journal journal) throws IOException {
        Path table = files.failed();
        if (!choices.isForced && Files.exists(table) && !journal.knowsFailedTable(BatchOutputs.digest(table))) {
            throw new FileSystemException(
                    table.toString(),
                    null,
                    "expected the table that a run wrote, found another, which this run would replace; give it to a run of its"
                            + " own, or move it away");
        }
    }

    /** Messages may be taken away once they are sent, but not by mistake. */
    private void remarkOnMissing(Journal journal) throws IOException {
        long missing = 0;
        String first = "";
        for (DonePortion message : journal.done()) {
            if (!message.output().isEmpty() && !isThere(message)) {
                first = missing++ == 0 ? message.output() : first;
            }
        }
        if (missing > 0) {
            listener.remark(Sentence.of(Sentence.counted(missing, "message")
                    + " of an earlier run gone or changed, the first is " + first
                    + "; the journal has them, so they are not made again"));
        }
    }

    private boolean isThere(DonePortion message) throws IOException {
        Path file = files.sibling(message.output());
        return Files.exists(file) && Files.size(file) == message.bytes();
    }

    private JournalHead head(Table table, Journal journal) throws IOException {
        JournalHead known = journal.head().orElse(null);
        boolean isMade = !journal.done().isEmpty() || !journal.open().isEmpty();
        JournalHead head = known == null ? table.head.first() : table.head.again(known, isMade);
        listener.namespace(head.namespace(), known == null && isRandom(table));
        if (!head.equals(known)) {
            journal.begin(head);
        }
        return head;
    }

    private BatchSummary run(Table table, JournalHead head, Journal journal, Tally tally) throws IOException {
        Identity identity = new Identity(head.namespace());
        AtomicInteger numbers = new AtomicInteger(journal.last());
        CompilerOptions timed = options.with(options.templates(), head.now());
        Output output = output(journal, identity, tally, numbers, timed);
        for (OpenPortion portion : journal.open()) {
            output.settle(portion);
        }
        if (!(choices.goal instanceof Batch.Goal.Server)) {
            // What was not finished gets its number again.
            numbers.set(
                    journal.done().stream().mapToInt(DonePortion::number).max().orElse(0));
        }
        try (Handing handing = new Handing(output, tally)) {
            Packer<Prepared> packer = new Packer<>(
                    limits.instances().orElse(MOST_INSTANCES),
                    mostBytes(),
                    rows -> handing.add(new Portion(numbers.incrementAndGet(), rows)));
            pass(table, head, journal, tally, new Packing(packer, output, tally));
            packer.end();
            handing.end();
        }
        Optional<Path> failed = tally.finish(journal);
        BatchOutputs outputs = new BatchOutputs(choices, timed);
        if (choices.goal instanceof Batch.Goal.Messages) {
            outputs.writeList(journal.done());
        }
        Optional<Fate> stop = output instanceof SentMessages sent ? sent.stop() : Optional.empty();
        BatchSummary summary = summary(table, head, journal.done(), tally, stop, failed);
        outputs.writeReport(summary);
        return summary;
    }

    /** Puts rows into messages, apart from those that are too large for any. */
    private final class Packing implements RowPass.Sink {
        private final Packer<Prepared> packer;
        private final Output output;
        private final Tally tally;

        Packing(Packer<Prepared> packer, Output output, Tally tally) {
            this.packer = packer;
            this.output = output;
            this.tally = tally;
        }

        @Override
        public void accept(int study, Prepared row) throws IOException {
            if (row.made().length() > mostBytes()) {
                tally.fail(row.row(), row.rank(), tooLarge(row));
            } else {
                packer.add(study, row, row.made().length());
            }
        }

        @Override
        public boolean isStopped() {
            return output.isStopped();
        }
    }

    private Output output(
            Journal journal, Identity identity, Tally tally, AtomicInteger numbers, CompilerOptions timed) {
        if (choices.goal instanceof Batch.Goal.Folder folder) {
            return new DicomFolder(folder.folder(), journal, choices.isForced);
        }
        if (choices.goal instanceof Batch.Goal.Server server) {
            return new SentMessages(server, journal, timed, identity, tally, listener, numbers);
        }
        return new MessageFiles(files, journal, timed, identity, choices.isForced);
    }

    private long mostBytes() {
        return limits.bytes().orElse(MOST_BYTES) - MessageParts.FRAME;
    }

    private RowProblem tooLarge(Prepared row) {
        return new RowProblem(
                "batch/size",
                "",
                "expected a message of at most " + limits.bytes().orElse(MOST_BYTES) + " bytes, found "
                        + (row.made().length() + MessageParts.FRAME)
                        + " for this instance alone; allow larger messages, or make the file smaller");
    }

    private void pass(Table table, JournalHead head, @Nullable Journal journal, Tally tally, RowPass.Sink sink)
            throws IOException {
        Path root = table.head.root();
        RowRules rules = new RowRules(
                options,
                encoding(),
                table.columns,
                new Identity(head.namespace()),
                head.now(),
                choices.templates,
                name -> Attachment.of(Source.of(root.resolve(name), name)));
        UUID salt = head.namespace();
        try (RowPreparation preparation = new RowPreparation(rules, root)) {
            new RowPass(table.columns, journal, tally, choices.isStrict, salt.toString())
                    .run(table.rows.sorted(), preparation, sink, listener, table.rows.rows());
        }
    }

    /** Each kind of file fits into a DICOM file, and each target takes these, so that any rows can be in one message. */
    private Encoding encoding() {
        return options.encoding().orElse(Encoding.DICOM);
    }

    private static BatchSummary summary(
            Table table,
            JournalHead head,
            List<DonePortion> done,
            Tally tally,
            Optional<Fate> stop,
            Optional<Path> failed) {
        long bytes = done.stream().mapToLong(DonePortion::bytes).sum();
        return tally.summary(
                head.namespace(), table.rows.rows(), table.rows.studies(), done.size(), bytes, stop, failed);
    }
}
