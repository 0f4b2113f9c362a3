package io.github.stowc.stow.batch.table;

import io.github.stowc.dicom.VR;
import io.github.stowc.template.AttributePath;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of the dates in a column, and what they are in DICOM (DA, TM and DT, PS3.5 table 6.2-1). Immutable. */
final class DateForm {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern TWO_DIGITS = Pattern.compile("(?<![yu])(yy|uu)(?![yu])");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx", Locale.ROOT);

    private final String pattern;
    private final DateTimeFormatter formatter;
    private final VR vr;

    private DateForm(String pattern, DateTimeFormatter formatter, VR vr) {
        this.pattern = pattern;
        this.formatter = formatter;
        this.vr = vr;
    }

    /**
     * The form of an attribute's dates.
     *
     * @param pattern as {@link DateTimeFormatter} has it
     * @throws IllegalArgumentException if it is no such pattern, or does not tell what the attribute holds; the message is a
     *     clause with the remedy
     */
    static DateForm of(String pattern, AttributePath path) {
        VR vr = path.vr();
        if (vr != VR.DA && vr != VR.TM && vr != VR.DT) {
            throw new IllegalArgumentException(path + " holds no dates (VR " + vr + "); leave it out");
        }
        if (TWO_DIGITS.matcher(QUOTED.matcher(pattern).replaceAll("")).find()) {
            throw new IllegalArgumentException(
                    "years of two digits do not tell the century; export years of four digits");
        }
        DateTimeFormatter formatter;
        try {
            formatter = new DateTimeFormatterBuilder()
                    .appendPattern(pattern)
                    .parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is not one of java.time; write one such as dd.MM.yyyy", e);
        }
        DateForm form = new DateForm(pattern, formatter, vr);
        String example = form.example();
        if (example == null || form.dicom(example) == null) {
            throw new IllegalArgumentException("it does not tell a whole "
                    + (vr == VR.DA
                            ? "date; write one such as dd.MM.yyyy"
                            : vr == VR.TM
                                    ? "time; write one such as HH:mm"
                                    : "date; write one such as dd.MM.yyyy HH:mm"));
        }
        return form;
    }

    /** Some time in this form; null if the form has what no time has. */
    private @Nullable String example() {
        try {
            return formatter.format(OffsetDateTime.of(2026, 1, 31, 14, 30, 0, 0, ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The date or time as DICOM writes it; null if the text is not of this form, or the calendar has no such date. */
    @Nullable
    String dicom(String text) {
        TemporalAccessor parsed;
        try {
            parsed = formatter.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (vr == VR.TM) {
            return time == null ? null : written(time);
        }
        if (date == null || date.getYear() < 0 || date.getYear() > 9999) {
            return null;
        }
        String day = digits(8, date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth());
        if (vr == VR.DA || time == null) {
            return day;
        }
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        return day + written(time) + (offset == null ? "" : OFFSET.format(offset));
    }

    private static String written(LocalTime time) {
        String seconds = digits(6, time.getHour() * 10_000 + time.getMinute() * 100 + time.getSecond());
        int micros = time.get(ChronoField.MICRO_OF_SECOND);
        return micros == 0 ? seconds : seconds + "." + digits(6, micros);
    }

    private static String digits(int count, int number) {
        String text = Integer.toString(number);
        return "0".repeat(count - text.length()) + text;
    }

    /** The pattern. */
    @Override
    public String toString() {
        return pattern;
    }
}
