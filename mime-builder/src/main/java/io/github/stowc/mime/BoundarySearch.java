package io.github.stowc.mime;

import io.github.stowc.bytes.Body;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Searches for what a reader would take for a delimiter: two dashes and the boundary at the first byte of a body or
 * after a CR or LF (RFC 2046 5.1.1; either alone counts, since readers accept it as a line end).
 */
final class BoundarySearch {
    private static final int BUFFER = 256 * 1024;
    static final long NOT_FOUND = -1;

    private final byte[] pattern;
    /** How far the window may advance, by its last byte (Horspool). */
    private final int[] shift = new int[256];

    private final byte[] buffer;

    BoundarySearch(Boundary boundary) {
        this(boundary, BUFFER);
    }

    BoundarySearch(Boundary boundary, int bufferSize) {
        pattern = ("--" + boundary.value()).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(shift, pattern.length);
        for (int i = 0; i < pattern.length - 1; i++) {
            shift[pattern[i] & 0xFF] = pattern.length - 1 - i;
        }
        buffer = new byte[Math.max(bufferSize, 2 * pattern.length + 1)];
    }

    /** The offset of the first place in a body, or {@link #NOT_FOUND}. */
    long find(Body body) throws IOException {
        try (InputStream in = body.open()) {
            return find(in);
        }
    }

    /** Like {@link #find(Body)}, in a stream. */
    long find(InputStream in) throws IOException {
        // With a line end before the body, its first byte begins a line.
        buffer[0] = '\n';
        int filled = 1;
        long base = -1;
        while (true) {
            int read = in.readNBytes(buffer, filled, buffer.length - filled);
            filled += read;
            int at = search(filled);
            if (at >= 0) {
                return base + at;
            }
            if (filled < buffer.length) {
                return NOT_FOUND;
            }
            // Keeps a possible start of a match and the byte before it.
            int kept = pattern.length;
            System.arraycopy(buffer, filled - kept, buffer, 0, kept);
            base += filled - kept;
            filled = kept;
        }
    }

    private int search(int filled) {
        int last = pattern.length - 1;
        int at = 1;
        while (at + last < filled) {
            if (matches(at)) {
                return at;
            }
            at += shift[buffer[at + last] & 0xFF];
        }
        return -1;
    }

    private boolean matches(int at) {
        for (int i = pattern.length - 1; i >= 0; i--) {
            if (buffer[at + i] != pattern[i]) {
                return false;
            }
        }
        byte before = buffer[at - 1];
        return before == '\n' || before == '\r';
    }
}
