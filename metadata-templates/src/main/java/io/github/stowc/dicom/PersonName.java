package io.github.stowc.dicom;

/**
 * A person's name in its component groups (PS3.5 6.2.1), each in the form {@code Family^Given^Middle^Prefix^Suffix}, and
 * empty if it is not given. Immutable.
 *
 * @param alphabetic the first group
 * @param ideographic the second group
 * @param phonetic the third group
 */
public record PersonName(String alphabetic, String ideographic, String phonetic) {

    /** A name without any group: an empty value among several. */
    public static final PersonName EMPTY = new PersonName("", "", "");

    /** A name with the alphabetic group alone. */
    public static PersonName alphabetic(String alphabetic) {
        return new PersonName(alphabetic, "", "");
    }

    /**
     * Reads {@code alphabetic=ideographic=phonetic}.
     *
     * @throws IllegalArgumentException if there are more than three groups
     */
    public static PersonName parse(String text) {
        String[] groups = text.split("=", -1);
        if (groups.length > 3) {
            throw new IllegalArgumentException(
                    "a person's name has at most three component groups, found " + groups.length + " (PS3.5 6.2.1)");
        }
        return new PersonName(groups[0], groups.length > 1 ? groups[1] : "", groups.length > 2 ? groups[2] : "");
    }

    /** Whether no group is given. */
    public boolean isEmpty() {
        return alphabetic.isEmpty() && ideographic.isEmpty() && phonetic.isEmpty();
    }

    /** The groups separated by {@code =}, without trailing empty ones: the form of PS3.5 6.2. */
    @Override
    public String toString() {
        if (!phonetic.isEmpty()) {
            return alphabetic + "=" + ideographic + "=" + phonetic;
        }
        return ideographic.isEmpty() ? alphabetic : alphabetic + "=" + ideographic;
    }
}
