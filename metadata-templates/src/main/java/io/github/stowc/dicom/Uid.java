package io.github.stowc.dicom;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;

/**
 * A unique identifier in the form of PS3.5 9.1: components of digits without leading zeros, separated by dots, at most
 * 64 characters. Immutable.
 *
 * @param value the identifier's text
 */
public record Uid(String value) implements Comparable<Uid> {
    private static final String UUID_ROOT = "2.25.";
    private static final long LIMB = 0xFFFF_FFFFL;
    private static final long BILLION = 1_000_000_000;
    /** The digits of 2^128, to whole billions. */
    private static final int MAX_DIGITS = 45;

    private static final int MAX_LENGTH = 64;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException with the reason, if the text does not have the form of PS3.5 9.1
     */
    public Uid {
        Optional<String> problem = problem(value);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("\"" + value + "\" is not a UID: " + problem.get() + " (PS3.5 9.1)");
        }
    }

    /** What is wrong with a text as a UID, as a clause; empty if it is a UID. */
    public static Optional<String> problem(String text) {
        if (text.isEmpty()) {
            return Optional.of("it is empty");
        }
        if (text.length() > MAX_LENGTH) {
            return Optional.of("it has " + text.length() + " characters, at most " + MAX_LENGTH + " are allowed");
        }
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                if (i == start) {
                    return Optional.of("it has an empty component");
                }
                if (text.charAt(start) == '0' && i - start > 1) {
                    return Optional.of("the component \"" + text.substring(start, i) + "\" must not begin with a zero");
                }
                start = i + 1;
            } else if (c < '0' || c > '9') {
                return Optional.of("only digits and dots are allowed");
            }
        }
        return Optional.empty();
    }

    /** The UID of a UUID: {@code 2.25.} and the UUID as a decimal whole number (PS3.5 B.2), at most 44 characters. */
    public static Uid of(UUID uuid) {
        return new Uid(UUID_ROOT + decimal(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()));
    }

    /** 128 bits as a decimal whole number, without a BigInteger, since millions of UIDs may be made. */
    private static String decimal(long high, long low) {
        long[] limbs = {high >>> 32, high & LIMB, low >>> 32, low & LIMB};
        char[] digits = new char[MAX_DIGITS];
        int first = MAX_DIGITS;
        boolean isLeft = true;
        while (isLeft) {
            long rest = 0;
            isLeft = false;
            for (int i = 0; i < limbs.length; i++) {
                long dividend = rest << 32 | limbs[i];
                limbs[i] = dividend / BILLION;
                rest = dividend % BILLION;
                isLeft |= limbs[i] > 0;
            }
            for (int i = 0; i < 9 && (isLeft || rest > 0 || first == MAX_DIGITS); i++) {
                digits[--first] = (char) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return new String(digits, first, MAX_DIGITS - first);
    }

    /** The UUID inside a 2.25 UID; empty for a UID of another root or with a number over 128 bits. */
    public Optional<UUID> uuid() {
        if (!value.startsWith(UUID_ROOT) || value.indexOf('.', UUID_ROOT.length()) >= 0) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(value.substring(UUID_ROOT.length()));
        return number.bitLength() > 128
                ? Optional.empty()
                : Optional.of(new UUID(number.shiftRight(64).longValue(), number.longValue()));
    }

    @Override
    public int compareTo(Uid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
