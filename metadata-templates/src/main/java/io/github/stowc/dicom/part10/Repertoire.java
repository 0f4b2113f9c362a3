package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.VR;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/** A set of characters that an escape sequence selects (PS3.3 tables C.12-3 and C.12-4), with the JDK's charset for it. */
enum Repertoire {
    /** ISO-IR 6: ASCII. */
    ASCII(true, 1, "(B", "US-ASCII"),
    /** ISO-IR 14: ASCII with a yen sign and an overline. */
    ROMAJI(true, 1, "(J", "US-ASCII"),
    /** ISO-IR 13. */
    KATAKANA(false, 1, ")I", "JIS_X0201"),
    LATIN_1(false, 1, "-A", "ISO-8859-1"),
    LATIN_2(false, 1, "-B", "ISO-8859-2"),
    LATIN_3(false, 1, "-C", "ISO-8859-3"),
    LATIN_4(false, 1, "-D", "ISO-8859-4"),
    CYRILLIC(false, 1, "-L", "ISO-8859-5"),
    ARABIC(false, 1, "-G", "ISO-8859-6"),
    GREEK(false, 1, "-F", "ISO-8859-7"),
    HEBREW(false, 1, "-H", "ISO-8859-8"),
    LATIN_5(false, 1, "-M", "ISO-8859-9"),
    LATIN_9(false, 1, "-b", "ISO-8859-15"),
    THAI(false, 1, "-T", "TIS-620"),
    /** ISO-IR 87: JIS X 0208. */
    KANJI(true, 2, "$B", "EUC-JP"),
    /** ISO-IR 159: JIS X 0212. */
    SUPPLEMENTARY_KANJI(true, 2, "$(D", "EUC-JP"),
    /** ISO-IR 149: KS X 1001. */
    HANGUL(false, 2, "$)C", "EUC-KR"),
    /** ISO-IR 58: GB 2312. */
    HANZI(false, 2, "$)A", "GB2312");

    private static final char YEN = '\u00A5';

    private static final char OVERLINE = '\u203E';

    /** The byte that goes before a character of JIS X 0212 in EUC-JP. */
    private static final byte SINGLE_SHIFT_3 = (byte) 0x8F;

    private final boolean left;
    private final int width;
    private final String designation;
    private final String charset;

    Repertoire(boolean left, int width, String designation, String charset) {
        this.left = left;
        this.width = width;
        this.designation = designation;
        this.charset = charset;
    }

    /** Whether it is used as G0, with the top bit of each byte 0; else as G1, with the top bit 1. */
    boolean isLeft() {
        return left;
    }

    /** Bytes of a character. */
    int width() {
        return width;
    }

    Charset charset() {
        return Charset.forName(charset);
    }

    /** Whether the bytes from there on, after an ESC, select this repertoire. */
    boolean isDesignatedAt(byte[] bytes, int from) {
        if (bytes.length - from < designation.length()) {
            return false;
        }
        for (int i = 0; i < designation.length(); i++) {
            if (bytes[from + i] != designation.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int designationLength() {
        return designation.length();
    }

    void designate(ByteArrayOutputStream out) {
        out.write(Iso2022.ESCAPE);
        for (int i = 0; i < designation.length(); i++) {
            out.write(designation.charAt(i));
        }
    }

    /** Decodes bytes that all belong to this repertoire. */
    String decode(byte[] bytes, int from, int to, boolean replacing) throws CharacterCodingException {
        byte[] form = new byte[this == SUPPLEMENTARY_KANJI ? (to - from) * 3 / 2 + 1 : to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            if (this == SUPPLEMENTARY_KANJI && (i - from) % 2 == 0) {
                form[length++] = SINGLE_SHIFT_3;
            }
            form[length++] = (byte) (width == 2 ? bytes[i] | 0x80 : bytes[i]);
        }
        String text = decode(charset(), ByteBuffer.wrap(form, 0, length), replacing);
        return this == ROMAJI ? toRomaji(text, VR.LT) : text;
    }

    /**
     * Corrects text whose bytes were read as ASCII but are ISO-IR 14. Byte 5C delimits values even if it shows as a yen sign
     * (PS3.5 6.2).
     */
    static String toRomaji(String text, VR vr) {
        String romaji = text.replace('~', OVERLINE);
        return vr.isMultiple() ? romaji : romaji.replace('\\', YEN);
    }

    /** The reverse: text that gives the bytes of ISO-IR 14 when it is written as ASCII. */
    static String fromRomaji(String text, VR vr) throws TextCodec.UnencodableException {
        char absent = vr.isMultiple() ? YEN : '\\';
        if (text.indexOf(absent) >= 0) {
            throw new TextCodec.UnencodableException(absent);
        }
        if (text.indexOf('~') >= 0) {
            throw new TextCodec.UnencodableException('~');
        }
        return text.replace(OVERLINE, '~').replace(YEN, '\\');
    }

    static String decode(Charset charset, ByteBuffer bytes, boolean replacing) throws CharacterCodingException {
        CodingErrorAction action = replacing ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
        return decoder.decode(bytes).toString();
    }

    /**
     * A character's bytes; null if this repertoire lacks it.
     *
     * @param encoder of {@link #charset}
     */
    byte @Nullable [] encode(String character, CharsetEncoder encoder) {
        if (left && width == 1) {
            return ascii(character);
        }
        ByteBuffer encoded;
        try {
            encoded = encoder.encode(CharBuffer.wrap(character));
            // Some encoders map a character to one that only looks like it.
            if (!decode(charset(), encoded.duplicate(), false).equals(character)) {
                return null;
            }
        } catch (CharacterCodingException e) {
            return null;
        }
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return own(bytes);
    }

    private byte @Nullable [] ascii(String character) {
        try {
            char c = (this == ROMAJI ? fromRomaji(character, VR.LT) : character).charAt(0);
            return c < 0x80 ? new byte[] {(byte) c} : null;
        } catch (TextCodec.UnencodableException e) {
            return null;
        }
    }

    /** Converts bytes of a charset with several repertoires to the form of this one; null if they belong to another. */
    private byte @Nullable [] own(byte[] bytes) {
        if (width == 1) {
            return bytes.length == 1 && bytes[0] < 0 ? bytes : null;
        }
        if (this == SUPPLEMENTARY_KANJI) {
            return bytes.length == 3 && bytes[0] == SINGLE_SHIFT_3
                    ? new byte[] {(byte) (bytes[1] & 0x7F), (byte) (bytes[2] & 0x7F)}
                    : null;
        }
        if (bytes.length != 2 || (bytes[0] & 0xFF) < 0xA1) {
            return null;
        }
        return left ? new byte[] {(byte) (bytes[0] & 0x7F), (byte) (bytes[1] & 0x7F)} : bytes;
    }
}
