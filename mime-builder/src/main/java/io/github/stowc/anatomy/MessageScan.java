package io.github.stowc.anatomy;

import io.github.stowc.anatomy.Anatomy.Head;
import io.github.stowc.anatomy.Anatomy.Part;
import io.github.stowc.anatomy.FieldReader.Block;
import io.github.stowc.anatomy.FieldReader.Line;
import io.github.stowc.bytes.Source;
import io.github.stowc.mime.ContentTypeField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes once through a message and notes what every byte is. For one message. */
final class MessageScan {
    private static final Set<String> METHODS = Set.of("POST", "PUT", "GET", "HEAD", "DELETE", "PATCH", "OPTIONS");

    private final Source source;
    private final String contentType;
    private final int mostLines;
    private final List<Span> spans = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /**
     * Goes through a message.
     *
     * @param mostLines the most lines of fields and delimiters that it may have
     */
    MessageScan(Source source, String contentType, int mostLines) {
        this.source = source;
        this.contentType = contentType;
        this.mostLines = mostLines;
    }

    /** What every byte is; empty if there are more lines than may be. */
    Optional<Anatomy> anatomy() throws IOException {
        try (ByteReader in = new ByteReader(source.open())) {
            FieldReader lines = new FieldReader(in, mostLines);
            Optional<Head> head = head(lines);
            long start = head.map(Head::length).orElse(0L);
            String type = contentType.isEmpty()
                    ? head.map(found -> found.fields().value("Content-Type")).orElse("")
                    : contentType;
            String announced = ContentTypeField.of(type).parameter("boundary");
            String boundary = new BoundarySeeker(in, lines).find(start, announced);
            if (boundary.isEmpty()) {
                add(Span.Kind.PREAMBLE, start, source.size(), LineEnd.NONE, -1);
            } else {
                new Delimited(in, lines, boundary).scan(start);
            }
            String used = hasDelimiter() ? boundary : "";
            return lines.isExceeded()
                    ? Optional.empty()
                    : Optional.of(
                            new Anatomy(source.name(), source.size(), head, type, used, spans, parts, lines.fault()));
        }
    }

    private boolean hasDelimiter() {
        return !parts.isEmpty() || spans.stream().anyMatch(span -> span.kind() == Span.Kind.CLOSE);
    }

    private Optional<Head> head(FieldReader lines) throws IOException {
        Line request = lines.line(0);
        if (!isRequest(request)) {
            return Optional.empty();
        }
        String text = request.text();
        lines.note(text.length(), request.end());
        Block block = lines.fields(request.next(), "");
        LineEnd worst = request.end() == LineEnd.CRLF ? block.lineEnd() : request.end();
        add(Span.Kind.HEADER, 0, block.end(), worst, -1);
        long end = blank(lines, block.end(), -1);
        boolean isDecoded = source instanceof ChunkedRequest chunked && chunked.chunks() > 0;
        return Optional.of(new Head(text, block.fields(), 0, end, isDecoded));
    }

    /** Whether a line is the first one of a request (RFC 9112 3). */
    static boolean isRequest(Line line) {
        String text = line.text();
        int blank = text.indexOf(' ');
        return blank > 0 && METHODS.contains(text.substring(0, blank)) && text.contains(" HTTP/");
    }

    /** Adds the empty line at an offset, if there is one; the offset after it. */
    private long blank(FieldReader lines, long at, int part) throws IOException {
        LineEnd end = lines.lineEnd(at);
        if (end != LineEnd.NONE) {
            lines.note(at, end);
            add(Span.Kind.BLANK, at, at + end.length(), end, part);
        }
        return at + end.length();
    }

    private void add(Span.Kind kind, long from, long to, LineEnd end, int part) {
        if (to > from) {
            spans.add(new Span(kind, from, to - from, end, part));
        }
    }

    /** The bytes between and in the delimiters of one boundary. */
    private final class Delimited {
        private final ByteReader in;
        private final FieldReader lines;
        private final String delimiter;
        private final byte[] bytes;

        Delimited(ByteReader in, FieldReader lines, String boundary) {
            this.in = in;
            this.lines = lines;
            this.delimiter = "--" + boundary;
            this.bytes = delimiter.getBytes(StandardCharsets.ISO_8859_1);
        }

        void scan(long start) throws IOException {
            long region = start;
            while (true) {
                int part = parts.size() - 1;
                long found = next(region);
                long end = found < 0
                        ? source.size()
                        : found - before(found, region).length();
                Span.Kind kind = part < 0 ? Span.Kind.PREAMBLE : Span.Kind.BODY;
                add(kind, region, end, LineEnd.NONE, part);
                if (part >= 0) {
                    Part open = parts.get(part);
                    parts.set(part, new Part(part, open.fields(), region, end - region, open.hasBlank()));
                }
                if (found < 0) {
                    return;
                }
                if (isClose(found)) {
                    close(end, found);
                    return;
                }
                region = delimiter(end, found);
                if (lines.isExceeded()) {
                    return;
                }
            }
        }

        /** The next delimiter at the beginning of a line; negative if there is none. */
        private long next(long region) throws IOException {
            long found = in.find(bytes, region);
            while (found >= 0 && !isDelimiter(found, region)) {
                found = in.find(bytes, found + 1);
            }
            return found;
        }

        private boolean isDelimiter(long found, long region) throws IOException {
            return (found == region || before(found, region) != LineEnd.NONE)
                    && (ends(found + bytes.length) || isClose(found));
        }

        /** Whether nothing but white space follows on the line. */
        private boolean ends(long at) throws IOException {
            int b = in.at(padded(at));
            return b < 0 || b == '\r' || b == '\n';
        }

        private long padded(long at) throws IOException {
            long end = at;
            int b = in.at(end);
            while ((b == ' ' || b == '\t') && end - at < ByteReader.REACH / 4) {
                b = in.at(++end);
            }
            return end;
        }

        private boolean isClose(long found) throws IOException {
            long at = found + bytes.length;
            return in.at(at) == '-' && in.at(at + 1) == '-' && ends(at + 2);
        }

        /** The line end before a delimiter, which belongs to it; none before the first byte of its region. */
        private LineEnd before(long found, long region) throws IOException {
            if (found == region) {
                return LineEnd.NONE;
            }
            int last = in.at(found - 1);
            if (last == '\n') {
                boolean both = found - 2 >= region && in.at(found - 2) == '\r';
                return both ? LineEnd.CRLF : LineEnd.LF;
            }
            return last == '\r' ? LineEnd.CR : LineEnd.NONE;
        }

        private void close(long from, long found) throws IOException {
            lines.note(from, lines.lineEnd(from));
            long at = padded(found + bytes.length + 2);
            LineEnd end = lines.lineEnd(at);
            add(Span.Kind.CLOSE, from, at + end.length(), end, -1);
            add(Span.Kind.EPILOGUE, at + end.length(), source.size(), LineEnd.NONE, -1);
        }

        /** Adds a delimiter and the fields after it; the offset of the body. */
        private long delimiter(long from, long found) throws IOException {
            int index = parts.size();
            lines.count(bytes.length);
            if (from < found) {
                lines.note(from, lines.lineEnd(from));
            }
            long plain = found + bytes.length;
            long padded = padded(plain);
            LineEnd end = lines.lineEnd(padded);
            lines.note(padded, end);
            long next = padded + end.length();
            boolean hasPadding = padded > plain;
            add(Span.Kind.DELIMITER, from, hasPadding ? plain : next, hasPadding ? LineEnd.NONE : end, index);
            add(Span.Kind.PADDING, hasPadding ? plain : next, next, end, index);
            Block block = lines.fields(next, delimiter);
            add(Span.Kind.HEADER, next, block.end(), block.lineEnd(), index);
            long body = blank(lines, block.end(), index);
            parts.add(new Part(index, block.fields(), body, 0, body > block.end()));
            return body;
        }
    }
}
