package io.github.stowc.media;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.document.TextModels;
import java.io.IOException;

/**
 * Tells JSON, markup, messages and models from other text, in each encoding of Unicode, with or without a byte order mark,
 * and however many blank lines come first.
 */
final class TextKind {
    /** The most white space that may come before the first character: more than any tool writes, and quickly read. */
    static final int MOST_BLANK = 1 << 20;

    private static final int TEXT_SAMPLE = 512;
    private static final int MARKUP_SAMPLE = 4096;
    /** The bytes of markup that are looked at, at most. */
    static final int MARKUP_BYTES = 4 * MARKUP_SAMPLE;

    private static final int LONGEST_DELIMITER = 200;
    private static final int END = -1;

    private final ByteWindow in;
    private final int mark;
    /** The bytes of a character: 1 in UTF-8, 2 in UTF-16, 4 in UTF-32. */
    private final int width;
    /** The index of the byte that has the ASCII character. */
    private final int low;

    private TextKind(ByteWindow in) throws IOException {
        this.in = in;
        boolean wide = in.has(0, "\u00ff\u00fe\0\0") || in.has(0, "\0\0\u00fe\u00ff");
        boolean marked = wide || in.has(0, "\u00ff\u00fe") || in.has(0, "\u00fe\u00ff");
        boolean bigEndian = in.u8(0) == (marked ? 0xfe : 0) || in.has(0, "\0\0");
        if (marked) {
            this.width = wide ? 4 : 2;
            this.mark = width;
        } else {
            // What begins with an ASCII character shows by its zeros how wide it is (RFC 4627 3).
            boolean zeros = in.size() >= 2 && (in.u8(0) == 0 || in.u8(1) == 0);
            this.width = !zeros ? 1 : in.size() >= 4 && in.u8(bigEndian ? 1 : 2) == 0 ? 4 : 2;
            this.mark = in.has(0, "\u00ef\u00bb\u00bf") ? 3 : 0;
        }
        this.low = bigEndian ? width - 1 : 0;
    }

    /** The kind of a source that is not empty; {@link Kind#UNKNOWN} if it is not text. */
    static Kind of(ByteWindow in) throws IOException {
        TextKind text = new TextKind(in);
        Kind kind = text.kind(text.skipBlank(0));
        boolean open = kind == Kind.TEXT || kind == Kind.UNKNOWN;
        // A preamble may come before the first delimiter; only the name tells that a delimiter follows.
        return open && in.source().name().endsWith(".mime") ? Kind.MESSAGE : kind;
    }

    private Kind kind(long first) throws IOException {
        int c = at(first);
        if (c == '<' && (isLetter(at(first + 1)) || is(first + 1, "?!_"))) {
            return markup(first);
        }
        boolean json = c == '{' || c == '[';
        if (json && is(skipBlank(first + 1), "\"{}[]")) {
            return Kind.JSON;
        }
        if ((c == '-' && isDelimiter(first)) || (c == 'P' && isRequest(first)) || isHead(first)) {
            return Kind.MESSAGE;
        }
        if (!isText()) {
            return modelInOtherText();
        }
        if (json) {
            return Kind.JSON;
        }
        return c == '<' ? Kind.XML : width == 1 ? TextModels.kind(in) : Kind.TEXT;
    }

    /** Whether a message begins with the head of an answer (RFC 9112 4) or of mail (RFC 2045). */
    private boolean isHead(long first) throws IOException {
        return (has(first, "HTTP/1.") && announcesParts(first))
                || has(first, "Content-Type: multipart/")
                || has(first, "MIME-Version: 1.0\r\nContent-Type: multipart/");
    }

    /** Whether a field of a head, which ends at an empty line, announces a multipart body. */
    private boolean announcesParts(long first) throws IOException {
        for (long at = first; at < first + MARKUP_SAMPLE && at(at) != END && !has(at, "\r\n\r\n"); at++) {
            if (has(at, ": multipart/") || has(at, ":multipart/")) {
                return true;
            }
        }
        return false;
    }

    /** The character at an index, if it is ASCII; {@link #END} after the last one. */
    private int at(long index) throws IOException {
        long place = mark + index * width;
        if (place + width > in.size()) {
            return END;
        }
        int c = in.u8(place + low);
        boolean high = width > 1 && in.u8(place + width - 1 - low) != 0;
        return high ? 0xff : c;
    }

    private boolean is(long index, String some) throws IOException {
        return some.indexOf(at(index)) >= 0;
    }

    private boolean has(long index, String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (at(index + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long skipBlank(long from) throws IOException {
        long at = from;
        while (at < MOST_BLANK && is(at, " \t\r\n\f")) {
            at++;
        }
        return at;
    }

    /** The name of the first element, or what else tells, comes soon. */
    private Kind markup(long first) throws IOException {
        for (long at = first; at < first + MARKUP_SAMPLE && at(at) != END; at++) {
            if (has(at, "NativeDicomModel")) {
                return Kind.XML;
            }
            if (has(at, "ClinicalDocument")) {
                return Kind.CDA;
            }
        }
        boolean html = has(first, "<!DOCTYPE html")
                || has(first, "<!doctype html")
                || has(first, "<html")
                || has(first, "<HTML");
        return html ? Kind.HTML : Kind.XML;
    }

    /** Whether a line begins a raw HTTP request that sends something (RFC 9112 3). */
    private boolean isRequest(long first) throws IOException {
        if (width > 1 || !(has(first, "POST ") || has(first, "PUT "))) {
            return false;
        }
        long at = first;
        while (at < first + MARKUP_SAMPLE && at(at) != END && !is(at, "\r\n")) {
            if (has(at++, " HTTP/1.")) {
                return true;
            }
        }
        return false;
    }

    /** Two dashes and a boundary that is not all dashes, and after it a header field or an empty line (RFC 2046 5.1.1). */
    private boolean isDelimiter(long first) throws IOException {
        if (width > 1 || !has(first, "--") || at(first + 2) == ' ') {
            return false;
        }
        boolean named = false;
        long at = first + 2;
        while (at < first + LONGEST_DELIMITER && !is(at, "\r\n") && at(at) != END) {
            int c = at(at++);
            if (!isLetter(c) && !isDigit(c) && "'()+_,-./:=? ".indexOf(c) < 0) {
                return false;
            }
            named |= c != '-' && c != ' ';
        }
        if (!named || !is(at, "\r\n")) {
            return false;
        }
        at += has(at, "\r\n") ? 2 : 1;
        long field = at;
        while (at < field + LONGEST_DELIMITER && (isLetter(at(at)) || isDigit(at(at)) || at(at) == '-')) {
            at++;
        }
        return at > field ? at(at) == ':' : at(at) == END || is(at, "\r\n");
    }

    private static boolean isLetter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Without a mark, the zeros of wide characters are not enough. */
    private boolean isText() throws IOException {
        if (width > 1) {
            return mark > 0;
        }
        long end = Math.min(in.size(), TEXT_SAMPLE);
        for (int i = 0; i < end; i++) {
            int b = in.u8(i);
            if (b == 0x7f || (b < ' ' && "\t\n\r\f\u001b".indexOf(b) < 0)) {
                return false;
            }
            // Half of all byte values are not ASCII: it is text only if such bytes are UTF-8 or few among letters.
            if (b >= 0x80 && !continuesUtf8(i, end)) {
                return false;
            }
        }
        return true;
    }

    private boolean continuesUtf8(int at, long end) throws IOException {
        int b = in.u8(at);
        if (b < 0xc0) {
            return at > 0 && in.u8(at - 1) >= 0x80;
        }
        return b <= 0xf4 && (at + 1 >= end || (in.u8(at + 1) & 0xc0) == 0x80);
    }

    /** A model's comments may be in any encoding; then its extension must confirm that it is a model. */
    private Kind modelInOtherText() throws IOException {
        return switch (Kind.named(in.source().name())) {
            case STL, OBJ, MTL -> {
                Kind model = TextModels.kind(in);
                yield model == Kind.TEXT ? Kind.UNKNOWN : model;
            }
            default -> Kind.UNKNOWN;
        };
    }
}
