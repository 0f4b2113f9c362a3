package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.syntax.XmlCharacters;
import java.io.IOException;
import java.io.Writer;

/** Writes XML's characters, escaped if necessary. */
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

    /** Writes text between tags. */
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
            String escape = XmlCharacters.escape(text.charAt(i), inAttribute);
            if (escape != null) {
                out.write(text, written, i - written);
                out.write(escape);
                written = i + 1;
            }
        }
        out.write(text, written, text.length() - written);
    }

    void flush() throws IOException {
        out.flush();
    }
}
