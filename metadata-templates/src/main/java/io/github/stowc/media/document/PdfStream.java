package io.github.stowc.media.document;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.WindowStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a PDF file that holds cross-references or objects, uncompressed or deflated (ISO 32000-2 7.4.4); reads it
 * through and keeps only what is asked for.
 */
final class PdfStream {
    private static final int LONGEST_ROW = 64;
    private static final int MOST_OBJECTS = 100_000;
    private static final int LARGEST_OBJECT = 1 << 20;

    private final ByteWindow in;
    private final PdfFile file;
    private final long offset;
    private final PdfObject.Dict dict;
    private final long data;

    private PdfStream(ByteWindow in, PdfFile file, long offset, PdfObject.Dict dict, long data) {
        this.in = in;
        this.file = file;
        this.offset = offset;
        this.dict = dict;
        this.data = data;
    }

    static PdfStream read(ByteWindow in, PdfFile file, long offset) throws IOException {
        PdfLexer lexer = new PdfLexer(file, offset);
        lexer.number();
        lexer.number();
        if (!lexer.word("obj")) {
            throw new PdfLexer.BrokenException(offset);
        }
        PdfObject.Dict dict = lexer.dict();
        if (!lexer.word("stream")) {
            throw new PdfLexer.BrokenException(offset);
        }
        long data = lexer.at();
        data += file.at(data) == '\r' ? 1 : 0;
        data += file.at(data) == '\n' ? 1 : 0;
        return new PdfStream(in, file, offset, dict, data);
    }

    PdfObject.Dict dict() {
        return dict;
    }

    private PdfLexer.BrokenException broken() {
        return new PdfLexer.BrokenException(offset);
    }

    /** The content of the stream; it ends where deflate ends, or where the file does. */
    private InputStream open() throws IOException {
        InputStream bytes = new WindowStream(in, data, in.size());
        PdfObject filter = dict.get("Filter");
        if (filter instanceof PdfObject.Items items) {
            filter = items.items().isEmpty() ? null : items.items().get(0);
            if (items.items().size() > 1) {
                throw broken();
            }
        }
        if (filter == null) {
            return bytes;
        }
        if (filter instanceof PdfObject.Name name && name.value().equals("FlateDecode")) {
            InputStream inflated = new InflaterInputStream(bytes);
            return PdfPredictor.undo(inflated, parameter("Predictor"), parameter("Columns"));
        }
        throw broken();
    }

    private long parameter(String name) {
        PdfObject parameters = dict.get("DecodeParms");
        if (parameters instanceof PdfObject.Items items && !items.items().isEmpty()) {
            parameters = items.items().get(0);
        }
        return parameters instanceof PdfObject.Dict found ? found.number(name) : -1;
    }

    private static void fill(InputStream bytes, byte[] into, int count) throws IOException {
        if (bytes.readNBytes(into, 0, count) < count) {
            throw new EOFException();
        }
    }

    /**
     * The entry for an object: its type and its first field.
     *
     * @return null if there is none
     */
    long @Nullable [] crossReference(long number) throws IOException {
        int[] widths = widths();
        long row = row(number);
        if (row < 0) {
            return null;
        }
        int length = widths[0] + widths[1] + widths[2];
        file.inflate(Math.min(row, Integer.MAX_VALUE) * length, offset);
        byte[] current = new byte[length];
        try (InputStream bytes = open()) {
            for (long i = 0; i <= row; i++) {
                fill(bytes, current, length);
            }
        } catch (EOFException | ZipException e) {
            throw broken();
        }
        long type = widths[0] == 0 ? 1 : field(current, 0, widths[0]);
        return new long[] {type, field(current, widths[0], widths[1])};
    }

    private static long field(byte[] row, int from, int width) {
        long value = 0;
        for (int i = from; i < from + width; i++) {
            value = value << 8 | (row[i] & 0xff);
        }
        return value;
    }

    private int[] widths() throws IOException {
        if (!(dict.get("W") instanceof PdfObject.Items items) || items.items().size() < 3) {
            throw broken();
        }
        int[] widths = new int[3];
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            long width = items.items().get(i) instanceof PdfObject.Int number ? number.value() : -1;
            if (width < 0 || width > 8) {
                throw broken();
            }
            widths[i] = (int) width;
            sum += widths[i];
        }
        if (sum == 0 || sum > LONGEST_ROW) {
            throw broken();
        }
        return widths;
    }

    /** The row of an object's entry; negative if it has none. */
    private long row(long number) {
        List<Long> index = new ArrayList<>();
        if (dict.get("Index") instanceof PdfObject.Items items) {
            for (PdfObject item : items.items()) {
                index.add(item instanceof PdfObject.Int value ? value.value() : -1L);
            }
        } else {
            index.add(0L);
            index.add(dict.number("Size"));
        }
        long before = 0;
        for (int i = 0; i + 1 < index.size(); i += 2) {
            long first = index.get(i);
            long count = index.get(i + 1);
            if (first < 0 || count < 0) {
                return -1;
            }
            if (number >= first && number - first < count) {
                return before + number - first;
            }
            before += count;
        }
        return -1;
    }

    /** The object of a number in an object stream; null if it is not there. */
    @Nullable
    PdfObject object(long number) throws IOException {
        long count = dict.number("N");
        long first = dict.number("First");
        if (count < 0 || count > MOST_OBJECTS || first < 0 || first > LARGEST_OBJECT) {
            throw broken();
        }
        try (InputStream bytes = open()) {
            byte[] head = new byte[(int) first];
            fill(bytes, head, head.length);
            PdfLexer index = new PdfLexer(bytes(head, head.length), 0);
            long at = -1;
            for (long i = 0; i < count && at < 0; i++) {
                long found = index.number();
                long start = index.number();
                at = found == number ? start : -1;
            }
            if (at < 0) {
                return null;
            }
            file.inflate(first + at + LARGEST_OBJECT, offset);
            bytes.skipNBytes(at);
            byte[] body = bytes.readNBytes(LARGEST_OBJECT);
            return new PdfLexer(bytes(body, body.length), 0).next();
        } catch (EOFException | ZipException e) {
            throw broken();
        } catch (PdfLexer.BrokenException e) {
            // Its offset counts in the stream, not in the file.
            throw broken();
        }
    }

    private static PdfLexer.Bytes bytes(byte[] bytes, int length) {
        return at -> at < 0 || at >= length ? -1 : bytes[(int) at] & 0xff;
    }
}
