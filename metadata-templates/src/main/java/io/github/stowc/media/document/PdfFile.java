package io.github.stowc.media.document;

import io.github.stowc.bytes.ByteWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects of a PDF file by its cross-reference tables and streams (ISO 32000-2 7.5.4, 7.5.8), and keeps none of
 * them in memory.
 */
final class PdfFile implements PdfLexer.Bytes {
    private static final int MOST_SECTIONS = 1024;
    private static final int ENTRY = 20;
    private static final int SHORTEST_ENTRY = 6;
    /** The most bytes to inflate for an answer: a few bytes can inflate to a thousand times as many. */
    private static final long MOST_INFLATED = 1L << 30;

    private final ByteWindow in;
    /** What is added to the offsets that the file names: they may count from its header. */
    private final long base;

    private final List<Section> sections = new ArrayList<>();
    private final Map<String, PdfObject> trailer = new LinkedHashMap<>();
    private long inflated;
    private boolean odd;

    /** A cross-reference table or stream. */
    private sealed interface Section {
        /** A table, at the offset after its first word. */
        record Table(long at) implements Section {}

        /** A stream. */
        record Stream(PdfStream stream) implements Section {}
    }

    PdfFile(ByteWindow in, long base) {
        this.in = in;
        this.base = base;
    }

    /** Whether the entries of a cross-reference table have another length than 20 bytes. */
    boolean isOdd() {
        return odd;
    }

    @Override
    public int at(long offset) throws IOException {
        return offset < 0 || offset >= in.size() ? -1 : in.u8(offset);
    }

    /** Counts bytes that will be inflated, and refuses too many. */
    void inflate(long count, long offset) throws PdfLexer.BrokenException {
        inflated += count;
        if (count > MOST_INFLATED || inflated > MOST_INFLATED) {
            throw new PdfLexer.BrokenException(offset);
        }
    }

    /** An entry from the newest trailer that has it. */
    @Nullable
    PdfObject trailer(String name) {
        return trailer.get(name);
    }

    /** Reads the trailers from the newest to the oldest. */
    void readTrailers(long start) throws IOException {
        long at = start;
        while (at >= 0) {
            if (sections.size() >= MOST_SECTIONS) {
                throw new PdfLexer.BrokenException(at);
            }
            PdfObject.Dict dict = section(base + at);
            dict.entries().forEach(trailer::putIfAbsent);
            long hidden = dict.number("XRefStm");
            if (hidden >= 0 && sections.size() < MOST_SECTIONS) {
                section(base + hidden);
            }
            at = dict.number("Prev");
        }
    }

    private PdfObject.Dict section(long at) throws IOException {
        PdfLexer lexer = new PdfLexer(this, at);
        if (at >= in.size()) {
            throw new PdfLexer.BrokenException(at);
        }
        if (lexer.word("xref")) {
            sections.add(new Section.Table(lexer.at()));
            while (!lexer.word("trailer")) {
                lexer.number();
                long count = lexer.number();
                lexer.skipWhite();
                lexer = new PdfLexer(this, entry(lexer.at(), count, count));
            }
            return lexer.dict();
        }
        PdfStream stream = PdfStream.read(in, this, at);
        sections.add(new Section.Stream(stream));
        return stream.dict();
    }

    /**
     * The offset of an entry of a table, of which each has 20 bytes (7.5.4); in some files they are shorter, and must be
     * read one by one.
     */
    private long entry(long first, long index, long count) throws IOException {
        if (index < 0 || count > (in.size() - first) / SHORTEST_ENTRY) {
            throw new PdfLexer.BrokenException(first);
        }
        if (count == 0
                || (isEntry(first) && isEntry(first + ENTRY * (count - 1)) && isEntry(first + ENTRY * (count / 2)))) {
            return first + ENTRY * index;
        }
        odd = true;
        PdfLexer lexer = new PdfLexer(this, first);
        for (long i = 0; i < index; i++) {
            lexer.number();
            lexer.number();
            if (!lexer.word("n") && !lexer.word("f")) {
                throw new PdfLexer.BrokenException(lexer.at());
            }
        }
        return lexer.at();
    }

    private boolean isEntry(long offset) throws IOException {
        int kind = at(offset + 17);
        int end = at(offset + ENTRY - 1);
        return at(offset + 10) == ' '
                && at(offset + 16) == ' '
                && (kind == 'n' || kind == 'f')
                && end <= ' '
                && end > 0;
    }

    /** The object of a number; null if there is none. */
    @Nullable
    PdfObject object(long number) throws IOException {
        for (Section section : sections) {
            PdfObject found = section instanceof Section.Table table
                    ? inTable(table, number)
                    : inStream(((Section.Stream) section).stream(), number);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable PdfObject inTable(Section.Table table, long number) throws IOException {
        PdfLexer lexer = new PdfLexer(this, table.at());
        while (!lexer.word("trailer")) {
            long first = lexer.number();
            long count = lexer.number();
            lexer.skipWhite();
            if (number >= first && number - first < count) {
                PdfLexer entry = new PdfLexer(this, entry(lexer.at(), number - first, count));
                long offset = entry.number();
                entry.number();
                return entry.word("n") ? objectAt(base + offset, number) : null;
            }
            lexer = new PdfLexer(this, entry(lexer.at(), count, count));
        }
        return null;
    }

    private @Nullable PdfObject inStream(PdfStream stream, long number) throws IOException {
        long[] entry = stream.crossReference(number);
        if (entry == null) {
            return null;
        }
        if (entry[0] == 1) {
            return objectAt(base + entry[1], number);
        }
        return entry[0] == 2 ? inObjectStream(entry[1], number) : null;
    }

    private PdfObject objectAt(long offset, long number) throws IOException {
        PdfLexer lexer = new PdfLexer(this, offset);
        if (lexer.number() != number) {
            throw new PdfLexer.BrokenException(offset);
        }
        lexer.number();
        if (!lexer.word("obj")) {
            throw new PdfLexer.BrokenException(offset);
        }
        return lexer.next();
    }

    /** An object in the stream of another object, which is itself not in a stream (ISO 32000-2 7.5.7). */
    private @Nullable PdfObject inObjectStream(long container, long number) throws IOException {
        for (Section section : sections) {
            long offset = -1;
            if (section instanceof Section.Stream found) {
                long[] entry = found.stream().crossReference(container);
                offset = entry != null && entry[0] == 1 ? base + entry[1] : -1;
            }
            if (offset >= 0) {
                return PdfStream.read(in, this, offset).object(number);
            }
        }
        return null;
    }
}
