package io.github.stowc.media.jpeg2000;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.reading.PictureFaults;
import java.io.IOException;

/** The markers of a JPEG 2000 codestream and the segments that most of them have (ISO/IEC 15444-1 A.1). */
final class Jpeg2000Markers {
    static final int SOC = 0xff4f;
    static final int CAP = 0xff50;
    static final int SIZ = 0xff51;
    static final int COD = 0xff52;
    static final int COC = 0xff53;
    static final int TLM = 0xff55;
    static final int QCD = 0xff5c;
    static final int QCC = 0xff5d;
    static final int POC = 0xff5f;
    static final int RGN = 0xff5e;
    static final int PPM = 0xff60;
    static final int PPT = 0xff61;
    static final int SOT = 0xff90;
    static final int SOP = 0xff91;
    static final int EPH = 0xff92;
    static final int SOD = 0xff93;
    static final int EOC = 0xffd9;

    private final ByteWindow in;
    private final PictureFaults faults;
    private final long end;

    /** The markers of a range that ends before an offset. */
    Jpeg2000Markers(ByteWindow in, PictureFaults faults, long end) {
        this.in = in;
        this.faults = faults;
        this.end = end;
    }

    /**
     * A marker and its segment.
     *
     * @param code all its 16 bits
     * @param start where it is
     * @param length the number of bytes of its parameters, after the length
     */
    record Marker(int code, long start, int length) {
        long body() {
            return start + 4;
        }

        long end() {
            return body() + length;
        }
    }

    long end() {
        return end;
    }

    /** The marker at an offset, without a segment or with a whole one. */
    Marker at(long start) throws IOException {
        need(start + 2, "a marker");
        int code = in.u16(start);
        if (code < 0xff01) {
            throw faults.malformed(start, "a marker, which begins with FF", Printable.hex(in.u8(start)));
        }
        if (code == SOC || code == SOD || code == EOC || (code >= 0xff30 && code <= 0xff3f)) {
            return new Marker(code, start, -2);
        }
        need(start + 4, "the length of a segment");
        int length = in.u16(start + 2);
        if (length < 2) {
            throw faults.malformed(start + 2, "a segment's length of 2 or more", length);
        }
        need(start + 2 + length, "a segment of " + length + " bytes from byte " + (start + 2) + " on");
        return new Marker(code, start, length - 2);
    }

    void need(long offset, String expected) throws MediaException {
        if (offset > end) {
            throw faults.cutOff(end, expected);
        }
    }

    MediaException unexpected(Marker marker, String expected) {
        return faults.malformed(marker.start(), expected, "FF " + Printable.hex(marker.code()));
    }

    void needLength(Marker marker, int least, String what) throws MediaException {
        if (marker.length() < least) {
            throw faults.malformed(marker.start() + 2, what + " of " + least + " bytes or more", marker.length());
        }
    }
}
