package io.github.stowc.iod.condition;

/** Turns the names of the tables into words: {@code SOPCommon} into {@code SOP Common}. */
public final class Words {
    /** The lines for IODs of one frame. */
    private static final String SINGLE_FRAME = "CheckSingleFramePseudo";

    private Words() {}

    public static String of(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean first = i == 0;
            boolean afterSmall = !first && Character.isUpperCase(c) && !Character.isUpperCase(name.charAt(i - 1));
            boolean beforeSmall = !first
                    && Character.isUpperCase(c)
                    && i + 1 < name.length()
                    && Character.isLowerCase(name.charAt(i + 1));
            if (afterSmall || (beforeSmall && Character.isLetter(name.charAt(i - 1)))) {
                words.append(' ');
            }
            words.append(c == '_' ? ' ' : c);
        }
        return words.toString();
    }

    /**
     * The name of a module or macro as the standard writes it: {@code SOP Common Module}; empty for lines that the
     * standard has in no module.
     */
    public static String owner(String name) {
        if (name.equals(SINGLE_FRAME)) {
            return "";
        }
        if (name.endsWith("Macro")) {
            return of(name);
        }
        return of(name.endsWith("Pseudo") ? name.substring(0, name.length() - "Pseudo".length()) : name) + " Module";
    }
}
