package io.github.stowc.stow.batch.table;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table of rows, read once from the beginning to the end with memory for one row. For one thread. */
public final class Manifest implements Closeable {
    private final Rows rows;

    private Manifest(Rows rows) {
        this.rows = rows;
    }

    /**
     * Opens a table and reads its header. A name that ends in {@code .ndjson} or {@code .jsonl} means NDJSON, {@code .tsv}
     * tabs, and every other name CSV.
     *
     * @throws TableException if the header is wrong, or the text is not in the charset
     * @throws IOException if it cannot be read
     */
    public static Manifest open(Path file, TableOptions options) throws IOException {
        String path = String.valueOf(file.getFileName());
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        TableName table = new TableName(path);
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            checkKind(table, in);
            TableText text = new TableText(in, table, options.charset().orElse(null));
            return new Manifest(
                    ending.equals("ndjson") || ending.equals("jsonl")
                            ? JsonRows.open(table, text, options.map())
                            : CsvRows.open(table, text, ending.equals("tsv"), options));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Spreadsheets save workbooks, which are archives, unless they are told otherwise. */
    private static void checkKind(TableName table, InputStream in) throws IOException {
        in.mark(4);
        byte[] head = in.readNBytes(4);
        in.reset();
        if (head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            throw table.asWhole("expected CSV, TSV or NDJSON, found a workbook or another ZIP archive; open it in the"
                    + " spreadsheet program and save it as CSV in UTF-8");
        }
    }

    /** What the columns mean; in NDJSON those that were met so far, to which others are added while rows are read. */
    public Columns columns() {
        return rows.columns();
    }

    /** Whether it is a table of failed rows that a run wrote: it ends in the columns line, rule and message. */
    public boolean isFailedTable() {
        return rows.isFailedTable();
    }

    /**
     * The next row; null at the end.
     *
     * @throws TableException if the table cannot be read on, such as after a quote that never ends
     */
    public @Nullable TableRow next() throws IOException {
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
