package io.github.stowc.stow.batch.table;

import io.github.stowc.dicom.Spelling;
import io.github.stowc.dicom.ValueSyntax;
import io.github.stowc.stow.batch.table.Columns.Role;
import io.github.stowc.template.AttributePath;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.SettingException;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What headers mean, by the map or by themselves. Immutable. */
final class Headers {
    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Headers::name).toList();

    private final TableName table;
    private final ColumnMap map;

    Headers(TableName table, ColumnMap map) {
        this.table = table;
        this.map = map;
    }

    /** A role as headers name it. */
    static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** A header for a message. */
    static String shown(String header) {
        return ValueSyntax.shown(header);
    }

    /** A constant of the map: the same setting for each row. */
    record Fixed(AttributePath path, AttributeSetting setting) {}

    List<Fixed> constants() throws TableException {
        List<Fixed> constants = new ArrayList<>();
        for (Map.Entry<String, String> constant : map.constants().entrySet()) {
            try {
                constants.add(new Fixed(
                        AttributePath.parse(constant.getKey()),
                        AttributeSetting.parse(constant.getKey() + "=" + constant.getValue())));
            } catch (SettingException e) {
                throw table.asWhole("a constant of the column map: " + e.getMessage());
            }
        }
        return constants;
    }

    /**
     * A column.
     *
     * @param line of its header
     * @throws TableException if nobody can know what it means
     */
    Column column(int number, String header, long line) throws TableException {
        String written = header.strip();
        String place = "column " + number;
        if (written.isEmpty()) {
            throw table.inLine(
                    line, place + ": expected a header, found none; name what is in the column, or leave it out");
        }
        String mapped = map.columns().get(written);
        String meant = mapped == null ? written : mapped.strip();
        place = mapped == null ? place : place + " " + shown(header) + ", which the column map calls " + shown(meant);
        if (meant.isEmpty()) {
            return new Column(number, header, null, null, null);
        }
        Role role = role(meant);
        AttributePath path = role == null ? path(meant, place, line) : null;
        return new Column(number, header, role, path, dates(written, path, place, line));
    }

    private static @Nullable Role role(String name) {
        for (Role role : Role.values()) {
            if (name(role).equals(name)) {
                return role;
            }
        }
        return null;
    }

    private AttributePath path(String name, String place, long line) throws TableException {
        String problem;
        try {
            AttributePath path = AttributePath.parse(name);
            Optional<String> refusal = path.refusal();
            if (refusal.isEmpty()) {
                return path;
            }
            problem = refusal.get();
        } catch (SettingException e) {
            problem = Spelling.nearest(name, ROLES)
                    .map(role -> "unknown header " + shown(name) + "; did you mean " + role + "?")
                    .orElse(String.valueOf(e.getMessage()));
        }
        throw table.inLine(
                line,
                place + ": " + problem + (problem.endsWith("?") ? " Else say" : "; or say")
                        + " what the header means with ",
                Choice.COLUMN_MAP);
    }

    private @Nullable DateForm dates(String header, @Nullable AttributePath path, String place, long line)
            throws TableException {
        String pattern = map.dates().get(header);
        if (pattern == null) {
            return null;
        }
        if (path == null) {
            throw table.inLine(
                    line, place + ": has a form of dates in the column map, but is no attribute; leave it out");
        }
        try {
            return DateForm.of(pattern, path);
        } catch (IllegalArgumentException e) {
            throw table.inLine(
                    line, place + ": the form of dates " + shown(pattern) + " in the column map: " + e.getMessage());
        }
    }

    /**
     * Checks what can only be seen of all headers together.
     *
     * @throws TableException if no column has the files, or a form of dates is for none
     */
    void check(List<Column> columns, long line) throws TableException {
        if (columns.stream().noneMatch(column -> column.role() == Role.FILE)) {
            throw table.inLine(
                    line,
                    "expected a column file, found none among "
                            + Sentence.counted(columns.size(), "column")
                            + "; name the column with the paths of the files so, or say which it is with ",
                    Choice.COLUMN_MAP,
                    "; if the headers are not told apart, give the delimiter with ",
                    Choice.DELIMITER);
        }
        List<String> written =
                columns.stream().map(column -> column.header().strip()).toList();
        for (String header : map.dates().keySet()) {
            if (!written.contains(header)) {
                String near = Spelling.nearest(header, written)
                        .map(name -> "; did you mean " + shown(name) + "?")
                        .orElse("; write a header of the table");
                throw table.inLine(
                        line,
                        "no column is " + shown(header) + ", for which the column map has a form of dates" + near);
            }
        }
    }

    /** Two columns that mean the same. */
    TableException twice(Column second, Column first, long line) {
        return table.inLine(
                line,
                second + " means " + second.meaning() + ", as " + first
                        + " does; keep one of them, or give one no meaning with ",
                Choice.COLUMN_MAP);
    }
}
