package io.github.stowc.media.document;

import java.util.Optional;

/** A title in the form of (0042,0010), a Short Text of at most 1024 characters (PS3.5 6.2). */
final class DocumentTitle {
    private static final int LONGEST = 1024;

    private DocumentTitle() {}

    /** The text with single blanks for white space and control characters; empty if nothing is left. */
    static Optional<String> of(CharSequence text) {
        StringBuilder title = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < text.length() && title.length() < LONGEST; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                gap = !title.isEmpty();
            } else if (!isLone(text, i)) {
                if (gap) {
                    title.append(' ');
                }
                gap = false;
                title.append(c);
            }
        }
        int length = Math.min(title.length(), LONGEST);
        if (length > 0 && Character.isHighSurrogate(title.charAt(length - 1))) {
            length--;
        }
        title.setLength(length);
        return title.isEmpty() ? Optional.empty() : Optional.of(title.toString().stripTrailing());
    }

    /** Half of a surrogate pair, which UTF-8 cannot hold. */
    private static boolean isLone(CharSequence text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
