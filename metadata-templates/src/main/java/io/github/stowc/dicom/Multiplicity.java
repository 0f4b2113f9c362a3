package io.github.stowc.dicom;

/**
 * How many values an attribute may have (PS3.5 6.4).
 *
 * @param min the fewest, 1 or more
 * @param max the most; {@link #UNBOUNDED} if the standard says n
 * @param step the number of values is a multiple of it: 2 for 2-2n
 */
public record Multiplicity(int min, int max, int step) {

    /** The n of the standard's 1-n. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** Reads the standard's form: {@code 1}, {@code 1-3}, {@code 1-n}, {@code 2-2n}. */
    static Multiplicity parse(String text) {
        int dash = text.indexOf('-');
        int min = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
        if (dash < 0) {
            return new Multiplicity(min, min, 1);
        }
        String max = text.substring(dash + 1);
        if (!max.endsWith("n")) {
            return new Multiplicity(min, Integer.parseInt(max), 1);
        }
        String step = max.substring(0, max.length() - 1);
        return new Multiplicity(min, UNBOUNDED, step.isEmpty() ? 1 : Integer.parseInt(step));
    }

    /** Whether an element may have that many values. */
    public boolean allows(int count) {
        return count >= min && count <= max && count % step == 0;
    }

    /** The standard's form. */
    @Override
    public String toString() {
        if (max == UNBOUNDED) {
            return min + "-" + (step == 1 ? "" : step) + "n";
        }
        return min == max ? Integer.toString(min) : min + "-" + max;
    }
}
