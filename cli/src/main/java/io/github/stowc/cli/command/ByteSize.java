package io.github.stowc.cli.command;

import io.github.stowc.wording.UsageException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Reads a number of bytes as people write it. */
public final class ByteSize {
    private static final List<String> POWERS = List.of("", "k", "m", "g", "t", "p");

    private ByteSize() {}

    /**
     * A number of bytes: {@code 4000}, {@code 100M}, {@code 1.5 GB}, {@code 1GiB}.
     *
     * <p>K, M, G, T and P are powers of 1000, with or without B; those of 1024 have an i: KiB, MiB. Case does not matter.
     *
     * @param option what the error is about
     * @throws UsageException if it is not a number, not whole, less than 1, or more than a file can have
     */
    public static long parse(String option, String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < given.length() && (isDigit(given.charAt(end)) || given.charAt(end) == '.')) {
            end++;
        }
        try {
            BigDecimal bytes = new BigDecimal(given.substring(0, end))
                    .multiply(unit(given.substring(end).strip()));
            long whole = bytes.longValueExact();
            if (whole > 0) {
                return whole;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below.
        }
        throw new UsageException(option
                + ": expected a number of bytes above 0, such as 4000, 100M (100,000,000) or 1GiB, found \"" + text
                + "\"");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static BigDecimal unit(String letters) {
        boolean binary = letters.endsWith("ib") || letters.endsWith("i");
        String letter = letters.endsWith("b") ? letters.substring(0, letters.length() - 1) : letters;
        letter = binary ? letter.substring(0, letter.length() - 1) : letter;
        int power = POWERS.indexOf(letter);
        if (power < 0 || (binary && power == 0)) {
            throw new NumberFormatException(letters);
        }
        return BigDecimal.valueOf(binary ? 1024 : 1000).pow(power);
    }
}
