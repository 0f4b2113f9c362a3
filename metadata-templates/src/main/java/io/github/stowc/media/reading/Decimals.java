package io.github.stowc.media.reading;

/** Writes a number with at most three decimals. */
public final class Decimals {
    private Decimals() {}

    public static String of(double number) {
        long thousandths = Math.round(number * 1000);
        StringBuilder text = new StringBuilder(Long.toString(thousandths / 1000));
        int rest = (int) (thousandths % 1000);
        if (rest != 0) {
            text.append('.').append(rest / 100);
            if (rest % 100 != 0) {
                text.append(rest / 10 % 10);
            }
            if (rest % 10 != 0) {
                text.append(rest % 10);
            }
        }
        return text.toString();
    }
}
