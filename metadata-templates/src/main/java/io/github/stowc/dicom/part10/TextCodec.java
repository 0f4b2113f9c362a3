package io.github.stowc.dicom.part10;

import io.github.stowc.bytes.Printable;
import io.github.stowc.dicom.VR;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Characters to bytes and back, for one Specific Character Set. */
sealed interface TextCodec permits TextCodec.Plain, Iso2022 {

    /** Text of a value field: {@code \} is the delimiter if the VR has several values. */
    String decode(byte[] bytes, VR vr, boolean replacing) throws CharacterCodingException;

    /** Bytes of such a text. */
    byte[] encode(String text, VR vr) throws CharacterCodingException;

    /**
     * One charset for all, without escape sequences.
     *
     * @param charset with ASCII in its lower half
     * @param romaji whether that half is really ISO-IR 14, which differs in two characters
     */
    record Plain(Charset charset, boolean romaji) implements TextCodec {
        @Override
        public String decode(byte[] bytes, VR vr, boolean replacing) throws CharacterCodingException {
            String text = Repertoire.decode(charset, ByteBuffer.wrap(bytes), replacing);
            return romaji ? Repertoire.toRomaji(text, vr) : text;
        }

        @Override
        public byte[] encode(String text, VR vr) throws CharacterCodingException {
            String written = romaji ? Repertoire.fromRomaji(text, vr) : text;
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
    }

    /** A character that the Specific Character Set lacks. */
    final class UnencodableException extends CharacterCodingException {
        private static final long serialVersionUID = 1;

        private final int codePoint;

        UnencodableException(int codePoint) {
            this.codePoint = codePoint;
        }

        @Override
        public String getMessage() {
            return "the character " + Printable.code(codePoint);
        }
    }
}
