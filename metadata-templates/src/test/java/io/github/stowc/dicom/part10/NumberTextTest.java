package io.github.stowc.dicom.part10;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NumberTextTest {

    @Test
    void writesTheFewestDigits() {
        assertEquals("1", NumberText.of(1.0));
        assertEquals("0.1", NumberText.of(0.1));
        assertEquals("0.1", NumberText.of(0.1f));
        assertEquals("16777216", NumberText.of((float) (1 << 24)));
        assertEquals("3.4028235e+38", NumberText.of(Float.MAX_VALUE));
        assertEquals("1.7976931348623157e+308", NumberText.of(Double.MAX_VALUE));
        assertEquals("5e-324", NumberText.of(Double.MIN_VALUE));
        assertEquals("1e-45", NumberText.of(Float.MIN_VALUE));
        // JDK 17 writes a digit more of these.
        assertEquals("2e+23", NumberText.of(Double.parseDouble("2e23")));
        assertEquals("5.684341886080802e-14", NumberText.of(Math.pow(2, -44)));
    }

    @Test
    void usesAnExponentOnlyFarFromOne() {
        assertEquals("100000000000000000000", NumberText.of(1e20));
        assertEquals("1e+21", NumberText.of(1e21));
        assertEquals("-1.5e+300", NumberText.of(-1.5e300));
        assertEquals("0.000001", NumberText.of(1e-6));
        assertEquals("1e-7", NumberText.of(1e-7));
        assertEquals("-12.25", NumberText.of(-12.25));
    }

    @Test
    void keepsTheSignOfZeroAndNaN() {
        assertEquals("0", NumberText.of(0.0));
        assertEquals("-0", NumberText.of(-0.0));
        assertEquals("-0", NumberText.of(-0.0f));
        assertEquals("NaN", NumberText.of(Double.NaN));
        assertEquals("-Infinity", NumberText.of(Double.NEGATIVE_INFINITY));
        assertEquals("Infinity", NumberText.of(Float.POSITIVE_INFINITY));
    }

    @Property(tries = 1000)
    void givesTheSameDoubleBack(@ForAll long bits) {
        double number = Double.longBitsToDouble(bits);
        String text = NumberText.of(number);
        assertEquals(number, Double.parseDouble(text));
        assertTrue(
                Double.isNaN(number)
                        || Double.isInfinite(number)
                        || new BigDecimal(text).stripTrailingZeros().precision() <= 17,
                text);
    }

    @Property(tries = 1000)
    void givesTheSameFloatBack(@ForAll int bits) {
        float number = Float.intBitsToFloat(bits);
        assertEquals(number, Float.parseFloat(NumberText.of(number)));
    }
}
