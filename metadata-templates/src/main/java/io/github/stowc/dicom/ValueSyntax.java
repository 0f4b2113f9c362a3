package io.github.stowc.dicom;

import java.math.BigInteger;
import java.util.Optional;

/** The length, characters and form that each VR requires of a single value (PS3.5 table 6.2-1). */
public final class ValueSyntax {
    private static final BigInteger MAX_UNSIGNED_LONG =
            BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final int MAX_NAME_COMPONENTS = 5;

    private ValueSyntax() {}

    /**
     * What is wrong with a value, as a clause that says what is expected; empty if the value is right.
     *
     * @param vr any VR but SQ and the binary ones
     * @param value one value, without the backslash that separates several
     */
    public static Optional<String> problem(VR vr, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (vr) {
            case AE -> applicationEntity(value);
            case AS -> age(value);
            case AT ->
                when(Tag.parse(value).isEmpty() || value.length() != 8, "write the tag as eight hexadecimal digits");
            case CS -> codeString(value);
            case DA -> DateTimeSyntax.date(value);
            case DT -> DateTimeSyntax.dateTime(stripEnd(value));
            case TM -> DateTimeSyntax.time(stripEnd(value));
            case DS -> decimalString(value);
            case IS -> integerString(value);
            case FL, FD -> floating(vr, value);
            case SS -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE);
            case US -> whole(value, 0, 0xFFFF);
            case SL -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case UL -> whole(value, 0, 0xFFFFFFFFL);
            case SV -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case UV -> unsignedLong(value);
            case PN -> personName(value);
            case UI -> uid(value);
            case UR -> uri(value);
            case LO, SH -> text(value, vr.maxCharacters(), false);
            case UC -> text(value, Integer.MAX_VALUE, false);
            case LT, ST -> text(value, vr.maxCharacters(), true);
            case UT -> text(value, Integer.MAX_VALUE, true);
            default -> Optional.of(vr + " does not hold text values");
        };
    }

    private static Optional<String> uid(String value) {
        Optional<String> problem = Uid.problem(value);
        return problem.isEmpty() ? problem : Optional.of(problem.get() + " (PS3.5 9.1)");
    }

    /** A value for a message: in quotes, and not longer than a line. */
    public static String shown(String value) {
        int max = 64;
        if (value.length() <= max) {
            return '"' + value + '"';
        }
        int end = value.offsetByCodePoints(0, Math.min(max, value.codePointCount(0, value.length())));
        return '"' + value.substring(0, end) + "…\" (" + value.length() + " characters)";
    }

    private static Optional<String> when(boolean wrong, String problem) {
        return wrong ? Optional.of(problem) : Optional.empty();
    }

    private static Optional<String> applicationEntity(String value) {
        if (value.isBlank()) {
            return Optional.of("write at least one character that is not a space");
        }
        return text(value, 16, false);
    }

    private static Optional<String> age(String value) {
        boolean valid = value.length() == 4 && digits(value, 0, 3) && "DWMY".indexOf(value.charAt(3)) >= 0;
        return when(!valid, "write three digits and one of D, W, M, Y: 042Y");
    }

    private static Optional<String> codeString(String value) {
        if (value.length() > 16) {
            return tooLong(value, 16);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '_')) {
                return Optional.of("only upper-case letters, digits, spaces and underscores are allowed");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decimalString(String value) {
        String number = stripBlanks(value);
        if (!isDecimal(number)) {
            return Optional.of("write a decimal number: 1.5, -2, 3E-4");
        }
        return value.length() > 16 ? tooLong(value, 16) : Optional.empty();
    }

    private static Optional<String> integerString(String value) {
        String number = stripBlanks(value);
        if (!isWhole(number)) {
            return Optional.of("write a whole number");
        }
        if (value.length() > 12) {
            return tooLong(value, 12);
        }
        return range(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static Optional<String> floating(VR vr, String value) {
        if (value.equals("NaN") || value.equals("Infinity") || value.equals("-Infinity")) {
            return Optional.empty();
        }
        if (!isDecimal(value)) {
            return Optional.of("write a number, or NaN, Infinity, -Infinity");
        }
        boolean fits =
                vr == VR.FD ? Double.isFinite(Double.parseDouble(value)) : Float.isFinite(Float.parseFloat(value));
        return when(!fits, "it does not fit into " + (vr == VR.FD ? "64" : "32") + " bits");
    }

    private static Optional<String> whole(String value, long min, long max) {
        return isWhole(value) ? range(value, min, max) : Optional.of("write a whole number");
    }

    private static Optional<String> range(String number, long min, long max) {
        boolean fits;
        if (number.length() < 19) {
            long parsed = Long.parseLong(number);
            fits = parsed >= min && parsed <= max;
        } else {
            BigInteger parsed = new BigInteger(number);
            fits = parsed.compareTo(BigInteger.valueOf(min)) >= 0 && parsed.compareTo(BigInteger.valueOf(max)) <= 0;
        }
        return when(!fits, "the number must lie between " + min + " and " + max);
    }

    private static Optional<String> unsignedLong(String value) {
        if (!isWhole(value)) {
            return Optional.of("write a whole number");
        }
        BigInteger number = new BigInteger(value);
        boolean fits = number.signum() >= 0 && number.compareTo(MAX_UNSIGNED_LONG) <= 0;
        return when(!fits, "the number must lie between 0 and " + MAX_UNSIGNED_LONG);
    }

    private static Optional<String> personName(String value) {
        int groups = 1;
        int components = 1;
        int groupStart = 0;
        for (int i = 0; i <= value.length(); i++) {
            char c = i < value.length() ? value.charAt(i) : '=';
            if (c == '^') {
                components++;
            } else if (c == '=') {
                if (value.codePointCount(groupStart, i) > 64) {
                    return tooLong(value.substring(groupStart, i), 64);
                }
                if (components > MAX_NAME_COMPONENTS) {
                    return Optional.of("a name has at most five components separated by ^, found " + components);
                }
                components = 1;
                groupStart = i + 1;
                groups += i < value.length() ? 1 : 0;
            }
        }
        return groups > 3
                ? Optional.of("a name has at most three component groups separated by =, found " + groups)
                : characters(value, false);
    }

    private static Optional<String> uri(String value) {
        if (value.charAt(0) == ' ') {
            return Optional.of("a URI does not begin with a space");
        }
        String uri = stripEnd(value);
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c <= ' ' || c >= 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0) {
                return Optional.of("the character at position " + (i + 1) + " must be percent-encoded (RFC 3986 2)");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(String value, int max, boolean lines) {
        if (value.length() > max && value.codePointCount(0, value.length()) > max) {
            return tooLong(value, max);
        }
        return characters(value, lines);
    }

    /**
     * Control characters: texts of several lines may hold TAB, LF, FF and CR. ESC switches character sets in bytes (PS3.5
     * 6.1.3), and is not part of a text.
     */
    private static Optional<String> characters(String value, boolean lines) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == 0x7F || c == '\\') {
                boolean allowed = (lines && (c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == '\\'));
                if (!allowed) {
                    return Optional.of(
                            c == '\\'
                                    ? "a backslash separates values and cannot be part of one"
                                    : "the control character at position " + (i + 1) + " is not allowed");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> tooLong(String value, int max) {
        return Optional.of(
                "it has " + value.codePointCount(0, value.length()) + " characters, at most " + max + " are allowed");
    }

    /** Whether all characters from a position on are digits. */
    static boolean digits(String value, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(String value) {
        int start = !value.isEmpty() && (value.charAt(0) == '-' || value.charAt(0) == '+') ? 1 : 0;
        return start < value.length() && digits(value, start, value.length());
    }

    private static boolean isDecimal(String value) {
        int at = !value.isEmpty() && (value.charAt(0) == '-' || value.charAt(0) == '+') ? 1 : 0;
        int whole = digitsFrom(value, at);
        int next = whole;
        int mantissa = whole - at;
        if (next < value.length() && value.charAt(next) == '.') {
            int fraction = digitsFrom(value, next + 1);
            mantissa += fraction - next - 1;
            next = fraction;
        }
        if (mantissa == 0) {
            return false;
        }
        if (next < value.length() && (value.charAt(next) == 'E' || value.charAt(next) == 'e')) {
            return isWhole(value.substring(next + 1));
        }
        return next == value.length();
    }

    private static int digitsFrom(String value, int from) {
        int at = from;
        while (at < value.length() && value.charAt(at) >= '0' && value.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static String stripBlanks(String value) {
        int start = 0;
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        return stripEnd(value.substring(start));
    }

    private static String stripEnd(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == ' ') {
            end--;
        }
        return value.substring(0, end);
    }
}
