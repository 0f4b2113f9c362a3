package io.github.stowc.dicom.xml;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Writes XML's characters, escaped where they must be. */
final class XmlOutput {
    private final Writer out;

    XmlOutput(Writer out) {
        this.out = out;
    }

    /** Writes markup. */
    void raw(String markup) throws IOException {
        out.write(markup);
    }

    void spaces(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.write(' ');
        }
    }

    /** Writes what stands between tags. */
    void text(String text) throws IOException {
        write(text, false);
    }

    /** Writes the value of an XML attribute, with its quotes. */
    void quoted(String value) throws IOException {
        out.write('"');
        write(value, true);
        out.write('"');
    }

    private void write(String text, boolean inAttribute) throws IOException {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String escape = escape(text.charAt(i), inAttribute);
            if (escape != null) {
                out.write(text, written, i - written);
                out.write(escape);
                written = i + 1;
            }
        }
        out.write(text, written, text.length() - written);
    }

    /** What stands for a character; a parser would make a line feed of a CR, and a space of a line's end in an attribute. */
    private static @Nullable String escape(char c, boolean inAttribute) {
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

    /** The index of the first character that XML 1.0 cannot have, not even as a reference; -1 where there is none. */
    static int forbidden(String text) {
        for (int i = 0; i < text.length(); i++) {
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

    void flush() throws IOException {
        out.flush();
    }
}
