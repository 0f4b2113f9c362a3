package io.github.stowc.media.jpeg2000;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.reading.PictureFaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The boxes of a JP2, JPX or JPH file (ISO/IEC 15444-1 I.4). */
final class Jpeg2000Boxes {
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;

    private final ByteWindow in;
    private final PictureFaults faults;

    Jpeg2000Boxes(ByteWindow in, PictureFaults faults) {
        this.in = in;
        this.faults = faults;
    }

    /**
     * A box.
     *
     * @param type four characters
     * @param body where its contents begin
     * @param end the offset of the first byte after it
     */
    record Box(String type, long start, long body, long end) {
        long length() {
            return end - body;
        }
    }

    /** The box at an offset; it must end within what is around it. */
    Box at(long start, long limit) throws IOException {
        if (start + HEADER > limit) {
            throw faults.cutOff(limit, "a box of 8 bytes or more");
        }
        long length = in.u32(start);
        String type = text(start + 4);
        int header = HEADER;
        if (length == 1) {
            if (start + LONG_HEADER > limit) {
                throw faults.cutOff(limit, "a box of 16 bytes or more");
            }
            header = LONG_HEADER;
            // A box longer than any file is simply too long.
            length = in.u32(start + 8) > Integer.MAX_VALUE
                    ? Long.MAX_VALUE
                    : in.u32(start + 8) << 32 | in.u32(start + 12);
        } else if (length == 0) {
            length = limit - start;
        }
        if (length < header) {
            throw faults.malformed(start, "a box's length of " + header + " or more", length);
        }
        if (length > limit - start) {
            throw faults.cutOff(limit, "a box of " + length + " bytes from byte " + start + " on");
        }
        return new Box(type, start, start + header, start + length);
    }

    /** The box at an offset, up to the end of the file whatever its length; null if it has no room. */
    @Nullable
    Box clipped(long start) throws IOException {
        if (start + HEADER > in.size()) {
            return null;
        }
        boolean wide = in.u32(start) == 1 && start + LONG_HEADER <= in.size();
        return new Box(text(start + 4), start, start + (wide ? LONG_HEADER : HEADER), in.size());
    }

    /** The four characters at an offset. */
    String text(long at) throws IOException {
        return new String(in.copy(at, 4), StandardCharsets.ISO_8859_1);
    }
}
