package io.github.stowc.dicom.part10;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Floating point numbers as decimal text: the fewest digits that give the same number back, laid out as ECMAScript and RFC
 * 8785 do, so that each number has one text.
 *
 * <p>JDKs before 19 do not always find the fewest digits ({@code Double.toString}); the text must not depend on the JDK.
 */
final class NumberText {
    /** Two decimals of this many digits never mean the same double, so no shorter one exists. */
    private static final int DOUBLE_UNIQUE = 15;

    private static final int DOUBLE_ENOUGH = 17;
    private static final int FLOAT_UNIQUE = 6;
    private static final int FLOAT_ENOUGH = 9;
    private static final int MAX_PLAIN = 21;
    private static final int MIN_PLAIN = -6;

    /** At a power of two the numbers above are twice as far away as those below, so the second nearest may be in reach. */
    private static final List<RoundingMode> NEAREST_FIRST = List.of(RoundingMode.HALF_EVEN, RoundingMode.UP);

    private NumberText() {}

    static String of(double number) {
        if (number == (long) number && Math.abs(number) < 1L << 53) {
            return whole(number);
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        BigDecimal text = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        boolean unique = text.precision() <= DOUBLE_UNIQUE && Math.abs(number) >= Double.MIN_NORMAL;
        return layOut(unique ? text : shortest(number));
    }

    static String of(float number) {
        if (number == (long) number && Math.abs(number) < 1L << 24) {
            return whole(number);
        }
        if (Float.isNaN(number) || Float.isInfinite(number)) {
            return Float.toString(number);
        }
        BigDecimal text = new BigDecimal(Float.toString(number)).stripTrailingZeros();
        boolean unique = text.precision() <= FLOAT_UNIQUE && Math.abs(number) >= Float.MIN_NORMAL;
        return layOut(unique ? text : shortest(number));
    }

    private static String whole(double number) {
        // The sign of zero is part of the value.
        return number == 0 && 1 / number < 0 ? "-0" : Long.toString((long) number);
    }

    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < DOUBLE_ENOUGH; digits++) {
            for (RoundingMode mode : NEAREST_FIRST) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == number) {
                    return rounded;
                }
            }
        }
        return exact.round(new MathContext(DOUBLE_ENOUGH, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal shortest(float number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < FLOAT_ENOUGH; digits++) {
            for (RoundingMode mode : NEAREST_FIRST) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.floatValue() == number) {
                    return rounded;
                }
            }
        }
        return exact.round(new MathContext(FLOAT_ENOUGH, RoundingMode.HALF_EVEN));
    }

    private static String layOut(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        int point = stripped.precision() - stripped.scale();
        if (point > MIN_PLAIN && point <= MAX_PLAIN) {
            return stripped.toPlainString();
        }
        String digits = stripped.unscaledValue().abs().toString();
        StringBuilder text = new StringBuilder(24);
        if (stripped.signum() < 0) {
            text.append('-');
        }
        text.append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        int exponent = point - 1;
        return text.append(exponent < 0 ? "e-" : "e+")
                .append(Math.abs(exponent))
                .toString();
    }
}
