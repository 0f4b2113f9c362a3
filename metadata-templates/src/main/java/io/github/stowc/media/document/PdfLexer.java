package io.github.stowc.media.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the objects of a PDF file one by one (ISO 32000-2 7.2, 7.3); bounds their size and depth. */
final class PdfLexer {
    private static final int DEEPEST = 64;
    private static final int MOST_PARTS = 100_000;
    private static final int LONGEST_TEXT = 65_536;
    private static final int LONGEST_WORD = 256;
    private static final int END = -1;

    /** Bytes by offset. */
    interface Bytes {
        /** The byte, or -1 after the last one. */
        int at(long offset) throws IOException;
    }

    /** The bytes are not a PDF object, or one that is too large. */
    static final class BrokenException extends IOException {
        private static final long serialVersionUID = 1L;

        private final long offset;

        BrokenException(long offset) {
            super("no PDF object");
            this.offset = offset;
        }

        long offset() {
            return offset;
        }
    }

    private final Bytes bytes;
    private long at;
    private int parts;

    PdfLexer(Bytes bytes, long at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** The offset after what was read. */
    long at() {
        return at;
    }

    private BrokenException broken() {
        return new BrokenException(at);
    }

    private int peek() throws IOException {
        return bytes.at(at);
    }

    private static boolean isWhite(int c) {
        return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
    }

    private static boolean isRegular(int c) {
        return c != END && !isWhite(c) && "()<>[]{}/%".indexOf(c) < 0;
    }

    /** Skips white space and comments. */
    void skipWhite() throws IOException {
        int c = peek();
        boolean comment = false;
        while (c != END && (comment || isWhite(c) || c == '%')) {
            comment = c == '%' || (comment && c != '\n' && c != '\r');
            at++;
            c = peek();
        }
    }

    /** The next object; two numbers and an R are one. */
    PdfObject next() throws IOException {
        return next(0);
    }

    /** The next object, which must be a dictionary. */
    PdfObject.Dict dict() throws IOException {
        if (next() instanceof PdfObject.Dict dict) {
            return dict;
        }
        throw broken();
    }

    /** The next object, which must be a whole number. */
    long number() throws IOException {
        skipWhite();
        if (word() instanceof PdfObject.Int number) {
            return number.value();
        }
        throw broken();
    }

    /** Whether the next object is that word; skips it if so. */
    boolean word(String value) throws IOException {
        skipWhite();
        long from = at;
        if (isRegular(peek())
                && word() instanceof PdfObject.Word word
                && word.value().equals(value)) {
            return true;
        }
        at = from;
        return false;
    }

    private PdfObject next(int depth) throws IOException {
        skipWhite();
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            throw broken();
        }
        int c = peek();
        return switch (c) {
            case '/' -> {
                at++;
                yield new PdfObject.Name(name());
            }
            case '(' -> text();
            case '[' -> array(depth);
            case '<' -> bytes.at(at + 1) == '<' ? dictionary(depth) : hex();
            default -> {
                PdfObject word = word();
                yield word instanceof PdfObject.Int number ? reference(number) : word;
            }
        };
    }

    private PdfObject word() throws IOException {
        String word = regular();
        if (word.isEmpty()) {
            throw broken();
        }
        char first = word.charAt(0);
        boolean numeric = (first >= '0' && first <= '9') || "+-.".indexOf(first) >= 0;
        return numeric ? new PdfObject.Int(whole(word)) : new PdfObject.Word(word);
    }

    private String regular() throws IOException {
        StringBuilder word = new StringBuilder();
        int c = peek();
        while (isRegular(c)) {
            if (word.length() >= LONGEST_WORD) {
                throw broken();
            }
            word.append((char) c);
            at++;
            c = peek();
        }
        return word.toString();
    }

    private long whole(String word) throws BrokenException {
        long value = 0;
        boolean negative = word.charAt(0) == '-';
        for (int i = negative || word.charAt(0) == '+' ? 1 : 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '.') {
                break;
            }
            if (c < '0' || c > '9' || value > Long.MAX_VALUE / 100) {
                throw broken();
            }
            value = 10 * value + (c - '0');
        }
        return negative ? -value : value;
    }

    private PdfObject reference(PdfObject.Int number) throws IOException {
        long from = at;
        skipWhite();
        int c = peek();
        if (c >= '0' && c <= '9') {
            regular();
            if (word("R")) {
                return new PdfObject.Ref(number.value());
            }
        }
        at = from;
        return number;
    }

    /** A name's characters, with those written as # and two hex digits decoded. */
    private String name() throws IOException {
        String written = regular();
        if (written.indexOf('#') < 0) {
            return written;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            int high = i + 2 < written.length() ? Character.digit(written.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(written.charAt(i + 2), 16);
            if (written.charAt(i) == '#' && low >= 0) {
                name.append((char) (high << 4 | low));
                i += 2;
            } else {
                name.append(written.charAt(i));
            }
        }
        return name.toString();
    }

    private PdfObject array(int depth) throws IOException {
        List<PdfObject> items = new ArrayList<>();
        at++;
        skipWhite();
        while (peek() != ']') {
            items.add(next(depth + 1));
            skipWhite();
        }
        at++;
        return new PdfObject.Items(items);
    }

    private PdfObject dictionary(int depth) throws IOException {
        Map<String, PdfObject> entries = new HashMap<>();
        at += 2;
        skipWhite();
        while (peek() != '>') {
            if (!(next(depth + 1) instanceof PdfObject.Name name)) {
                throw broken();
            }
            PdfObject value = next(depth + 1);
            // An entry of null is none (7.3.9).
            if (!(value instanceof PdfObject.Word word && word.value().equals("null"))) {
                entries.put(name.value(), value);
            }
            skipWhite();
        }
        if (bytes.at(at + 1) != '>') {
            throw broken();
        }
        at += 2;
        return new PdfObject.Dict(entries);
    }

    private PdfObject hex() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        at++;
        int high = -1;
        for (int c = peek(); c != '>'; c = peek()) {
            int digit = Character.digit(c, 16);
            if (digit < 0 && !isWhite(c)) {
                throw broken();
            }
            if (digit >= 0) {
                if (high >= 0) {
                    write(text, high << 4 | digit);
                }
                high = high >= 0 ? -1 : digit;
            }
            at++;
        }
        at++;
        if (high >= 0) {
            write(text, high << 4);
        }
        return new PdfObject.Text(text.toString(StandardCharsets.ISO_8859_1));
    }

    /** Skips, without keeping it, what is longer than any title or version number. */
    private static void write(ByteArrayOutputStream text, int b) {
        if (text.size() < LONGEST_TEXT) {
            text.write(b);
        }
    }

    private PdfObject text() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int open = 0;
        do {
            int c = peek();
            if (c == END) {
                throw broken();
            }
            at++;
            if (c == '\\') {
                escape(text);
                continue;
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            boolean outer = (c == '(' && open == 1) || open == 0;
            if (!outer) {
                write(text, c);
            }
        } while (open > 0);
        return new PdfObject.Text(text.toString(StandardCharsets.ISO_8859_1));
    }

    private void escape(ByteArrayOutputStream text) throws IOException {
        int c = peek();
        at++;
        switch (c) {
            case 'n' -> write(text, '\n');
            case 'r' -> write(text, '\r');
            case 't' -> write(text, '\t');
            case 'b' -> write(text, '\b');
            case 'f' -> write(text, '\f');
            case '\n' -> {
                // The line goes on.
            }
            case '\r' -> at += peek() == '\n' ? 1 : 0;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int value = c - '0';
                for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
                    value = 8 * value + peek() - '0';
                    at++;
                }
                write(text, value & 255);
            }
            default -> write(text, c);
        }
    }
}
