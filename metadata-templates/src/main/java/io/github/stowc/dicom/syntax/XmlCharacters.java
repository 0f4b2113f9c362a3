package io.github.stowc.dicom.syntax;

import org.jspecify.annotations.Nullable;

/** The characters that XML 1.0 allows, and their escaped forms. */
public final class XmlCharacters {
    private XmlCharacters() {}

    /**
     * The escape of a character; null if it needs none. Unescaped, a parser would turn a CR into a line feed, and a line's
     * end in the value of an XML attribute into a space.
     */
    public static @Nullable String escape(char c, boolean inAttribute) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            case '"' -> inAttribute ? "&quot;" : null;
            case '\n' -> inAttribute ? "&#10;" : null;
            case '\t' -> inAttribute ? "&#9;" : null;
            default -> null;
        };
    }

    /** The index of the first character that XML 1.0 cannot have, not even as a reference; -1 if there is none. */
    public static int forbidden(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < '\uD800') {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || c >= '\uFFFE' || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                return i;
            }
        }
        return -1;
    }
}
