package io.github.stowc.iod.condition;

/** Reads the numbers of datasets and of conditions. */
public final class Numbers {
    private Numbers() {}

    /** The number; NaN, which equals nothing, for text that is none. */
    public static double parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > 32) {
            return Double.NaN;
        }
        int value = 0;
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c < '0' || c > '9' || i > 8) {
                return parseSlowly(stripped);
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static double parseSlowly(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("+-.eE0123456789".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
