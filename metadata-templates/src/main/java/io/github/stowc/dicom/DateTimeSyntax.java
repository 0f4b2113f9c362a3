package io.github.stowc.dicom;

import java.util.Optional;

/** The forms of the VRs DA, TM and DT (PS3.5 table 6.2-1). */
final class DateTimeSyntax {
    private static final Optional<String> DATE = Optional.of("write the date as YYYYMMDD: 20260131");
    private static final Optional<String> TIME = Optional.of("write the time as HHMMSS.FFFFFF or its beginning: 1430");
    private static final Optional<String> DATE_TIME =
            Optional.of("write the date and time as YYYYMMDDHHMMSS.FFFFFF&ZZXX or its beginning: 20260131143000+0100");
    private static final int MIN_OFFSET = -1200;
    private static final int MAX_OFFSET = 1400;

    private DateTimeSyntax() {}

    static Optional<String> date(String value) {
        if (value.length() != 8 || !ValueSyntax.digits(value, 0, 8)) {
            return DATE;
        }
        return calendar(value, 8);
    }

    static Optional<String> time(String value) {
        int dot = value.indexOf('.');
        int end = dot < 0 ? value.length() : dot;
        boolean form = (end == 2 || end == 4 || end == 6) && ValueSyntax.digits(value, 0, end);
        if (!form || !fraction(value, dot, value.length(), end == 6)) {
            return TIME;
        }
        return clock(value, 0, end);
    }

    static Optional<String> dateTime(String value) {
        int offset = Math.max(value.indexOf('+'), value.indexOf('-'));
        int end = offset < 0 ? value.length() : offset;
        int dot = value.indexOf('.');
        int digits = dot < 0 ? end : Math.min(dot, end);
        boolean form = digits >= 4 && digits <= 14 && digits % 2 == 0 && ValueSyntax.digits(value, 0, digits);
        if (!form || !fraction(value, dot, end, digits == 14)) {
            return DATE_TIME;
        }
        if (offset >= 0) {
            Optional<String> problem = offset(value, offset);
            if (problem.isPresent()) {
                return problem;
            }
        }
        Optional<String> problem = calendar(value, Math.min(digits, 8));
        return problem.isPresent() || digits <= 8 ? problem : clock(value, 8, digits);
    }

    /** One to six digits after the dot, which may only follow the seconds. */
    private static boolean fraction(String value, int dot, int end, boolean allowed) {
        if (dot < 0) {
            return true;
        }
        int length = end - dot - 1;
        return allowed && length >= 1 && length <= 6 && ValueSyntax.digits(value, dot + 1, end);
    }

    private static Optional<String> offset(String value, int at) {
        if (value.length() - at != 5 || !ValueSyntax.digits(value, at + 1, at + 5)) {
            return DATE_TIME;
        }
        int offset = Integer.parseInt(value.substring(at + 1));
        int signed = value.charAt(at) == '-' ? -offset : offset;
        boolean valid = signed >= MIN_OFFSET
                && signed <= MAX_OFFSET
                && offset % 100 < 60
                && !(value.charAt(at) == '-' && offset == 0);
        return valid ? Optional.empty() : Optional.of("the offset from UTC must lie between -1200 and +1400");
    }

    private static Optional<String> calendar(String value, int digits) {
        int year = number(value, 0, 4);
        int month = digits >= 6 ? number(value, 4, 6) : 1;
        int day = digits >= 8 ? number(value, 6, 8) : 1;
        boolean exists = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
        return exists ? Optional.empty() : Optional.of("the calendar has no such date");
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Hours to 23, minutes to 59, seconds to 60 for a leap second. */
    private static Optional<String> clock(String value, int from, int to) {
        boolean exists = number(value, from, from + 2) <= 23
                && (to - from < 4 || number(value, from + 2, from + 4) <= 59)
                && (to - from < 6 || number(value, from + 4, from + 6) <= 60);
        return exists ? Optional.empty() : Optional.of("a day has no such time");
    }

    private static int number(String value, int from, int to) {
        return Integer.parseInt(value, from, to, 10);
    }
}
