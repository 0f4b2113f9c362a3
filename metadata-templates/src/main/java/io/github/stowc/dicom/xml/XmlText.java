package io.github.stowc.dicom.xml;

import io.github.stowc.bytes.Printable;
import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** The characters of an XML document, in the encoding that its first bytes tell (XML 1.0 4.3.3, annex F). */
final class XmlText extends Reader {
    private static final int BUFFER = 1 << 14;
    private static final String DECLARATION = "<?xml";

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final Markup markup = new Markup();
    private boolean ended;
    private boolean empty = true;
    private int firstLineLength;
    private boolean afterFirstLine;

    /**
     * Reads the first bytes.
     *
     * @throws DicomTextException if they name an encoding that is unknown or another than theirs
     */
    XmlText(InputStream in) throws IOException {
        this.in = in;
        bytes.flip();
        while (!ended && bytes.remaining() < BUFFER / 2) {
            fill();
        }
        int mark = markLength();
        Charset marked = charset(mark);
        bytes.position(mark);
        this.charset = declared(marked, mark > 0);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private int at(int index) {
        return index < bytes.limit() ? bytes.get(index) & 0xFF : -1;
    }

    private int markLength() {
        if (at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) {
            return 3;
        }
        boolean little = at(0) == 0xFF && at(1) == 0xFE;
        return little || (at(0) == 0xFE && at(1) == 0xFF) ? 2 : 0;
    }

    /** What the first bytes tell without a declaration: a byte order mark, or the zeros beside a {@code <}. */
    private Charset charset(int mark) {
        if (mark == 2) {
            return at(0) == 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        if (at(0) == '<' && at(1) == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return at(0) == 0 && at(1) == '<' ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private Charset declared(Charset detected, boolean marked) throws DicomTextException {
        boolean wide = !detected.equals(StandardCharsets.UTF_8);
        byte[] head = new byte[Math.min(512, bytes.remaining())];
        bytes.duplicate().get(head);
        String name = encoding(new String(head, wide ? detected : StandardCharsets.ISO_8859_1));
        if (name.isEmpty()) {
            return detected;
        }
        Charset declared = find(name);
        boolean fits = wide
                ? name.toUpperCase(Locale.ROOT).startsWith("UTF-16")
                : new String(head, declared).startsWith(DECLARATION) && (!marked || declared.equals(detected));
        if (!fits) {
            throw new DicomTextException(Problem.of(
                            XmlRule.ENCODING,
                            "the declaration says " + Excerpt.of(name) + ", the bytes are " + detected,
                            "write encoding=\"" + detected + '"')
                    .at(markup.place()));
        }
        return wide ? detected : declared;
    }

    /** The value of {@code encoding} in an XML declaration; empty if there is none. */
    private static String encoding(String head) {
        int end = head.startsWith(DECLARATION) ? head.indexOf("?>") : -1;
        int at = end < 0 ? -1 : head.lastIndexOf("encoding", end);
        if (at < 0) {
            return "";
        }
        int open = at + "encoding".length();
        while (open < end && head.charAt(open) != '"' && head.charAt(open) != '\'') {
            open++;
        }
        int close = head.indexOf(head.charAt(open), open + 1);
        return close < 0 || close > end ? "" : head.substring(open + 1, close);
    }

    private Charset find(String name) throws DicomTextException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            DicomTextException fault = new DicomTextException(Problem.of(
                            XmlRule.ENCODING,
                            "the declaration names the encoding " + Excerpt.of(name)
                                    + ", which this program does not know",
                            "save the file as UTF-8")
                    .at(markup.place()));
            fault.initCause(e);
            throw fault;
        }
    }

    /** Follows the markup of the characters just read. */
    Markup markup() {
        return markup;
    }

    /** Whether everything was read. */
    boolean isAtEnd() {
        return ended && !bytes.hasRemaining();
    }

    /** Whether no character was read. */
    boolean isEmpty() {
        return empty;
    }

    /** The length of the first line in UTF-16 code units, as far as it was read. */
    int firstLineLength() {
        return firstLineLength;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(buffer, offset, length);
        while (out.hasRemaining()) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isUnderflow()) {
                if (ended || out.position() > offset) {
                    break;
                }
                fill();
            } else if (result.isError() && out.position() == offset) {
                throw malformed();
            } else {
                // What comes before an error is read first.
                break;
            }
        }
        int count = out.position() - offset;
        markup.follow(buffer, offset, count);
        empty &= count == 0;
        for (int i = offset; i < offset + count && !afterFirstLine; i++) {
            afterFirstLine = buffer[i] == '\n' || buffer[i] == '\r';
            firstLineLength += afterFirstLine ? 0 : 1;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private DicomTextException malformed() {
        return new DicomTextException(Problem.of(
                        XmlRule.ENCODING,
                        "the byte 0x" + Printable.hex(bytes.get(bytes.position()))
                                + " does not belong to a character of " + charset,
                        "save the file as UTF-8, or declare its encoding")
                .at(markup.place()));
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
