package io.github.stowc.validate.check;

import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.ValueSyntax;
import java.util.Locale;
import java.util.Optional;

/** Finds the only value that can be meant. */
public final class Repair {
    private Repair() {}

    /** A valid value in place of an invalid one; empty if there is none, or more than one. */
    public static Optional<String> of(VR vr, String value) {
        String trimmed = withoutPadding(vr, value);
        String candidate = switch (vr) {
            case CS -> trimmed.toUpperCase(Locale.ROOT);
            case DA -> date(trimmed);
            case TM -> time(trimmed);
            default -> trimmed;
        };
        boolean helps = !candidate.equals(value)
                && !candidate.isEmpty()
                && ValueSyntax.problem(vr, candidate).isEmpty();
        return helps ? Optional.of(candidate) : Optional.empty();
    }

    /** A value without the characters that serve only to make its length even (PS3.5 6.2). */
    public static String withoutPadding(VR vr, String value) {
        boolean spaces = vr != VR.LT && vr != VR.ST && vr != VR.UT && vr != VR.UC;
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == 0 || (spaces && value.charAt(end - 1) == ' '))) {
            end--;
        }
        return value.substring(0, end);
    }

    /** {@code 2026-01-31} and {@code 2026.01.31}, the form of ACR-NEMA (PS3.5 table 6.2-1, note). */
    private static String date(String value) {
        boolean parts = value.length() == 10
                && value.charAt(4) == value.charAt(7)
                && (value.charAt(4) == '-' || value.charAt(4) == '.' || value.charAt(4) == '/');
        return parts ? value.substring(0, 4) + value.substring(5, 7) + value.substring(8) : value;
    }

    /** {@code 12:30:59}. */
    private static String time(String value) {
        boolean parts = value.length() >= 5
                && value.charAt(2) == ':'
                && (value.length() == 5 || (value.length() >= 8 && value.charAt(5) == ':'));
        if (!parts) {
            return value;
        }
        String minutes = value.substring(0, 2) + value.substring(3, 5);
        return value.length() == 5 ? minutes : minutes + value.substring(6);
    }
}
