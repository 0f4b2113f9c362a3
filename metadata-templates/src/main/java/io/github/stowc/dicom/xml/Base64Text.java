package io.github.stowc.dicom.xml;

import io.github.stowc.bytes.Printable;
import io.github.stowc.dicom.syntax.Limits;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** Decodes Base64 (RFC 4648 4) piece by piece; ignores white space in it, as in {@code xsd:base64Binary}. */
final class Base64Text implements XmlCursor.Characters {
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private final byte[] digits = new byte[1 << 12];
    private int size;
    private byte[] bytes = new byte[1 << 8];
    private int count;
    private boolean ended;
    private String problem = "";
    private boolean full;

    @Override
    public void take(char[] chars, int offset, int length) {
        for (int i = offset; i < offset + length && problem.isEmpty() && !full; i++) {
            char c = chars[i];
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                digit(c);
            }
        }
    }

    private void digit(char c) {
        if (c >= 0x80 || (ended && c != '=')) {
            problem = ended ? "something follows the = at its end" : Printable.code(c) + " has no place in it";
            return;
        }
        ended |= c == '=';
        digits[size++] = (byte) c;
        if (size == digits.length) {
            decode();
        }
    }

    private void decode() {
        try {
            ByteBuffer piece = DECODER.decode(ByteBuffer.wrap(digits, 0, size));
            if (count + piece.remaining() > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * (bytes.length + piece.remaining()));
            }
            int length = piece.remaining();
            piece.get(bytes, count, length);
            count += length;
        } catch (IllegalArgumentException e) {
            problem = "it has characters of another kind, or its end is missing";
        }
        size = 0;
        full = count > Limits.INLINE_BYTES;
    }

    /** Ends the text; afterwards the rest can be asked for. */
    void end() {
        if (size % 4 != 0 && problem.isEmpty()) {
            problem = "its length is not a multiple of four characters, so its end is missing";
        }
        if (problem.isEmpty() && !full) {
            decode();
        }
    }

    /** What is wrong with the text, as a clause; empty if nothing is. */
    String problem() {
        return problem;
    }

    /** Whether the bytes exceed what the reader takes. */
    boolean isFull() {
        return full;
    }

    /** The bytes. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes, 0, count);
    }
}
