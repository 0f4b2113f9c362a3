package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.VR;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;

/** Characters to bytes and back, for one Specific Character Set. */
sealed interface TextCodec permits TextCodec.Plain, Iso2022 {

    /** Text of a value field: {@code \} is the delimiter where the VR has several values. */
    String decode(byte[] bytes, VR vr, boolean replacing) throws CharacterCodingException;

    /** Bytes of such a text. */
    byte[] encode(String text, VR vr) throws CharacterCodingException;

    /**
     * One charset for all, without escape sequences.
     *
     * @param charset with ASCII, or ISO-IR 14, in its lower half
     */
    record Plain(Charset charset) implements TextCodec {
        private static final char YEN = '\u00A5';

        @Override
        public String decode(byte[] bytes, VR vr, boolean replacing) throws CharacterCodingException {
            String text = Repertoire.decode(charset, ByteBuffer.wrap(bytes), replacing);
            // Byte 5C delimits values even where it shows as a yen sign (PS3.5 6.2).
            return isRomaji() && vr.isMultiple() ? text.replace(YEN, '\\') : text;
        }

        @Override
        public byte[] encode(String text, VR vr) throws CharacterCodingException {
            String written = text;
            if (isRomaji() && vr.isMultiple()) {
                if (text.indexOf(YEN) >= 0) {
                    throw new UnencodableException(YEN);
                }
                written = text.replace('\\', YEN);
            }
            ByteBuffer encoded;
            try {
                encoded = charset.newEncoder().encode(CharBuffer.wrap(written));
            } catch (CharacterCodingException e) {
                throw unencodable(written, e);
            }
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        }

        private CharacterCodingException unencodable(String text, CharacterCodingException cause) {
            int[] codePoints = text.codePoints().toArray();
            for (int codePoint : codePoints) {
                if (!charset.newEncoder().canEncode(Character.toString(codePoint))) {
                    return new UnencodableException(codePoint);
                }
            }
            return cause;
        }

        private boolean isRomaji() {
            return charset.name().equals("JIS_X0201");
        }
    }

    /** A character that the Specific Character Set does not have. */
    final class UnencodableException extends CharacterCodingException {
        private static final long serialVersionUID = 1;

        private final int codePoint;

        UnencodableException(int codePoint) {
            this.codePoint = codePoint;
        }

        @Override
        public String getMessage() {
            StringBuilder hex = new StringBuilder(Integer.toHexString(codePoint).toUpperCase(Locale.ROOT));
            while (hex.length() < 4) {
                hex.insert(0, '0');
            }
            return "the character U+" + hex;
        }
    }
}
