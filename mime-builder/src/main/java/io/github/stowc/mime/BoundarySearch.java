package io.github.stowc.mime;

import io.github.stowc.bytes.Body;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks for what a reader would take for a delimiter: two dashes and the boundary at the first byte of a body or behind
 * a CR or LF (RFC 2046 5.1.1; a bare line end counts, since readers take it for one).
 */
final class BoundarySearch {
    private static final int BUFFER = 256 * 1024;
    static final long NOT_FOUND = -1;

    private final byte[] pattern;
    /** By how much the window may move on when its last byte is that one (Horspool). */
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

    /** Like {@link #find(Body)}, of what a stream has. */
    long find(InputStream in) throws IOException {
        // A line end in front of the body makes its first byte the beginning of a line.
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
            // What may be the beginning of a match, with the byte before it, is kept.
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
