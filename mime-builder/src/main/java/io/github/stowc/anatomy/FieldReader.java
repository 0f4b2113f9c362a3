package io.github.stowc.anatomy;

import io.github.stowc.mime.LineEndFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads lines and blocks of fields, and notes line ends other than CR LF. */
final class FieldReader {
    /** More than any field needs; what is longer is a body without its empty line. */
    private static final int MAX_LINE = 64 * 1024;

    /** As many bytes a line may have on average, where there is a limit. */
    private static final int MEAN_LINE = 128;

    /** Names and values that occur again and again are few. */
    private static final int MOST_SHARED = 100;

    private final ByteReader in;
    private final int most;
    private final Map<String, String> shared = new HashMap<>();
    private @Nullable LineEndFault fault;
    private int count;
    private long size;

    /**
     * Reads from a message.
     *
     * @param most the most lines of fields and delimiters that are read
     */
    FieldReader(ByteReader in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Whether there were more lines than may be read. */
    boolean isExceeded() {
        return count > most || size > (long) most * MEAN_LINE;
    }

    /** Counts a line with that many bytes. */
    void count(long bytes) {
        count++;
        size += bytes;
    }

    /** The first line that did not end with CR LF. */
    Optional<LineEndFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** The line end at an offset. */
    LineEnd lineEnd(long at) throws IOException {
        int first = in.at(at);
        if (first == '\n') {
            return LineEnd.LF;
        }
        if (first != '\r') {
            return LineEnd.NONE;
        }
        if (in.at(at + 1) == '\n') {
            return LineEnd.CRLF;
        }
        return in.at(at + 1) == '\r' && in.at(at + 2) == '\n' ? LineEnd.CR_CR_LF : LineEnd.CR;
    }

    /** Notes a line end that is not CR LF; none at all is no fault of its own. */
    void note(long at, LineEnd end) {
        if (end != LineEnd.CRLF && end != LineEnd.NONE) {
            fault = new LineEndFault(at, end.label(), 1).after(fault);
        }
    }

    /**
     * A line.
     *
     * @param text without its end, in ISO 8859-1
     * @param isWhole whether it is not too long for a field
     */
    record Line(String text, long offset, LineEnd end, boolean isWhole) {
        long next() {
            return offset + text.length() + end.length();
        }
    }

    /** The line at an offset. */
    Line line(long offset) throws IOException {
        StringBuilder text = new StringBuilder();
        long at = offset;
        int b = in.at(at);
        while (b >= 0 && b != '\n' && b != '\r' && text.length() < MAX_LINE) {
            text.append((char) b);
            b = in.at(++at);
        }
        return new Line(text.toString(), offset, lineEnd(at), text.length() < MAX_LINE);
    }

    /**
     * A block of fields.
     *
     * @param end the first byte after them
     * @param lineEnd the first line end that is not CR LF, else CR LF
     */
    record Block(Fields fields, long offset, long end, LineEnd lineEnd) {}

    /** Reads fields up to an empty line, a line that starts with a text, or a line that cannot be a field. */
    Block fields(long offset, String delimiter) throws IOException {
        List<Field> fields = new ArrayList<>();
        LineEnd worst = LineEnd.CRLF;
        long at = offset;
        Line line = line(at);
        while (isField(line, delimiter, mayFold(fields)) && !isExceeded()) {
            count(line.text().length());
            note(at + line.text().length(), line.end());
            worst = worst == LineEnd.CRLF ? line.end() : worst;
            add(fields, line);
            at = line.next();
            line = line(at);
        }
        return new Block(new Fields(fields), offset, at, worst);
    }

    /** Whether the next line may go on with the last field. */
    private static boolean mayFold(List<Field> fields) {
        return !fields.isEmpty() && fields.get(fields.size() - 1).length() < MAX_LINE;
    }

    /** Whether a line is a field, or the folded rest of one. */
    static boolean isField(Line line, String delimiter, boolean mayFold) {
        String text = line.text();
        if (text.isEmpty() || !line.isWhole() || (!delimiter.isEmpty() && text.startsWith(delimiter))) {
            return false;
        }
        if (isFolded(text)) {
            return mayFold && !text.isBlank();
        }
        int colon = text.indexOf(':');
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            if (c < '!' || c > '~' || "\"(),/;<=>?@[\\]{}".indexOf(c) >= 0) {
                // White space before the colon is forgiven.
                return c == ' ' && text.substring(i, colon).isBlank() && i > 0;
            }
        }
        return colon > 0;
    }

    private static boolean isFolded(String text) {
        return text.charAt(0) == ' ' || text.charAt(0) == '\t';
    }

    private void add(List<Field> fields, Line line) {
        String text = line.text();
        long length = line.next() - line.offset();
        if (isFolded(text)) {
            Field last = fields.remove(fields.size() - 1);
            fields.add(new Field(
                    last.name(), (last.value() + " " + text.strip()).strip(), last.offset(), last.length() + length));
            return;
        }
        int colon = text.indexOf(':');
        fields.add(new Field(
                shared(text.substring(0, colon).strip()),
                shared(text.substring(colon + 1).strip()),
                line.offset(),
                length));
    }

    /** An equal text, the same one for all fields that have it: a message may have 100,000 parts. */
    private String shared(String text) {
        String known = shared.get(text);
        if (known == null && shared.size() < MOST_SHARED) {
            shared.put(text, text);
        }
        return known == null ? text : known;
    }
}
