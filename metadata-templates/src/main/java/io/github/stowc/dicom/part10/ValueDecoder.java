package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.CountRule;
import io.github.stowc.dicom.syntax.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes the bytes of a value field (PS3.5 6.2 and 6.4).
 *
 * @param in gives the place of faults
 * @param lenient whether to take what can be taken from values that do not fit their VR
 */
record ValueDecoder(ByteCursor in, boolean lenient) {

    /** The element of a value that is not empty, whose first byte is at an offset. */
    Element decode(Tag tag, VR vr, byte[] bytes, long offset, boolean bigEndian, SpecificCharacterSet characterSet)
            throws Part10Exception {
        return switch (vr.form()) {
            case BINARY -> binary(tag, vr, bytes, bigEndian);
            case INTEGER, FLOAT, TAG -> numbers(tag, vr, bytes, offset, bigEndian);
            case PERSON_NAME -> names(tag, text(tag, vr, bytes, offset, characterSet), offset);
            default -> texts(tag, vr, text(tag, vr, bytes, offset, characterSet), offset);
        };
    }

    private static Element binary(Tag tag, VR vr, byte[] bytes, boolean bigEndian) {
        // Values have even lengths (PS3.5 7.1.1); an odd one gets the byte that it lacks.
        byte[] even = bytes.length % 2 == 0 ? bytes : Arrays.copyOf(bytes, bytes.length + 1);
        return new Element.Bytes(tag, vr, ByteBuffer.wrap(bigEndian ? swapped(even, vr.wordBytes()) : even));
    }

    private static byte[] swapped(byte[] bytes, int word) {
        byte[] swapped = bytes.clone();
        for (int from = 0; word > 1 && from + word <= bytes.length; from += word) {
            for (int i = 0; i < word; i++) {
                swapped[from + i] = bytes[from + word - 1 - i];
            }
        }
        return swapped;
    }

    private Element numbers(Tag tag, VR vr, byte[] bytes, long offset, boolean big) throws Part10Exception {
        int size = vr.wordBytes();
        if (bytes.length % size != 0 && !lenient) {
            throw new Part10Exception(
                    in.place(),
                    offset,
                    tag,
                    "a multiple of " + size + " bytes, as " + vr + " has",
                    bytes.length + " bytes",
                    "write the file anew where it was made");
        }
        int count = bytes.length / size;
        checkCount(count, tag, offset);
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(number(vr, bytes, i * size, big));
        }
        return values.isEmpty() ? new Element.Empty(tag, vr) : new Element.Text(tag, vr, values);
    }

    private static String number(VR vr, byte[] bytes, int at, boolean big) {
        return switch (vr) {
            case US -> Long.toString(bits(bytes, at, 2, big));
            case SS -> Short.toString((short) bits(bytes, at, 2, big));
            case UL -> Long.toString(bits(bytes, at, 4, big));
            case SL -> Integer.toString((int) bits(bytes, at, 4, big));
            case UV -> Long.toUnsignedString(bits(bytes, at, 8, big));
            case SV -> Long.toString(bits(bytes, at, 8, big));
            case FL -> NumberText.of(Float.intBitsToFloat((int) bits(bytes, at, 4, big)));
            case FD -> NumberText.of(Double.longBitsToDouble(bits(bytes, at, 8, big)));
            // AT: two words of 16 bits.
            default ->
                Tag.of((int) bits(bytes, at, 2, big), (int) bits(bytes, at + 2, 2, big))
                        .hex();
        };
    }

    private static long bits(byte[] bytes, int at, int size, boolean big) {
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits = bits << 8 | (bytes[at + (big ? i : size - 1 - i)] & 0xFF);
        }
        return bits;
    }

    private String text(Tag tag, VR vr, byte[] bytes, long offset, SpecificCharacterSet characterSet)
            throws Part10Exception {
        if (lenient) {
            return characterSet.decodeReplacing(bytes, vr);
        }
        try {
            return characterSet.decode(bytes, vr);
        } catch (CharacterCodingException e) {
            Part10Exception fault = new Part10Exception(
                    in.place(),
                    offset,
                    tag,
                    "text in the character set " + characterSet,
                    "other bytes",
                    "set Specific Character Set (0008,0005) to the one in which the text was written");
            fault.initCause(e);
            throw fault;
        }
    }

    /** Counts before values are made, as each takes ten times the room of its bytes. */
    private void checkCount(int count, Tag tag, long offset) throws Part10Exception {
        if (count > Limits.VALUES) {
            throw Part10Exception.exceeding(CountRule.VALUES, in.place(), offset, tag);
        }
    }

    private static int count(String text) {
        int count = 1;
        for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 1)) {
            count++;
        }
        return count;
    }

    private Element texts(Tag tag, VR vr, String text, long offset) throws Part10Exception {
        if (!vr.isMultiple() || text.indexOf('\\') < 0) {
            String value = trimmed(text, vr);
            return value.isEmpty() ? new Element.Empty(tag, vr) : new Element.Text(tag, vr, List.of(value));
        }
        checkCount(count(text), tag, offset);
        List<String> values = new ArrayList<>();
        for (String value : split(text, '\\')) {
            values.add(trimmed(value, vr));
        }
        return new Element.Text(tag, vr, values);
    }

    private Element names(Tag tag, String text, long offset) throws Part10Exception {
        checkCount(count(text), tag, offset);
        List<PersonName> names = new ArrayList<>();
        for (String value : split(text, '\\')) {
            List<String> groups = split(value, '=');
            if (groups.size() > 3 && !lenient) {
                throw new Part10Exception(
                        in.place(),
                        offset,
                        tag,
                        "at most 3 component groups in a name (PS3.5 6.2.1)",
                        groups.size() + " of them",
                        "remove the = that do not separate groups");
            }
            names.add(new PersonName(group(groups, 0), group(groups, 1), group(groups, 2)));
        }
        return names.size() == 1 && names.get(0).isEmpty()
                ? new Element.Empty(tag, VR.PN)
                : new Element.Names(tag, names);
    }

    /** A component group without padding and without delimiters after its last component (PS3.5 6.2.1.1). */
    private static String group(List<String> groups, int index) {
        if (index >= groups.size()) {
            return "";
        }
        String group = groups.get(index);
        if (group.indexOf(' ') < 0 && group.indexOf('\0') < 0 && !group.endsWith("^")) {
            return group;
        }
        StringBuilder text = new StringBuilder(group.length());
        for (String component : split(group, '^')) {
            text.append(trimmed(component, VR.PN)).append('^');
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '^') {
            end--;
        }
        // A name of delimiters alone stays what it is: it is not an attribute without a value.
        return end == 0 ? group.strip() : text.substring(0, end);
    }

    private static List<String> split(String text, char delimiter) {
        int end = text.indexOf(delimiter);
        if (end < 0) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (end >= 0) {
            parts.add(text.substring(from, end));
            from = end + 1;
            end = text.indexOf(delimiter, from);
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Drops the padding, which is not part of the value (PS3.5 table 6.2-1); some writers pad with NUL. */
    static String trimmed(String text, VR vr) {
        int from = 0;
        int to = text.length();
        while (to > 0 && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == 0)) {
            to--;
        }
        if (hasLeadingPadding(vr)) {
            while (from < to && text.charAt(from) == ' ') {
                from++;
            }
        }
        return text.substring(from, to);
    }

    private static boolean hasLeadingPadding(VR vr) {
        return switch (vr) {
            case AE, CS, DS, IS, LO, PN, SH, UI -> true;
            default -> false;
        };
    }
}
