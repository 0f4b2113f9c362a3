package io.github.stowc.receiver.query;

import java.time.LocalDateTime;

/** Compares values of the VR DT (PS3.5 table 6.2-1) that are valid. */
final class Moments {
    private static final String FORM = "00000101000000000000";

    private Moments() {}

    /** Negative if all of the first is before all of the second, 0 if they overlap; offsets count if both have one. */
    static int compare(String one, String other) {
        int left = offsetAt(one);
        int right = offsetAt(other);
        String first = digits(one, left);
        String second = digits(other, right);
        if (left < one.length() && right < other.length()) {
            first = toUtc(first, one.substring(left));
            second = toUtc(second, other.substring(right));
        }
        int common = Math.min(first.length(), second.length());
        return first.substring(0, common).compareTo(second.substring(0, common));
    }

    private static int offsetAt(String text) {
        int at = Math.max(text.indexOf('+'), text.indexOf('-'));
        return at < 0 ? text.length() : at;
    }

    private static String digits(String text, int end) {
        return text.substring(0, end).replace(".", "");
    }

    /** The same precision, hours and minutes moved. */
    private static String toUtc(String digits, String offset) {
        String whole = digits + FORM.substring(digits.length());
        int minutes = Integer.parseInt(offset.substring(1, 3)) * 60 + Integer.parseInt(offset.substring(3));
        LocalDateTime moved = LocalDateTime.of(
                        number(whole, 0, 4),
                        number(whole, 4, 6),
                        number(whole, 6, 8),
                        number(whole, 8, 10),
                        number(whole, 10, 12))
                .plusMinutes(offset.charAt(0) == '-' ? minutes : -minutes);
        String text = String.format(
                "%04d%02d%02d%02d%02d",
                moved.getYear(), moved.getMonthValue(), moved.getDayOfMonth(), moved.getHour(), moved.getMinute());
        return (text + whole.substring(12)).substring(0, Math.max(digits.length(), 4));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
