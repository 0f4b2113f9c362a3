package io.github.stowc.stow.batch.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a table in CSV (RFC 4180) or TSV; lines without text are no rows. */
final class CsvRows implements Rows {
    private final TableName table;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final TableColumns columns;
    private final boolean failed;
    /** How many columns there are without those that a table of failed rows has beside them. */
    private final int width;

    private long line;
    private long number;

    private CsvRows(TableName table, Reader text, char delimiter, ColumnMap map) throws IOException {
        this.table = table;
        this.parser = CSVParser.builder()
                .setReader(new QuoteWatch(text, delimiter, table))
                .setFormat(CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(delimiter)
                        .setIgnoreEmptyLines(false)
                        .get())
                .get();
        this.records = parser.iterator();
        String[] header = record();
        if (header == null) {
            throw table.asWhole("expected a row of headers, found an empty table; export it again");
        }
        this.failed = FailedTable.isHeader(List.of(header));
        this.width = header.length - (failed ? FailedTable.REASON.size() : 0);
        String[] names = failed ? withoutReason(header) : header;
        this.columns = TableColumns.of(new Headers(table, map), List.of(names), line, delimiter, header.length - width);
    }

    static CsvRows open(TableName table, Reader text, boolean isTsv, TableOptions options) throws IOException {
        BufferedReader buffered = new BufferedReader(text, Delimiters.LOOK_AHEAD);
        char delimiter = options.delimiter().isPresent()
                ? options.delimiter().get()
                : isTsv ? '\t' : Delimiters.ofHeader(buffered);
        return new CsvRows(table, buffered, delimiter, options.map());
    }

    @Override
    public TableColumns columns() {
        return columns;
    }

    @Override
    public boolean isFailedTable() {
        return failed;
    }

    @Override
    public @Nullable TableRow next() throws IOException {
        String[] cells = record();
        if (cells == null) {
            return null;
        }
        number++;
        return new TableRow(number, line, List.of(failed ? withoutReason(cells) : cells));
    }

    private String @Nullable [] record() throws IOException {
        try {
            while (true) {
                line = parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    return null;
                }
                String[] cells = records.next().values();
                if (cells.length > 1 || !cells[0].isEmpty()) {
                    return cells;
                }
            }
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            // The parser's own words may repeat a cell.
            throw cause instanceof CSVException
                    ? table.inLine(line, "expected a row of CSV, found text with quotes in wrong places (RFC 4180 2)")
                    : cause;
        }
    }

    /** The cells of the manifest; of a row with too few or too many cells, as many too few or too many. */
    private String[] withoutReason(String[] cells) {
        int reason = FailedTable.REASON.size();
        String[] rest = new String[Math.max(0, cells.length - reason)];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = FormulaCells.plain(cells[i < width ? i : i + reason]);
        }
        return rest;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
