package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.wording.WayOut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes before the dataset: preamble, prefix and file meta information (PS3.10 7.1).
 *
 * @param meta the elements of group 0002 without its length, in the order of the file
 * @param transferSyntax what the file says; empty if it says nothing
 * @param encoding how the dataset is encoded
 * @param dataset at the dataset's first byte; inflates a deflated one
 * @param deflatedAt where in the file a deflated dataset begins, negative for any other
 */
record Preface(List<Raw> meta, String transferSyntax, ElementEncoding encoding, ByteCursor dataset, long deflatedAt) {

    /** An element as the file has it. */
    static final class Raw {
        private final Tag tag;
        private final VR vr;
        private final byte[] value;
        private final long offset;

        Raw(Tag tag, VR vr, byte[] value, long offset) {
            this.tag = tag;
            this.vr = vr;
            this.value = value;
            this.offset = offset;
        }

        Tag tag() {
            return tag;
        }

        VR vr() {
            return vr;
        }

        byte[] value() {
            return value;
        }

        long offset() {
            return offset;
        }
    }

    private static final int PREAMBLE = 128;
    private static final int PREFIX = 4;
    private static final int META_GROUP = 2;
    private static final int GROUP_LENGTH = 0x00020000;
    private static final int TRANSFER_SYNTAX = 0x00020010;
    /** Private Information (0002,0102) has no limit in the standard; anything longer is a mistake. */
    private static final int MAX_META_VALUE = 1 << 20;

    /** Reads up to the dataset. */
    static Preface read(ByteCursor in, boolean lenient) throws IOException {
        boolean prefixed = passPrefix(in, lenient);
        List<Raw> meta = readMeta(in, lenient);
        String uid = "";
        for (Raw raw : meta) {
            if (raw.tag().value() == TRANSFER_SYNTAX) {
                uid = trimmed(raw.value());
            }
        }
        if (uid.isEmpty() && !lenient) {
            throw new Part10Exception(
                    in.place(),
                    in.offset(),
                    new Tag(TRANSFER_SYNTAX),
                    "the dataset's transfer syntax in the file meta information",
                    meta.isEmpty() ? "no file meta information" : "none",
                    "write the file anew with its transfer syntax, for instance by dcmconv");
        }
        TransferSyntax syntax = new TransferSyntax(uid);
        if (syntax.isDeflated()) {
            return new Preface(meta, uid, ElementEncoding.EXPLICIT_LITTLE, in.inflated(), in.offset());
        }
        ElementEncoding encoding = lenient
                ? Guess.encoding(in, uid.isEmpty() ? null : syntax.encoding(), prefixed || !meta.isEmpty())
                : syntax.encoding();
        return new Preface(meta, uid, encoding, in, -1);
    }

    private static boolean passPrefix(ByteCursor in, boolean lenient) throws IOException {
        int held = in.fill(PREAMBLE + PREFIX);
        if (held == PREAMBLE + PREFIX && isPrefix(in, PREAMBLE)) {
            in.advance(PREAMBLE + PREFIX);
            return true;
        }
        if (lenient && held > PREFIX) {
            boolean bare = isPrefix(in, 0);
            in.advance(bare ? PREFIX : 0);
            return bare;
        }
        String found =
                held == 0 ? "an empty file" : held < PREAMBLE + PREFIX ? "a file of " + held + " bytes" : "other bytes";
        throw new Part10Exception(
                in.place(),
                held == 0 ? 0 : PREAMBLE,
                null,
                "the four letters DICM after a preamble of 128 bytes",
                found,
                notPart10());
    }

    private static boolean isPrefix(ByteCursor in, int at) {
        return in.peek(at) == 'D' && in.peek(at + 1) == 'I' && in.peek(at + 2) == 'C' && in.peek(at + 3) == 'M';
    }

    private static List<Raw> readMeta(ByteCursor in, boolean lenient) throws IOException {
        List<Raw> meta = new ArrayList<>(10);
        ElementCursor element = new ElementCursor(in);
        long end = -1;
        boolean deflated = false;
        while (in.offset() != end || !deflated) {
            // The group length is wrong in some files, so the next group decides; a deflated dataset may begin with
            // bytes that look like group 0002.
            if (in.fill(8) < 8 || in.u16(0, false) != META_GROUP) {
                break;
            }
            ElementEncoding encoding = lenient && ElementCursor.vrAt(in.peek(4), in.peek(5)) == null
                    ? ElementEncoding.IMPLICIT_LITTLE
                    : ElementEncoding.EXPLICIT_LITTLE;
            element.next(encoding, ElementCursor.OPEN);
            if (element.length > MAX_META_VALUE) {
                throw element.fault(
                        "at most " + MAX_META_VALUE + " bytes in file meta information",
                        element.length == ElementCursor.UNDEFINED ? "undefined length" : element.length + " bytes",
                        ElementCursor.DAMAGED);
            }
            VR vr = element.vr == null ? DataDictionary.standard().vr(new Tag(element.tag)) : element.vr;
            Raw raw = new Raw(new Tag(element.tag), vr, element.value(), element.start);
            if (element.tag == GROUP_LENGTH) {
                end = raw.value().length == 4 ? in.offset() + littleEndian(raw.value(), 0) : -1;
                continue;
            }
            if (element.tag == TRANSFER_SYNTAX) {
                deflated = new TransferSyntax(trimmed(raw.value())).isDeflated();
            }
            meta.add(raw);
        }
        return meta;
    }

    /** Four bytes as an unsigned number. */
    static long littleEndian(byte[] bytes, int at) {
        int high = (bytes[at + 3] & 0xFF) << 8 | (bytes[at + 2] & 0xFF);
        int low = (bytes[at + 1] & 0xFF) << 8 | (bytes[at] & 0xFF);
        return (long) high << 16 | low;
    }

    /** A text without padding. */
    static String trimmed(byte[] value) {
        int from = 0;
        int to = value.length;
        while (from < to && isPadding(value[from])) {
            from++;
        }
        while (from < to && isPadding(value[to - 1])) {
            to--;
        }
        return new String(value, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isPadding(byte b) {
        return b == ' ' || b == 0;
    }

    /** Does what real readers do with files that do not say how they are encoded. */
    private static final class Guess {
        /** A VR's letters, read as a length, would be higher. */
        private static final int MAX_FIRST_GROUP = 0x1FFF;

        static ElementEncoding encoding(ByteCursor in, @Nullable ElementEncoding said, boolean isDicom)
                throws IOException {
            if (in.fill(8) < 8) {
                return said == null ? ElementEncoding.EXPLICIT_LITTLE : said;
            }
            boolean letters = ElementCursor.vrAt(in.peek(4), in.peek(5)) != null;
            if (said != null && said.isExplicit() == letters) {
                return said;
            }
            // Every dataset begins with a low group, so the byte order that makes it lower is right.
            int little = in.u16(0, false);
            int big = letters ? in.u16(0, true) : little;
            long length = in.u32(4, false);
            boolean fits = letters || length == ElementCursor.UNDEFINED || length <= in.rest() - 8;
            if (!isDicom && (!fits || Math.min(little, big) > MAX_FIRST_GROUP)) {
                throw new Part10Exception(
                        in.place(), in.offset(), null, "a data element", "bytes of no DICOM dataset", notPart10());
            }
            if (letters) {
                return little <= big ? ElementEncoding.EXPLICIT_LITTLE : ElementEncoding.EXPLICIT_BIG;
            }
            return ElementEncoding.IMPLICIT_LITTLE;
        }
    }

    private static String notPart10() {
        return "give a DICOM Part 10 file (PS3.10 7.1); " + WayOut.ADD_PREAMBLE + " adds the header to a bare dataset";
    }
}
