package io.github.stowc.dicom.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes UTF-8, or what a byte order mark announces, or a given charset, and keeps the place of each malformed byte sequence.
 *
 * <p>Such a sequence becomes U+FFFD. JSON text begins with an ASCII character, so UTF-16 and UTF-32 without a mark show
 * themselves by their zero bytes.
 */
public final class DecodingReader extends Reader {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final CharsetDecoder decoder;
    private final Charset charset;
    private final boolean marked;
    private final boolean isUtf8;
    private boolean ended;
    private long delivered;
    /** The buffer that was filled last, which the caller still has. */
    private char[] last = {};

    private int lastOffset;
    private long lastStart;
    private long[] malformed = {};
    private int malformedCount;
    private int malformedByte;

    public DecodingReader(InputStream in) throws IOException {
        this(in, null);
    }

    /**
     * Decodes text that is in a charset if no byte order mark says otherwise.
     *
     * @param given null to tell it by the first bytes
     */
    public DecodingReader(InputStream in, @Nullable Charset given) throws IOException {
        this.in = in;
        while (bytes.remaining() < 4 && !ended) {
            fill();
        }
        byte[] head = new byte[4];
        int length = Math.min(4, bytes.remaining());
        bytes.get(bytes.position(), head, 0, length);
        int mark = markLength(head, length);
        this.marked = mark > 0;
        this.charset = given == null || mark > 0 ? charset(head, length, mark) : given;
        this.isUtf8 = charset.equals(StandardCharsets.UTF_8);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        bytes.position(bytes.position() + mark);
    }

    private static int markLength(byte[] head, int length) {
        if (length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return 3;
        }
        if (length >= 4 && head[0] == 0 && head[1] == 0 && head[2] == (byte) 0xFE && head[3] == (byte) 0xFF) {
            return 4;
        }
        if (length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return length >= 4 && head[2] == 0 && head[3] == 0 ? 4 : 2;
        }
        return length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF ? 2 : 0;
    }

    private static Charset charset(byte[] head, int length, int mark) {
        boolean firstIsZero = head[0] == 0;
        boolean secondIsZero = head[1] == 0;
        boolean bigEndian = firstIsZero || (mark > 0 && head[0] == (byte) 0xFE);
        if (mark == 4) {
            return Charset.forName(bigEndian ? "UTF-32BE" : "UTF-32LE");
        }
        if (mark == 2) {
            return bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        if (mark == 0 && length == 4 && secondIsZero && head[2] == 0 && firstIsZero == (head[3] != 0)) {
            return Charset.forName(bigEndian ? "UTF-32BE" : "UTF-32LE");
        }
        if (mark == 0 && length >= 2 && firstIsZero != secondIsZero) {
            return bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    /** Whether the input began with a byte order mark. */
    public boolean isMarked() {
        return marked;
    }

    /** The encoding of the input. */
    public Charset charset() {
        return charset;
    }

    /** Whether {@link #takeMalformed} has a byte sequence to give. */
    public boolean hasMalformed() {
        return malformedCount > 0;
    }

    /**
     * Takes the first malformed sequence before an offset and forgets all others before it.
     *
     * @param end in characters from the start
     * @return its offset in characters; -1 if there is none
     */
    public long takeMalformed(long end) {
        int taken = 0;
        while (taken < malformedCount && malformed[taken] >>> Byte.SIZE < end) {
            taken++;
        }
        if (taken == 0) {
            return -1;
        }
        long first = malformed[0] >>> Byte.SIZE;
        malformedByte = (int) (malformed[0] & 0xFF);
        malformedCount -= taken;
        System.arraycopy(malformed, taken, malformed, 0, malformedCount);
        return first;
    }

    /** The first byte of the malformed sequence last taken. */
    public int malformedByte() {
        return malformedByte;
    }

    /**
     * The text from one offset to another, both in characters from the start, as far as it was read in the last piece.
     *
     * @return empty if none of it was
     */
    public String recent(long from, long to) {
        long start = Math.max(from, lastStart);
        long end = Math.min(to, delivered);
        return start >= end ? "" : new String(last, (int) (lastOffset + start - lastStart), (int) (end - start));
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        last = buffer;
        lastOffset = offset;
        lastStart = delivered;
        int ascii = copyAscii(buffer, offset, length);
        if (ascii > 0) {
            delivered += ascii;
            return ascii;
        }
        CharBuffer out = CharBuffer.wrap(buffer, offset, length);
        while (out.hasRemaining()) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isUnderflow()) {
                if (ended || out.position() > offset) {
                    break;
                }
                fill();
            } else if (result.isOverflow()) {
                break;
            } else if (out.hasRemaining()) {
                note(delivered + out.position() - offset);
                bytes.position(bytes.position() + result.length());
                out.put('\uFFFD');
            }
        }
        int count = out.position() - offset;
        delivered += count;
        return count == 0 && length > 0 ? -1 : count;
    }

    /** Most of JSON is ASCII, which needs no decoder. */
    private int copyAscii(char[] buffer, int offset, int length) {
        if (!isUtf8) {
            return 0;
        }
        byte[] from = bytes.array();
        int start = bytes.position();
        int count = Math.min(length, bytes.remaining());
        int copied = 0;
        while (copied < count) {
            byte b = from[start + copied];
            if (b < 0) {
                break;
            }
            buffer[offset + copied++] = (char) b;
        }
        bytes.position(start + copied);
        return copied;
    }

    private void note(long offset) {
        if (malformedCount == malformed.length) {
            malformed = Arrays.copyOf(malformed, Math.max(16, malformedCount * 2));
        }
        // The offset, then the sequence's first byte.
        malformed[malformedCount++] = offset << Byte.SIZE | (bytes.get(bytes.position()) & 0xFF);
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
