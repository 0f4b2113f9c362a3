package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.syntax.Limits;
import java.io.IOException;

/** Collects the text of an element, up to the length that the reader takes. */
final class TextCollector implements XmlCursor.Characters {
    private String text = "";
    private final StringBuilder more = new StringBuilder(0);
    private boolean full;

    /** Reads on to the end tag of the current element; returns whether there was an element in it. */
    boolean read(XmlCursor in) throws IOException {
        boolean found = false;
        while (in.nextChild(this)) {
            found = true;
            in.skip();
        }
        return found;
    }

    @Override
    public void take(char[] chars, int offset, int length) {
        full |= (long) text.length() + more.length() + length > Limits.TEXT;
        if (full) {
            more.setLength(0);
            more.trimToSize();
        } else if (text.isEmpty() && more.isEmpty()) {
            text = new String(chars, offset, length);
        } else {
            more.append(chars, offset, length);
        }
    }

    /** Whether the text was longer, and so was cut. */
    boolean isFull() {
        return full;
    }

    String text() {
        return more.isEmpty() ? text : text + more;
    }
}
