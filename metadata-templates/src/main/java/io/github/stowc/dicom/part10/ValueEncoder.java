package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.Part10Exception.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Encodes values as the bytes of a value field, little endian, of even length (PS3.5 6.2 and 6.4).
 *
 * @param place what is written, for errors
 */
record ValueEncoder(Place place) {
    /** Digits of the longest number that an integer VR takes, with room for zeros after the point. */
    private static final int MAX_NUMBER = 64;

    byte[] encode(Element.Text element, SpecificCharacterSet characterSet) throws Part10Exception {
        return switch (element.vr().form()) {
            case INTEGER, FLOAT, TAG -> numbers(element);
            default -> text(element.tag(), element.vr(), element.values(), characterSet);
        };
    }

    byte[] encode(Element.Names element, SpecificCharacterSet characterSet) throws Part10Exception {
        for (PersonName name : element.names()) {
            if (name.alphabetic().indexOf('=') >= 0
                    || name.ideographic().indexOf('=') >= 0
                    || name.phonetic().indexOf('=') >= 0) {
                throw fault(
                        element.tag(), "component groups without =", "a group with one", "split it or remove the =");
            }
        }
        return text(element.tag(), VR.PN, element.texts(), characterSet);
    }

    static byte[] encode(Element.Bytes element) {
        ByteBuffer bytes = element.bytes();
        byte[] padded = new byte[bytes.remaining() + (bytes.remaining() & 1)];
        bytes.get(padded, 0, bytes.remaining());
        return padded;
    }

    private byte[] text(Tag tag, VR vr, List<String> values, SpecificCharacterSet characterSet) throws Part10Exception {
        if (!vr.isMultiple() && values.size() > 1) {
            throw fault(tag, "one value, as " + vr + " has", values.size() + " values", "join them");
        }
        if (vr.isMultiple()) {
            for (String value : values) {
                if (value.indexOf('\\') >= 0) {
                    throw fault(
                            tag,
                            "values without a backslash, which delimits them",
                            "a value with one",
                            "make two values of it or remove the backslash (PS3.5 6.4)");
                }
            }
        }
        byte[] bytes;
        try {
            bytes = characterSet.encode(String.join("\\", values), vr);
        } catch (CharacterCodingException e) {
            Part10Exception fault = fault(
                    tag,
                    "text in the character set " + characterSet,
                    e instanceof TextCodec.UnencodableException ? String.valueOf(e.getMessage()) : "half a character",
                    "set Specific Character Set (0008,0005) to ISO_IR 192");
            fault.initCause(e);
            throw fault;
        }
        if ((bytes.length & 1) == 0) {
            return bytes;
        }
        byte[] padded = Arrays.copyOf(bytes, bytes.length + 1);
        padded[bytes.length] = vr.padding();
        return padded;
    }

    private byte[] numbers(Element.Text element) throws Part10Exception {
        VR vr = element.vr();
        ByteBuffer bytes =
                ByteBuffer.allocate(element.values().size() * vr.wordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (String value : element.values()) {
            boolean fits = switch (vr.form()) {
                case INTEGER -> putInteger(bytes, vr, value);
                case FLOAT -> putFloat(bytes, vr, value);
                default -> putTag(bytes, value);
            };
            if (!fits) {
                throw fault(
                        element.tag(),
                        vr == VR.AT ? "a tag of eight hexadecimal digits" : "a number that fits into " + vr,
                        value.isEmpty() ? "an empty value among several" : "another value",
                        "correct the value (PS3.5 6.2)");
            }
        }
        return bytes.array();
    }

    private static boolean putTag(ByteBuffer bytes, String value) {
        Tag tag = Tag.parse(value).orElse(null);
        if (tag == null) {
            return false;
        }
        bytes.putShort((short) tag.group()).putShort((short) tag.element());
        return true;
    }

    private static boolean putInteger(ByteBuffer bytes, VR vr, String value) {
        BigInteger number = integer(value);
        boolean signed = vr == VR.SS || vr == VR.SL || vr == VR.SV;
        int bits = vr.wordBytes() * 8 - (signed ? 1 : 0);
        if (number == null || number.bitLength() > bits || (!signed && number.signum() < 0)) {
            return false;
        }
        long word = number.longValue();
        for (int i = 0; i < vr.wordBytes(); i++) {
            bytes.put((byte) (word >>> (8 * i)));
        }
        return true;
    }

    /** A whole number in any notation of JSON; null for anything else. */
    private static @Nullable BigInteger integer(String value) {
        if (value.isEmpty() || value.length() > MAX_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            // A huge exponent would expand to a huge number.
            return number.signum() != 0 && number.precision() - (long) number.scale() > MAX_NUMBER
                    ? null
                    : number.toBigIntegerExact();
        } catch (NumberFormatException e) {
            return null;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static boolean putFloat(ByteBuffer bytes, VR vr, String value) {
        String number = switch (value.toLowerCase(Locale.ROOT)) {
            case "nan" -> "NaN";
            case "inf", "infinity" -> "Infinity";
            case "-inf", "-infinity" -> "-Infinity";
            default -> isDecimal(value) ? value : "";
        };
        boolean infinite = number.endsWith("y");
        try {
            if (vr == VR.FL) {
                float parsed = Float.parseFloat(number);
                bytes.putFloat(parsed);
                return infinite || !Float.isInfinite(parsed);
            }
            double parsed = Double.parseDouble(number);
            bytes.putDouble(parsed);
            return infinite || !Double.isInfinite(parsed);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Java's parser also takes suffixes and hexadecimal numbers. */
    private static boolean isDecimal(String value) {
        for (int i = 0; i < value.length(); i++) {
            if ("0123456789+-.eE".indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    Part10Exception fault(Tag tag, String expected, String found, String remedy) {
        return new Part10Exception(place, -1, tag, expected, found, remedy);
    }
}
