package io.github.stowc.validate.check;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.ValueSyntax;
import java.util.Locale;
import java.util.Optional;

/** Finds the one right form of a value that has a wrong one. */
public final class Repair {
    private Repair() {}

    /**
     * The value in the form that its VR requires; empty if it has that form, or if there is no single right one.
     *
     * @param value one value
     */
    public static Optional<String> of(VR vr, String value) {
        String trimmed = withoutPadding(vr, value);
        String candidate = switch (vr) {
            case AS -> age(trimmed);
            case AT -> tag(trimmed.strip());
            case CS -> trimmed.toUpperCase(Locale.ROOT);
            case DA -> date(trimmed);
            case DT -> dateTime(trimmed);
            case TM -> time(trimmed);
            case UI -> uid(trimmed.strip());
            case IS, SL, SS, SV, UL, US, UV -> whole(trimmed);
            case FL, FD -> nonFinite(trimmed);
            default -> trimmed;
        };
        boolean helps = !candidate.equals(value)
                && !candidate.isEmpty()
                && ValueSyntax.problem(vr, candidate).isEmpty();
        return helps ? Optional.of(candidate) : Optional.empty();
    }

    /** The value without blanks and NULs that only make its length even. */
    public static String withoutPadding(VR vr, String value) {
        boolean spaces = vr != VR.LT && vr != VR.ST && vr != VR.UT && vr != VR.UC;
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == 0 || (spaces && value.charAt(end - 1) == ' '))) {
            end--;
        }
        return value.substring(0, end);
    }

    /** {@code 42y} is {@code 042Y}. */
    private static String age(String value) {
        String age = value.strip().toUpperCase(Locale.ROOT);
        return age.length() >= 2 && age.length() < 4 ? "0".repeat(4 - age.length()) + age : age;
    }

    private static String tag(String value) {
        return Tag.parse(value)
                .or(() -> Tag.meant(value))
                .or(() -> value.isEmpty()
                        ? Optional.empty()
                        : DataDictionary.standard().find(value).map(entry -> entry.tag()))
                .map(Tag::hex)
                .orElse(value);
    }

    /** The UID of a keyword or in a URN. */
    private static String uid(String value) {
        if (value.regionMatches(true, 0, "urn:oid:", 0, 8)) {
            return value.substring(8);
        }
        boolean isName = !value.isEmpty() && Character.isLetter(value.charAt(0));
        return isName
                ? UidRegistry.standard()
                        .findKeyword(value)
                        .map(UidRegistry.Entry::uid)
                        .orElse(value)
                : value;
    }

    /** {@code 480.0} is 480. */
    private static String whole(String value) {
        int point = value.indexOf('.');
        int end = value.length();
        while (end > point && point > 0 && value.charAt(end - 1) == '0') {
            end--;
        }
        return point > 0 && end == point + 1 ? value.substring(0, point) : value.strip();
    }

    private static String nonFinite(String value) {
        return switch (value) {
            case "nan", "NAN" -> "NaN";
            case "inf", "+inf", "Inf", "infinity" -> "Infinity";
            case "-inf", "-Inf", "-infinity" -> "-Infinity";
            default -> value.strip();
        };
    }

    /** The dates of ISO 8601, with a time of day or without; other orders of day and month have two readings. */
    private static String date(String value) {
        String date = value.strip();
        int time = date.indexOf('T');
        if (time != 10 && date.length() > 10 && date.charAt(10) == ' ') {
            time = 10;
        }
        if (time == 10 && isTime(date.substring(11))) {
            date = date.substring(0, 10);
        }
        boolean parts = date.length() == 10
                && date.charAt(4) == date.charAt(7)
                && (date.charAt(4) == '-' || date.charAt(4) == '.' || date.charAt(4) == '/');
        return parts ? date.substring(0, 4) + date.substring(5, 7) + date.substring(8) : date;
    }

    private static boolean isTime(String text) {
        String time = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        return ValueSyntax.problem(VR.TM, time(time)).isEmpty();
    }

    private static String dateTime(String value) {
        String text = value.strip();
        boolean separated = text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
        if (!separated) {
            return text;
        }
        String date = text.substring(0, 4) + text.substring(5, 7) + text.substring(8, 10);
        if (text.length() == 10) {
            return date;
        }
        String rest = text.substring(11);
        int zone = Math.max(rest.indexOf('+'), rest.indexOf('-'));
        String offset = zone < 0 ? "" : rest.substring(zone).replace(":", "");
        String time = zone < 0 ? rest : rest.substring(0, zone);
        if (time.endsWith("Z")) {
            time = time.substring(0, time.length() - 1);
            offset = "+0000";
        }
        return date + time(time) + offset;
    }

    private static String time(String value) {
        String time = value.strip();
        if (time.indexOf(':') == 1) {
            time = "0" + time;
        }
        boolean parts = time.length() >= 5
                && time.charAt(2) == ':'
                && (time.length() == 5 || (time.length() >= 8 && time.charAt(5) == ':'));
        if (!parts) {
            return time;
        }
        String minutes = time.substring(0, 2) + time.substring(3, 5);
        return time.length() == 5 ? minutes : minutes + time.substring(6);
    }
}
