package io.github.stowc.media.video;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A box of ISO base media (ISO/IEC 14496-12 4.2), called atom by QuickTime.
 *
 * @param type its four characters as a number
 * @param start the offset of its header
 * @param body the offset after its header
 * @param end the offset after it
 */
record Mp4Box(int type, long start, long body, long end) {
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final int MOST = 1_000_000;

    /** The type named by four characters. */
    static int type(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }

    boolean is(String name) {
        return type == type(name);
    }

    /** Its four characters, for people; those that are not letters, digits or blanks as question marks. */
    static String name(int type) {
        StringBuilder name = new StringBuilder(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            char c = (char) (type >> shift & 0xff);
            name.append(c >= ' ' && c < 127 ? c : '?');
        }
        return name.toString();
    }

    long length() {
        return end - body;
    }

    /** Takes the boxes in a range. */
    interface Visitor {
        void box(Mp4Box box) throws IOException;
    }

    /** The first box of a type in this one, after its own fields of some bytes; null if there is none. */
    @Nullable
    Mp4Box child(ByteWindow in, int fields, String name) throws IOException {
        Mp4Box[] found = new Mp4Box[1];
        children(in, fields, box -> found[0] = found[0] == null && box.is(name) ? box : found[0]);
        return found[0];
    }

    /** Like {@link #child}, for a box that must be there. */
    Mp4Box required(ByteWindow in, String name) throws IOException {
        Mp4Box box = child(in, 0, name);
        if (box == null) {
            throw VideoRefusal.malformed(in.source(), start, "a box " + name + " in " + name(type), "none");
        }
        return box;
    }

    /** Goes through the boxes in this one, after its own fields. */
    void children(ByteWindow in, int fields, Visitor visitor) throws IOException {
        long at = body + fields;
        int count = 0;
        // QuickTime may end a list of atoms with four zeros.
        while (at + HEADER <= end) {
            Mp4Box box = read(in, at, end);
            if (box == null || ++count > MOST) {
                throw VideoRefusal.malformed(
                        in.source(), at, "a box that ends in the box around it, " + name(type), "one that is too long");
            }
            visitor.box(box);
            at = box.end;
        }
    }

    /**
     * Reads a header.
     *
     * @param limit the offset where the box must end at the latest; at least 8 bytes come before it
     * @return null if the box claims to end after that
     */
    static @Nullable Mp4Box read(ByteWindow in, long at, long limit) throws IOException {
        long size = in.u32(at);
        int type = (int) in.u32(at + 4);
        if (size == 0) {
            return new Mp4Box(type, at, at + HEADER, limit);
        }
        if (size != 1) {
            if (size < HEADER) {
                throw VideoRefusal.malformed(in.source(), at, "a box of 8 bytes or more", size + " bytes");
            }
            return at + size > limit ? null : new Mp4Box(type, at, at + HEADER, at + size);
        }
        if (at + LONG_HEADER > limit) {
            return null;
        }
        long large = in.u32(at + 8) << 32 | in.u32(at + 12);
        if (large >= 0 && large < LONG_HEADER) {
            throw VideoRefusal.malformed(in.source(), at, "a box of 16 bytes or more", large + " bytes");
        }
        // A size of more than 63 bits is negative here, and too large for any file.
        return large < 0 || large > limit - at ? null : new Mp4Box(type, at, at + LONG_HEADER, at + large);
    }

    /** Refuses a box with fewer bytes than its fields need. */
    void need(ByteWindow in, long count) throws MediaException {
        if (length() < count) {
            throw VideoRefusal.malformed(
                    in.source(), start, "a box " + name(type) + " of " + count + " bytes or more", length() + " bytes");
        }
    }
}
