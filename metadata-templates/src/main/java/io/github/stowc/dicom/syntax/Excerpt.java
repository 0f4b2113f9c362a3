package io.github.stowc.dicom.syntax;

import io.github.stowc.bytes.Printable;

/** Shortens a quotation in a message. */
public final class Excerpt {
    private static final int LENGTH = 32;

    private Excerpt() {}

    /** The text's beginning, with what does not print replaced. */
    public static String of(String text) {
        return text.length() > LENGTH ? Printable.masked(text.substring(0, LENGTH)) + '…' : Printable.masked(text);
    }
}
