package io.github.stowc.bytes;

import java.io.IOException;

/** Thrown if a source has changed since its length was announced. */
public final class SourceChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    SourceChangedException(String source, String expected, String found) {
        super(source + ": changed while it was read: expected " + expected + ", found " + found
                + "; run again once it is at rest");
    }
}
