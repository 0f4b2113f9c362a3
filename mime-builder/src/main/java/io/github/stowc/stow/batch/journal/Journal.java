package io.github.stowc.stow.batch.journal;

import io.github.stowc.stow.batch.order.HashedInts;
import io.github.stowc.stow.batch.order.KeyHash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a batch has done, in a file of lines that only grows: a run that was stopped at any moment goes on behind its last
 * whole line. Lines are fields between tabs, the first says what they are. What it knows of rows may be asked by one thread;
 * lines may be added by several.
 *
 * <p>Memory: 14 to 21 bytes a row.
 */
public final class Journal implements Closeable {
    /** The first field of the first line. */
    static final String FIRST = "stowc-batch";

    private static final String VERSION = "1";
    private static final int SEEN = 0;

    private final JournalFile file;
    /** Where the line of a row is, in steps of {@link JournalFile#STEP} from 1; negative if it was refused. */
    private final HashedInts index = new HashedInts();

    private final HashedInts unknown = new HashedInts();
    /** The rows since the last message was begun, while the file is read. */
    private final Opened unclaimed = new Opened();

    private final Map<Integer, Opened> open = new LinkedHashMap<>();
    private final List<DonePortion> done = new ArrayList<>();
    private Optional<JournalHead> head = Optional.empty();
    private final Set<String> failedTables = new HashSet<>();
    private int last;

    /** A message while it is read. */
    private static final class Opened {
        String output = "";
        boolean isSent;
        final List<JournalRow> rows = new ArrayList<>();
        final List<Integer> places = new ArrayList<>();
        final Map<String, Integer> refused = new LinkedHashMap<>();
        final Set<String> missing = new HashSet<>();
    }

    private Journal(JournalFile file) {
        this.file = file;
    }

    /**
     * Opens a journal, or makes a new one, which no other process can open until it is closed.
     *
     * @throws java.nio.file.FileSystemException if another process has it, or it is another file
     */
    public static Journal open(Path path) throws IOException {
        Journal journal = new Journal(JournalFile.open(path));
        try {
            journal.file.read(journal::take);
            return journal;
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e instanceof IOException known ? known : journal.file.broken(e);
        }
    }

    private void take(String[] fields, int place) throws IOException {
        switch (fields[0]) {
            case FIRST -> head = Optional.of(parsed(fields));
            case "row" -> {
                unclaimed.rows.add(JournalRow.parse(fields));
                unclaimed.places.add(place);
            }
            case "begun" -> begin(fields);
            case "sending" -> portion(number(fields)).isSent = true;
            case "refused" -> portion(number(fields)).refused.put(fields[2], place);
            case "missing" -> portion(number(fields)).missing.add(fields[2]);
            case "failed" -> failedTables.add(fields[1]);
            case "done" -> end(fields);
            default -> throw file.broken(null);
        }
        if (head.isEmpty()) {
            throw file.broken(null);
        }
    }

    /**
     * Begins a message with as many rows as its line says, the last ones: a run that was stopped while it wrote rows left those
     * before. A message that was begun under the same number never appeared, and its rows are not those of this one.
     */
    private void begin(String[] fields) {
        int number = number(fields);
        Opened portion = new Opened();
        portion.output = fields[2];
        int from = unclaimed.rows.size() - Integer.parseInt(fields[3]);
        portion.rows.addAll(unclaimed.rows.subList(from, unclaimed.rows.size()));
        portion.places.addAll(unclaimed.places.subList(from, unclaimed.places.size()));
        unclaimed.rows.clear();
        unclaimed.places.clear();
        open.remove(number);
        open.put(number, portion);
        last = Math.max(last, number);
    }

    private JournalHead parsed(String[] fields) throws IOException {
        if (!fields[1].equals(VERSION)) {
            throw file.broken(null);
        }
        return new JournalHead(
                UUID.fromString(fields[2]),
                LocalDateTime.parse(fields[3]),
                fields[4],
                JournalFile.unescaped(fields[5]));
    }

    private static int number(String[] fields) {
        return Integer.parseInt(fields[1]);
    }

    private Opened portion(int number) {
        last = Math.max(last, number);
        return open.computeIfAbsent(number, first -> new Opened());
    }

    /** Remembers the rows of a message that is done. */
    private void index(DonePortion ended) {
        Opened portion = portion(ended.number());
        for (int i = 0; i < portion.rows.size(); i++) {
            JournalRow row = portion.rows.get(i);
            Integer refused = portion.refused.get(row.sopInstance());
            if (refused != null) {
                index.put(KeyHash.number64(row.key()), -portion.places.get(i));
                index.put(refusalKey(row.key()), refused);
            } else if (!portion.missing.contains(row.sopInstance())) {
                index.put(KeyHash.number64(row.key()), portion.places.get(i));
            }
        }
        open.remove(ended.number());
    }

    private void end(String[] fields) {
        int number = number(fields);
        DonePortion ended = new DonePortion(
                number,
                portion(number).output,
                Integer.parseInt(fields[2]),
                Long.parseLong(fields[3]),
                fields[4],
                fields[5]);
        index(ended);
        if (ended.instances() > 0) {
            done.add(ended);
        }
    }

    /** Where a refusal is, which few rows have. */
    private static long refusalKey(String key) {
        return ~KeyHash.number64(key);
    }

    /**
     * What all runs of another batch have in common; empty if its journal does not say it.
     *
     * @throws IOException if it cannot be read
     */
    public static Optional<JournalHead> headOf(Path path) throws IOException {
        try (Journal journal = open(path)) {
            return journal.head();
        }
    }

    /** What all runs have in common; empty in a new journal. */
    public Optional<JournalHead> head() {
        return head;
    }

    /** The messages that are done, in the order in which they were. */
    public List<DonePortion> done() {
        return done;
    }

    /** Whether a run has written a table of failed rows with that digest, or was about to. */
    public boolean knowsFailedTable(String digest) {
        return failedTables.contains(digest);
    }

    /** Writes which table of failed rows is about to appear, unless that is known. */
    public void writesFailedTable(String digest) throws IOException {
        if (failedTables.add(digest)) {
            file.add(List.of("failed\t" + digest));
        }
    }

    /** The number of the last message that was begun; 0 if none was. */
    public int last() {
        return last;
    }

    /** The messages that were begun and are not known to be done, apart from those whose rows all went with later ones. */
    public List<OpenPortion> open() {
        List<OpenPortion> all = new ArrayList<>();
        open.forEach((number, portion) -> {
            if (portion.rows.stream().anyMatch(row -> index.get(KeyHash.number64(row.key())) == HashedInts.NONE)) {
                all.add(new OpenPortion(number, portion.output, portion.isSent, portion.rows));
            }
        });
        return all;
    }

    /** Lets the rows of an open message be unknown for this run. */
    public void leaveUnknown(OpenPortion portion) {
        Opened opened = portion(portion.number());
        for (int i = 0; i < opened.rows.size(); i++) {
            unknown.put(KeyHash.number64(opened.rows.get(i).key()), opened.places.get(i));
        }
    }

    /** Lets the rows of an open message be made again: it was not sent, or nobody minds. */
    public void forget(OpenPortion portion) {
        open.remove(portion.number());
    }

    /** What is known of a key; afterwards it is seen. */
    public Optional<Entry> meet(String key) throws IOException {
        long number = KeyHash.number64(key);
        int lost = unknown.get(number);
        int place = index.put(number, SEEN);
        if (place == SEEN) {
            return Optional.of(new Entry.Seen());
        }
        if (place == HashedInts.NONE) {
            return lost == HashedInts.NONE ? Optional.empty() : row(lost, key).map(Entry.Unknown::new);
        }
        if (place > 0) {
            return row(place, key).map(Entry.Done::new);
        }
        String[] refusal = file.line(index.get(refusalKey(key)));
        return row(-place, key).map(row -> new Entry.Refused(row, refusal[3], JournalFile.unescaped(refusal[4])));
    }

    private Optional<JournalRow> row(int place, String key) throws IOException {
        JournalRow row = JournalRow.parse(file.line(place));
        return row.key().equals(key) ? Optional.of(row) : Optional.empty();
    }

    /** Writes the first line. */
    public void begin(JournalHead first) throws IOException {
        file.add(List.of(String.join(
                "\t",
                FIRST,
                VERSION,
                first.namespace().toString(),
                first.now().toString(),
                first.options(),
                JournalFile.escaped(first.root()))));
        head = Optional.of(first);
    }

    /** Writes that a message is begun, before anything of it can be seen, or that it is about to be sent. */
    public void begun(OpenPortion portion) throws IOException {
        List<String> lines = new ArrayList<>(portion.rows().size() + 2);
        portion.rows().forEach(row -> lines.add(row.line()));
        lines.add("begun\t" + portion.number() + "\t" + portion.output() + "\t"
                + portion.rows().size());
        if (portion.isSent()) {
            lines.add("sending\t" + portion.number());
        }
        file.add(lines);
    }

    /**
     * Writes that a message is done.
     *
     * @param refused the rule and the message for each SOP Instance UID that the server does not take
     * @param missing the SOP Instance UIDs of those that are to be made again
     */
    public void done(DonePortion portion, Map<String, List<String>> refused, List<String> missing) throws IOException {
        List<String> lines = new ArrayList<>();
        refused.forEach((uid, why) -> lines.add(String.join(
                "\t",
                "refused",
                Integer.toString(portion.number()),
                uid,
                why.get(0),
                JournalFile.escaped(why.get(1)))));
        missing.forEach(uid -> lines.add("missing\t" + portion.number() + "\t" + uid));
        lines.add(String.join(
                "\t",
                "done",
                Integer.toString(portion.number()),
                Integer.toString(portion.instances()),
                Long.toString(portion.bytes()),
                portion.contentType(),
                portion.checksum()));
        file.add(lines);
        if (portion.instances() > 0) {
            synchronized (done) {
                done.add(portion);
            }
        }
    }

    /** Writes that a message of an earlier run is whole, before the first row is asked for. */
    public void settle(DonePortion portion) throws IOException {
        done(portion, Map.of(), List.of());
        index(portion);
    }

    /**
     * Writes what became of a message of an earlier run, before the first row is asked for.
     *
     * @param stored the SOP Instance UIDs of those of its instances that are there; the others are made again
     * @param bytes what these have together, if that is known; else 0
     */
    public void settle(OpenPortion portion, Set<String> stored, long bytes) throws IOException {
        List<String> missing = new ArrayList<>();
        portion.rows().stream()
                .map(JournalRow::sopInstance)
                .filter(uid -> !stored.contains(uid))
                .forEach(missing::add);
        Opened opened = portion(portion.number());
        opened.missing.addAll(missing);
        int count = portion.rows().size() - missing.size();
        DonePortion settled = new DonePortion(portion.number(), "", count, bytes, "", "");
        done(settled, Map.of(), missing);
        index(settled);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
