package io.github.stowc.dicom.text;

/** Shortens what is quoted in a message. */
public final class Excerpt {
    private static final int LENGTH = 32;

    private Excerpt() {}

    /** The text's beginning, with what does not print replaced. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < LENGTH; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return text.length() > LENGTH ? shown.append('…').toString() : shown.toString();
    }
}
