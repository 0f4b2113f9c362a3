package io.github.stowc.receiver.query;

import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.ValueSyntax;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A range of dates, times, or dates with times (PS3.4 C.2.2.2.5). A time of less precision means all that begin with it:
 * {@code 10} is the hour from 10:00 to 11:00.
 */
final class TimeSpan implements Predicate<String> {
    private final VR vr;
    private final String first;
    private final String last;

    /** An end that is empty is open. */
    private TimeSpan(VR vr, String first, String last) {
        this.vr = vr;
        this.first = first;
        this.last = last;
    }

    /** Reads a value, or two with a hyphen between them, one of which may be missing; empty for anything else. */
    static Optional<TimeSpan> parse(VR vr, String key) {
        // In a query a plus sign means a blank.
        String text = vr == VR.DT ? key.strip().replace(' ', '+') : key.strip();
        if (isValue(vr, text)) {
            return Optional.of(new TimeSpan(vr, text, text));
        }
        for (int hyphen = text.indexOf('-'); hyphen >= 0; hyphen = text.indexOf('-', hyphen + 1)) {
            String first = text.substring(0, hyphen);
            String last = text.substring(hyphen + 1);
            boolean isRange = (first.isEmpty() || isValue(vr, first)) && (last.isEmpty() || isValue(vr, last));
            if (isRange && text.length() > 1) {
                return Optional.of(new TimeSpan(vr, first, last));
            }
        }
        return Optional.empty();
    }

    private static boolean isValue(VR vr, String text) {
        return !text.isEmpty() && ValueSyntax.problem(vr, text).isEmpty();
    }

    @Override
    public boolean test(String stored) {
        // Some old files write 2026.01.31 and 10:30.
        String value = vr == VR.DT ? stored.strip() : stored.strip().replace(".", vr == VR.DA ? "" : ".");
        value = vr == VR.TM ? value.replace(":", "") : value;
        if (!isValue(vr, value)) {
            return false;
        }
        return (first.isEmpty() || compare(first, value) <= 0) && (last.isEmpty() || compare(value, last) <= 0);
    }

    /** Negative if all of the first is before all of the second, 0 if they overlap. */
    private int compare(String one, String other) {
        if (vr == VR.DT) {
            return Moments.compare(one, other);
        }
        String left = digits(one);
        String right = digits(other);
        int common = Math.min(left.length(), right.length());
        return left.substring(0, common).compareTo(right.substring(0, common));
    }

    private static String digits(String text) {
        return text.replace(".", "");
    }
}
