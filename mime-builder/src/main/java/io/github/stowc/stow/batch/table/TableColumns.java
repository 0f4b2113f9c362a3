package io.github.stowc.stow.batch.table;

import io.github.stowc.template.AttributePath;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.SettingException;
import io.github.stowc.wording.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table, to which the thread that reads NDJSON adds those that it meets; other threads see all columns of
 * a row that they were given.
 */
final class TableColumns implements Columns {
    private final Headers headers;
    private final List<Headers.Fixed> constants;
    private final char delimiter;
    /** How many columns each row has besides; -1 if a row may have fewer cells than there are columns. */
    private final int besides;
    /** For the thread that adds. */
    private final Map<String, Column> byMeaning = new HashMap<>();

    private volatile Known known = new Known(List.of(), List.of(), List.of(), new EnumMap<>(Role.class));

    /**
     * What is known so far. Immutable.
     *
     * @param attributes the columns of attributes, each item of a sequence before the next
     */
    private record Known(List<Column> columns, List<String> names, List<Column> attributes, Map<Role, Column> roles) {
        Known with(List<Column> more) {
            List<Column> all = new ArrayList<>(columns);
            all.addAll(more);
            EnumMap<Role, Column> byRole = new EnumMap<>(Role.class);
            for (Column column : all) {
                if (column.role() != null) {
                    byRole.put(column.role(), column);
                }
            }
            return new Known(
                    List.copyOf(all),
                    all.stream().map(Column::header).toList(),
                    all.stream()
                            .filter(column -> column.path() != null)
                            .sorted(Comparator.comparing(TableColumns::path))
                            .toList(),
                    byRole);
        }
    }

    private TableColumns(Headers headers, char delimiter, int besides) throws TableException {
        this.headers = headers;
        this.constants = headers.constants();
        this.delimiter = delimiter;
        this.besides = besides;
    }

    /** Those of a header. */
    static TableColumns of(Headers headers, List<String> names, long line, char delimiter, int besides)
            throws TableException {
        TableColumns columns = new TableColumns(headers, delimiter, besides);
        List<Column> all = new ArrayList<>(names.size());
        for (String name : names) {
            all.add(columns.column(all.size() + 1, name, line));
        }
        headers.check(all, line);
        columns.known = columns.known.with(all);
        return columns;
    }

    /** None so far. */
    static TableColumns growing(Headers headers) throws TableException {
        return new TableColumns(headers, ',', -1);
    }

    /**
     * Adds a column.
     *
     * @return its index
     */
    int add(String name, long line) throws TableException {
        int index = known.columns().size();
        known = known.with(List.of(column(index + 1, name, line)));
        return index;
    }

    private Column column(int number, String name, long line) throws TableException {
        Column column = headers.column(number, name, line);
        Column same = column.meaning().isEmpty() ? null : byMeaning.put(column.meaning(), column);
        if (same != null) {
            throw headers.twice(column, same, line);
        }
        return column;
    }

    private static AttributePath path(Column column) {
        return Objects.requireNonNull(column.path());
    }

    /** The character between cells, for a table that is read like this one. */
    char delimiter() {
        return delimiter;
    }

    /** Whether a row may have fewer cells than there are columns. */
    boolean grows() {
        return besides < 0;
    }

    @Override
    public List<String> names() {
        return known.names();
    }

    @Override
    public boolean has(Role role) {
        return known.roles().containsKey(role);
    }

    @Override
    public boolean sets(String keyword) {
        return constants.stream().anyMatch(constant -> isTop(constant.path(), keyword))
                || known.attributes().stream().anyMatch(column -> isTop(path(column), keyword));
    }

    private static boolean isTop(AttributePath path, String keyword) {
        return path.isTopLevel() && path.toString().equals(keyword);
    }

    @Override
    public Optional<String> text(TableRow row, Role role) {
        Column column = known.roles().get(role);
        return column == null ? Optional.empty() : Optional.ofNullable(cell(row, column));
    }

    /** The text of a cell; null if there is none but blanks. */
    private static @Nullable String cell(TableRow row, Column column) {
        List<String> cells = row.cells();
        String cell = column.number() <= cells.size() ? cells.get(column.number() - 1) : "";
        return cell.isBlank() ? null : cell;
    }

    @Override
    public SortedMap<String, String> attributes(TableRow row) throws RowException {
        Known now = known;
        check(now, row);
        SortedMap<String, String> attributes = new TreeMap<>();
        for (Column column : now.attributes()) {
            String value = value(row, column);
            if (value != null) {
                attributes.put(path(column).toString(), value);
            }
        }
        return attributes;
    }

    @Override
    public List<AttributeSetting> settings(TableRow row) throws RowException {
        Known now = known;
        check(now, row);
        List<AttributeSetting> settings =
                new ArrayList<>(constants.size() + now.attributes().size());
        for (Headers.Fixed constant : constants) {
            settings.add(constant.setting());
        }
        for (Column column : now.attributes()) {
            String value = value(row, column);
            if (value != null) {
                settings.add(setting(column, value));
            }
        }
        return settings;
    }

    private void check(Known now, TableRow row) throws RowException {
        int expected = now.columns().size();
        int found = row.cells().size();
        if (found > expected || (found < expected && !grows())) {
            int more = Math.max(0, besides);
            throw new RowException(
                    "batch/columns",
                    "expected " + Sentence.counted(expected + more, "cell") + ", as the header has, found "
                            + (found + more)
                            + "; put cells with the delimiter, quotes or line ends in quotes, and leave empty cells empty");
        }
    }

    /** The text for an attribute, dates in DICOM's form; null if the cell has none. */
    private static @Nullable String value(TableRow row, Column column) throws RowException {
        String cell = cell(row, column);
        DateForm dates = column.dates();
        if (cell == null || dates == null) {
            return cell;
        }
        String value = dates.dicom(cell.strip());
        if (value == null) {
            throw new RowException(
                    "batch/date",
                    column + ": expected a date or time as " + dates + ", found " + length(cell)
                            + " that are none; correct the cell, or the form in the column map");
        }
        return value;
    }

    private static AttributeSetting setting(Column column, String value) throws RowException {
        AttributePath path = path(column);
        try {
            return path.literal(value);
        } catch (SettingException e) {
            // Its message has the value, which may be a patient's.
            throw new RowException(
                    "batch/value",
                    column + ": expected a value of VR " + path.vr() + " for " + path + ", found " + length(value)
                            + " that are none; " + path.problem(value).orElse("correct the cell"));
        }
    }

    private static String length(String text) {
        return Sentence.counted(text.codePointCount(0, text.length()), "character");
    }
}
