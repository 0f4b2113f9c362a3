package io.github.stowc.stow.batch.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * The table of the failed rows, in CSV with UTF-8, for spreadsheets and for the next run: the columns of the manifest,
 * InstanceNumber if the manifest has none, then line, rule and message. For one thread.
 *
 * <p>It has a byte order mark, without which spreadsheets take it for another charset, and the delimiter of the manifest.
 * A cell that a spreadsheet would take for a formula gets an apostrophe, which {@link Manifest} takes away again.
 */
public final class FailedTable implements Closeable {
    /** The last columns, by which such a table is recognised. */
    static final List<String> REASON = List.of("line", "rule", "message");

    private static final String INSTANCE_NUMBER = "InstanceNumber";

    private final FileChannel channel;
    private final CSVPrinter printer;
    private final int columns;
    private final boolean addsNumber;
    private final boolean grows;

    private FailedTable(FileChannel channel, TableColumns columns) throws IOException {
        this.channel = channel;
        this.columns = columns.names().size();
        this.addsNumber = !columns.sets(INSTANCE_NUMBER);
        this.grows = columns.grows();
        Writer writer = new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8);
        this.printer = new CSVPrinter(
                writer,
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(columns.delimiter())
                        .setQuoteMode(QuoteMode.ALL)
                        .get());
    }

    /** Whether a header is that of such a table. */
    static boolean isHeader(List<String> names) {
        int more = names.size() - REASON.size();
        return more > 0 && names.subList(more, names.size()).equals(REASON);
    }

    /**
     * Creates the file, for the user alone (mode 0600 where the file system has modes), and writes the header; a file of that
     * name is replaced.
     *
     * @param columns those of a manifest; in NDJSON all columns are known when it has been read to its end
     */
    public static FailedTable create(Path file, Columns columns) throws IOException {
        Files.deleteIfExists(file);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        FileChannel channel = FileChannel.open(file, options, attributes);
        try {
            FailedTable table = new FailedTable(channel, (TableColumns) columns);
            table.header(columns.names());
            return table;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void header(List<String> names) throws IOException {
        List<String> header = new ArrayList<>(names);
        if (addsNumber) {
            header.add(INSTANCE_NUMBER);
        }
        header.addAll(REASON);
        printer.getOut().append('\uFEFF');
        print(header);
    }

    /**
     * Adds a row and why it failed; of a row with too many cells the first ones.
     *
     * @param instanceNumber its Instance Number, if the manifest does not give it
     * @throws IllegalArgumentException if the row has a column of NDJSON that was not known when the table was created
     */
    public void add(TableRow row, OptionalInt instanceNumber, String rule, String message) throws IOException {
        List<String> cells = row.cells();
        if (grows && cells.size() > columns) {
            throw new IllegalArgumentException("expected a row of " + columns + " columns, found " + cells.size()
                    + "; create the table when all rows have been read");
        }
        List<String> record = new ArrayList<>(columns + REASON.size() + 1);
        for (int i = 0; i < columns; i++) {
            record.add(i < cells.size() ? cells.get(i) : "");
        }
        if (addsNumber) {
            record.add(instanceNumber.isPresent() ? Integer.toString(instanceNumber.getAsInt()) : "");
        }
        record.add(Long.toString(row.line()));
        record.add(rule);
        record.add(message);
        print(record);
    }

    private void print(List<String> cells) throws IOException {
        for (String cell : cells) {
            printer.print(FormulaCells.marked(cell));
        }
        printer.println();
    }

    /** Writes the rest, and forces it to the disk. */
    @Override
    public void close() throws IOException {
        try (printer) {
            printer.flush();
            if (channel.isOpen()) {
                channel.force(true);
            }
        }
    }
}
