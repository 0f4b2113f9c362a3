package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Goes from one data element to the next (PS3.5 7.1, 7.5), and skips values that nobody wants.
 *
 * <p>The fields describe the element until {@link #next} is called again, so that millions pass without making an object.
 */
final class ElementCursor {
    static final int ITEM = 0xFFFEE000;
    static final int ITEM_END = 0xFFFEE00D;
    static final int SEQUENCE_END = 0xFFFEE0DD;

    /** The length field of a value that ends with a delimiter. */
    static final long UNDEFINED = 0xFFFFFFFFL;

    /** The end of something that a delimiter or the file ends. */
    static final long OPEN = Long.MAX_VALUE;

    /**
     * Sequences inside sequences; real objects have fewer than 10. Reading recurses, so the limit keeps the stack whole.
     */
    static final int MAX_DEPTH = 256;

    private static final int ITEM_GROUP = 0xFFFE;
    private static final int SHORT_HEADER = 8;
    private static final int LONG_HEADER = 12;
    private static final @Nullable VR[] BY_LETTERS = byLetters();

    private final ByteCursor in;

    /** The element's tag, by its value. */
    int tag;
    /** The VR in the file; null in Implicit VR and for items; UN for one that is not in the standard. */
    @Nullable
    VR vr;
    /** The value's length in bytes, or {@link #UNDEFINED}. */
    long length;
    /** Offset of the element's first byte. */
    long start;

    ElementCursor(ByteCursor in) {
        this.in = in;
    }

    /** Reads the header of the next element; false at the given end, or at the file's if that is open. */
    boolean next(ElementEncoding encoding, long end) throws IOException {
        start = in.offset();
        if (start == end) {
            return false;
        }
        int held = in.fill(SHORT_HEADER);
        if (held == 0 && end == OPEN) {
            return false;
        }
        if (held < SHORT_HEADER || end - start < SHORT_HEADER) {
            throw cutHeader(SHORT_HEADER, Math.min(held, end - start), held < SHORT_HEADER);
        }
        boolean big = encoding.isBigEndian();
        int group = in.u16(0, big);
        tag = group << 16 | in.u16(2, big);
        if (group == ITEM_GROUP || !encoding.isExplicit()) {
            vr = null;
            length = in.u32(4, big);
            in.advance(SHORT_HEADER);
        } else {
            explicitHeader(big, end);
        }
        if (length != UNDEFINED && length > end - in.offset()) {
            throw fault(
                    "at most " + (end - in.offset()) + " bytes of value, the rest of the sequence or item around it",
                    "a length of " + length + " bytes",
                    DAMAGED);
        }
        return true;
    }

    private void explicitHeader(boolean big, long end) throws IOException {
        VR known = vrAt(in.peek(4), in.peek(5));
        boolean wide;
        if (known != null) {
            vr = known;
            wide = known.hasLongLength();
        } else if (isUpperCase(in.peek(4)) && isUpperCase(in.peek(5))) {
            // VRs that the standard may add have the long form (PS3.5 6.2), whose reserved bytes are 0.
            vr = VR.UN;
            wide = in.u16(6, big) == 0;
        } else if (in.peek(4) == '?' && in.peek(5) == '?') {
            // Some writers do this if they have no name for the VR.
            vr = VR.UN;
            wide = false;
        } else {
            throw fault(
                    "a VR of two upper-case letters",
                    "bytes " + hex(in.peek(4)) + " " + hex(in.peek(5)),
                    "the transfer syntax in the file meta information may be wrong, or the element before it"
                            + " has a wrong length");
        }
        if (!wide) {
            length = in.u16(6, big);
            in.advance(SHORT_HEADER);
            return;
        }
        int held = in.fill(LONG_HEADER);
        if (held < LONG_HEADER || end - start < LONG_HEADER) {
            throw cutHeader(LONG_HEADER, Math.min(held, end - start), held < LONG_HEADER);
        }
        length = in.u32(8, big);
        in.advance(LONG_HEADER);
    }

    /** The value as bytes. */
    byte[] value() throws IOException {
        byte[] bytes = in.take((int) length);
        if (bytes.length < length) {
            throw cutValue(bytes.length);
        }
        return bytes;
    }

    /** Skips the value, item by item if the length is undefined. */
    void skipValue(ElementEncoding encoding) throws IOException {
        if (length == UNDEFINED) {
            skipItems(vr == VR.UN ? ElementEncoding.IMPLICIT_LITTLE : encoding, 0);
        } else {
            long skipped = in.skip(length);
            if (skipped < length) {
                throw cutValue(skipped);
            }
        }
    }

    /** Skips the items of a sequence, or fragments. */
    private void skipItems(ElementEncoding encoding, int depth) throws IOException {
        checkDepth(depth);
        while (nextItem(encoding, OPEN)) {
            if (length == UNDEFINED) {
                while (nextInItem(encoding)) {
                    if (length == UNDEFINED) {
                        skipItems(vr == VR.UN ? ElementEncoding.IMPLICIT_LITTLE : encoding, depth + 1);
                    } else {
                        skipValue(encoding);
                    }
                }
            } else {
                skipValue(encoding);
            }
        }
    }

    /** Goes to the next item of a sequence; false at its end, after the delimiter if it has one. */
    boolean nextItem(ElementEncoding encoding, long end) throws IOException {
        if (!next(encoding, end)) {
            if (end == OPEN) {
                throw ended("a sequence delimitation item (FFFE,E0DD)");
            }
            return false;
        }
        if (tag == ITEM) {
            return true;
        }
        if (tag == SEQUENCE_END && end == OPEN) {
            return false;
        }
        throw fault("an item (FFFE,E000) or the sequence's end", "tag " + new Tag(tag), DAMAGED);
    }

    /** Goes to the next element of an item of undefined length; false after its delimiter. */
    boolean nextInItem(ElementEncoding encoding) throws IOException {
        if (!next(encoding, OPEN)) {
            throw ended("an item delimitation item (FFFE,E00D)");
        }
        return tag != ITEM_END && isElement();
    }

    /** True for a data element; refuses an item or a delimiter, which is not allowed here. */
    boolean isElement() throws Part10Exception {
        if (tag >>> 16 == ITEM_GROUP) {
            throw fault("a data element", "tag " + new Tag(tag), DAMAGED);
        }
        return true;
    }

    void checkDepth(int depth) throws Part10Exception {
        if (depth >= MAX_DEPTH) {
            throw fault(
                    "at most " + MAX_DEPTH + " sequences one inside another",
                    "more",
                    "no object of the standard nests so deep: the file is damaged or made to do harm");
        }
    }

    static final String CUT = "the file is cut off: get it again from where it came";
    static final String DAMAGED = "a length before it is wrong: write the file anew where it was made";

    /** A fault in this element. */
    Part10Exception fault(String expected, String found, String remedy) {
        return new Part10Exception(in.place(), start, new Tag(tag), expected, found, remedy);
    }

    Part10Exception cutValue(long found) {
        return fault(length + " bytes of value", found + " before the end of the file", CUT);
    }

    private Part10Exception ended(String expected) {
        return new Part10Exception(in.place(), start, null, expected, "the end of the file", CUT);
    }

    private Part10Exception cutHeader(int expected, long found, boolean atEnd) {
        return new Part10Exception(
                in.place(),
                start,
                null,
                expected + " bytes of an element's tag, VR and length",
                found + (atEnd ? " before the end of the file" : " before the end of the sequence or item around it"),
                atEnd ? CUT : DAMAGED);
    }

    /** The VR named by two letters; null if the standard has no such VR. */
    static @Nullable VR vrAt(int first, int second) {
        return isUpperCase(first) && isUpperCase(second) ? BY_LETTERS[(first - 'A') * 26 + second - 'A'] : null;
    }

    private static boolean isUpperCase(int letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private static String hex(int value) {
        return HexFormat.of().toHexDigits((byte) value);
    }

    private static @Nullable VR[] byLetters() {
        @Nullable VR[] table = new VR[26 * 26];
        for (VR vr : VR.values()) {
            String name = vr.name();
            table[(name.charAt(0) - 'A') * 26 + name.charAt(1) - 'A'] = vr;
        }
        return table;
    }
}
