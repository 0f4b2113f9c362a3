package io.github.stowc.anatomy;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes from chunk to chunk of a request's body (RFC 9112 7.1), and notes the first fault. For one pass. */
final class ChunkWalk {
    /** Sixteen digits would not fit into a long. */
    private static final int MAX_DIGITS = 15;

    private static final int MAX_LINE = 64 * 1024;
    private static final int SHOWN = 40;

    private final ByteWindow raw;
    private @Nullable String problem;

    ChunkWalk(ByteWindow raw) {
        this.raw = raw;
    }

    /**
     * Bytes that stand together.
     *
     * @param at the first one in the decoded request
     * @param from the first one in the file
     * @param kind what they are
     */
    record Run(long at, long from, long length, Kind kind) {
        /** What a run is. */
        enum Kind {
            HEAD,
            CHUNK,
            /** What follows a fault after which no chunk can be told. */
            REST
        }

        long end() {
            return at + length;
        }
    }

    /** The first fault, with its place in the file; empty if there is none so far. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** The run after another one; null after the last chunk. */
    @Nullable
    Run next(Run last) throws IOException {
        long at = last.from() + last.length();
        if (last.kind() == Run.Kind.REST) {
            return null;
        }
        if (last.kind() == Run.Kind.CHUNK) {
            int end = lineEnd(at);
            if (end == 0 && at < raw.size()) {
                return rest(last, at, "expected CR LF after the bytes of a chunk, found " + found(at));
            }
            at += end;
        }
        return at < raw.size() ? chunk(last, at) : end(at, "expected the last chunk, 0 and CR LF, found the end");
    }

    private @Nullable Run chunk(Run last, long at) throws IOException {
        long size = 0;
        long after = at;
        while (after < raw.size() && Character.digit(raw.u8(after), 16) >= 0 && after - at < MAX_DIGITS) {
            size = size * 16 + Character.digit(raw.u8(after++), 16);
        }
        long data = afterLine(after);
        if (after == at || data < 0) {
            return rest(last, at, "expected the size of a chunk in hexadecimal digits, found " + found(at));
        }
        if (size == 0) {
            trailer(data);
            return null;
        }
        long there = Math.min(size, raw.size() - data);
        if (there < size) {
            note(at, "expected a chunk of " + size + " bytes, found the end after " + there);
        }
        return there == 0 ? null : new Run(last.end(), data, there, Run.Kind.CHUNK);
    }

    /** The offset after a line of which only extensions are left (RFC 9112 7.1.1); -1 if it has something else. */
    private long afterLine(long from) throws IOException {
        long at = from;
        while (at < raw.size() && (raw.u8(at) == ' ' || raw.u8(at) == '\t')) {
            at++;
        }
        if (at < raw.size() && raw.u8(at) == ';') {
            at = lineAt(at);
        }
        int end = at < raw.size() ? lineEnd(at) : 0;
        return end == 0 ? -1 : at + end;
    }

    /** The offset of the end of a line. */
    private long lineAt(long from) throws IOException {
        long at = from;
        while (at < raw.size() && at - from < MAX_LINE && raw.u8(at) != '\r' && raw.u8(at) != '\n') {
            at++;
        }
        return at;
    }

    /** The length of the line end at an offset; 0 without one. LF alone is a fault that hides nothing. */
    private int lineEnd(long at) throws IOException {
        if (raw.has(at, "\r\n")) {
            return 2;
        }
        if (!raw.has(at, "\n")) {
            return 0;
        }
        note(at, "expected CR LF around a chunk, found LF alone");
        return 1;
    }

    /** Passes over the fields after the last chunk (RFC 9112 7.1.2) and the empty line. */
    private void trailer(long from) throws IOException {
        long at = from;
        while (true) {
            long text = lineAt(at);
            int end = text < raw.size() ? lineEnd(text) : 0;
            if (end == 0) {
                note(text, "expected an empty line after the last chunk, found " + found(text));
                return;
            }
            boolean isEmpty = text == at;
            at = text + end;
            if (isEmpty) {
                break;
            }
        }
        if (at < raw.size()) {
            note(at, "expected the end after the last chunk, found " + (raw.size() - at) + " bytes more");
        }
    }

    private Run rest(Run last, long from, String fault) {
        note(from, fault);
        return new Run(last.end(), from, raw.size() - from, Run.Kind.REST);
    }

    private @Nullable Run end(long at, String fault) {
        note(at, fault);
        return null;
    }

    private void note(long at, String fault) {
        if (problem == null) {
            problem = "byte " + at + " of the file: Transfer-Encoding: chunked: " + fault + " (RFC 9112 7.1)";
        }
    }

    /** The start of a line, as far as it can be shown. */
    private String found(long at) throws IOException {
        if (at >= raw.size()) {
            return "the end";
        }
        StringBuilder text = new StringBuilder();
        for (long i = at; i < Math.min(raw.size(), at + SHOWN) && raw.u8(i) >= ' ' && raw.u8(i) <= '~'; i++) {
            text.append((char) raw.u8(i));
        }
        return text.isEmpty() ? "the byte " + Printable.hex(raw.u8(at)) : "\"" + text + "\"";
    }
}
