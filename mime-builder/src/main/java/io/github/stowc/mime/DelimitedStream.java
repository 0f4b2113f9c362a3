package io.github.stowc.mime;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes of a message between its delimiters. */
final class DelimitedStream implements Closeable {
    private static final int BUFFER = 64 * 1024;
    /** More white space after a delimiter than anybody writes. */
    private static final int MAX_PADDING = 256;

    private final InputStream in;
    private final byte[] dashBoundary;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private boolean drained;
    /** The offset of the buffer's first byte in the message. */
    private long base;

    /** Whether the next byte begins a line, so that a delimiter needs no line end before it. */
    private boolean atLineStart = true;

    private boolean closed;
    private @Nullable LineEndFault fault;

    DelimitedStream(InputStream in, Boundary boundary) {
        this.in = in;
        this.dashBoundary = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the close delimiter has been read. */
    boolean isClosed() {
        return closed;
    }

    /** Whether a line without its end is a delimiter. */
    boolean isDelimiter(String line) {
        int length = dashBoundary.length;
        for (int i = 0; i < length; i++) {
            if (i >= line.length() || line.charAt(i) != dashBoundary[i]) {
                return false;
            }
        }
        return line.substring(length).strip().isEmpty()
                || line.substring(length).strip().equals("--");
    }

    /** The offset of the next byte in the message. */
    long position() {
        return base + start;
    }

    /** The first line that does not end with CR LF; null if none was read. */
    @Nullable
    LineEndFault fault() {
        return fault;
    }

    private void note(long offset, String found) {
        LineEndFault before = fault;
        fault = before == null ? new LineEndFault(offset, found, 1) : before.andAnother();
    }

    /** Skips the text before the first delimiter. */
    void skipPreamble() throws IOException {
        byte[] skipped = new byte[8192];
        while (readBody(skipped, 0, skipped.length) >= 0) {
            // The preamble has no meaning.
        }
    }

    /** The next byte of a header, and {@code '\n'} for any line end; -1 at the end of the message. */
    int readInHeader() throws IOException {
        fill(3);
        if (start == end) {
            return -1;
        }
        int length = lineEnd(start);
        if (length == 0) {
            atLineStart = false;
            return buffer[start++] & 0xFF;
        }
        passLineEnd(length);
        atLineStart = true;
        return '\n';
    }

    /** Passes the line end at the next byte, and notes it if it is not CR LF. */
    private void passLineEnd(int length) {
        if (length != 2) {
            note(base + start, length == 3 ? "CR CR LF" : buffer[start] == '\n' ? "LF alone" : "CR alone");
        }
        start += length;
    }

    /** Reads up to the next delimiter; -1 after it. */
    int readBody(byte[] bytes, int offset, int length) throws IOException {
        int copied = 0;
        while (copied < length) {
            fill(dashBoundary.length + MAX_PADDING + 4);
            if (start == end) {
                throw new IOException("byte " + position() + ": the message ends without its close delimiter \""
                        + new String(dashBoundary, StandardCharsets.US_ASCII) + "--\" (RFC 2046 5.1.1)");
            }
            int lineEnd = Math.min(2, lineEnd(start));
            int passed = atLineStart || lineEnd > 0 ? delimiter(start + lineEnd) : -1;
            if (passed >= 0) {
                if (copied > 0) {
                    return copied;
                }
                passDelimiter(lineEnd, passed);
                return -1;
            }
            int count = Math.min(plain(), length - copied);
            System.arraycopy(buffer, start, bytes, offset + copied, count);
            copied += count;
            start += count;
            atLineStart = buffer[start - 1] == '\n' || buffer[start - 1] == '\r';
        }
        return copied;
    }

    private void passDelimiter(int lineEnd, int after) {
        if (lineEnd > 0) {
            passLineEnd(lineEnd);
        }
        start = after;
        // What follows the close delimiter is of no concern.
        int length = start < end ? lineEnd(start) : 0;
        if (length > 0 && closed) {
            start += length;
        } else if (length > 0) {
            passLineEnd(length);
        }
        atLineStart = false;
    }

    /** The length of the line end at a byte: 2 for CR LF, 1 for one of them, 3 for CR CR LF; 0 if there is none. */
    private int lineEnd(int at) {
        if (buffer[at] == '\n') {
            return 1;
        }
        if (buffer[at] != '\r') {
            return 0;
        }
        if (at + 1 < end && buffer[at + 1] == '\n') {
            return 2;
        }
        return at + 2 < end && buffer[at + 1] == '\r' && buffer[at + 2] == '\n' ? 3 : 1;
    }

    /** How many of the next bytes cannot start a delimiter; at least 1. */
    private int plain() {
        int at = start + 1;
        int safe = drained ? end : Math.max(start + 1, end - dashBoundary.length - MAX_PADDING - 4);
        while (at < safe && buffer[at] != '\r' && buffer[at] != '\n') {
            at++;
        }
        return at - start;
    }

    /** The place of the line end after the delimiter, if there is one at a place; else -1. */
    private int delimiter(int at) {
        if (end - at < dashBoundary.length) {
            return -1;
        }
        for (int i = 0; i < dashBoundary.length; i++) {
            if (buffer[at + i] != dashBoundary[i]) {
                return -1;
            }
        }
        int next = at + dashBoundary.length;
        boolean close = end - next >= 2 && buffer[next] == '-' && buffer[next + 1] == '-';
        next += close ? 2 : 0;
        while (next < end && (buffer[next] == ' ' || buffer[next] == '\t')) {
            next++;
        }
        boolean ends = next == end || buffer[next] == '\r' || buffer[next] == '\n';
        if (!ends) {
            return -1;
        }
        closed = close;
        return next;
    }

    /** Makes sure that the buffer holds that many bytes, if the message has them. */
    private void fill(int wanted) throws IOException {
        if (end - start >= wanted || drained) {
            return;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        base += start;
        end -= start;
        start = 0;
        while (end < wanted && !drained) {
            int count = in.read(buffer, end, buffer.length - end);
            drained = count < 0;
            end += Math.max(count, 0);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
