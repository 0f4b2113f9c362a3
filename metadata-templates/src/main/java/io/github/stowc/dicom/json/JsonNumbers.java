package io.github.stowc.dicom.json;

/** Tells whether a number's text can be written in JSON without quotes. */
final class JsonNumbers {
    /** A binary64 number keeps every decimal of this many digits (IEEE 754, DBL_DIG). */
    private static final int SAFE_DIGITS = 15;

    /** A binary64 number of 15 digits before the exponent stays finite and normal up to here. */
    private static final int SAFE_EXPONENT = 290;

    private JsonNumbers() {}

    /** Whether a text is a number of RFC 8259 6. */
    static boolean isJson(String text) {
        return scan(text) >= 0;
    }

    /** Whether a text is such a number, and a reader that takes numbers as binary64 loses no digit. */
    static boolean isExact(String text) {
        int digits = scan(text);
        return digits >= 0 && digits <= SAFE_DIGITS && exponent(text) <= SAFE_EXPONENT;
    }

    /** The number of digits before the exponent; -1 if the text is not a JSON number. */
    private static int scan(String text) {
        int length = text.length();
        int at = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        int end = digits(text, at);
        int count = end - at;
        if (count == 0 || (count > 1 && text.charAt(at) == '0')) {
            return -1;
        }
        at = end;
        if (at < length && text.charAt(at) == '.') {
            end = digits(text, at + 1);
            if (end == at + 1) {
                return -1;
            }
            count += end - at - 1;
            at = end;
        }
        if (at < length && (text.charAt(at) | 0x20) == 'e') {
            at++;
            if (at < length && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            end = digits(text, at);
            if (end == at) {
                return -1;
            }
            at = end;
        }
        return at == length ? count : -1;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** The exponent's magnitude, as far as it matters; 0 if there is no exponent. */
    private static int exponent(String text) {
        int at = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (at < 0) {
            return 0;
        }
        int value = 0;
        for (int i = at + 1; i < text.length() && value <= SAFE_EXPONENT; i++) {
            char c = text.charAt(i);
            value = c >= '0' && c <= '9' ? value * 10 + c - '0' : value;
        }
        return value;
    }
}
