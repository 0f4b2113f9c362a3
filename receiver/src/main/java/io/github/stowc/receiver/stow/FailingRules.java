package io.github.stowc.receiver.stow;

import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which findings make a message or an instance fail, whether or not the receiver is strict: a table. Immutable. */
final class FailingRules {
    private static final String TABLE = "failures.txt";
    private static final String MESSAGE = "400";
    private static final String NO_BLANK_LINE = "mime/no-blank-line";

    /**
     * A row.
     *
     * @param answer a status for the whole message, or a Failure Reason in four hexadecimal digits
     * @param why a sentence without its end
     */
    record Row(String answer, String why) {
        boolean isOfMessage() {
            return answer.equals(MESSAGE);
        }

        Failure failure() {
            return new Failure(Integer.parseInt(answer, 16), why);
        }
    }

    private final Map<String, Row> rows;

    private FailingRules(Map<String, Row> rows) {
        this.rows = rows;
    }

    /** Reads the table; keep the result as long as it is needed. */
    static FailingRules read() {
        InputStream table = FailingRules.class.getResourceAsStream(TABLE);
        if (table == null) {
            throw new IllegalStateException("the resource " + TABLE + " is missing");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            Map<String, Row> rows = new LinkedHashMap<>();
            // The first line names the columns.
            lines.lines().skip(1).forEach(line -> {
                String[] cells = line.split(" +", 3);
                rows.put(cells[0], new Row(cells[1], cells[2]));
            });
            return new FailingRules(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows by rule, in the order of the table. */
    Map<String, Row> rows() {
        return rows;
    }

    /**
     * What a finding leads to; empty if the instance is stored nevertheless.
     *
     * @param hasBlank whether an empty line ends the fields of the part that it is in
     */
    Optional<Row> of(Finding finding, boolean hasBlank) {
        if (finding.rule() == ValidationRule.MIME_BLANK_LINE) {
            // One line end too many is part of the body; none at all leaves it unknown where the body begins.
            return hasBlank ? Optional.empty() : Optional.ofNullable(rows.get(NO_BLANK_LINE));
        }
        if (finding.rule() == ValidationRule.MIME_CONTENT_LENGTH && finding.part() >= 0) {
            // The delimiters tell where a part ends.
            return Optional.empty();
        }
        return Optional.ofNullable(rows.get(finding.rule().slug()));
    }
}
