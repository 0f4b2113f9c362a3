package io.github.stowc.media.jpeg;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.reading.PictureFaults;
import java.io.IOException;

/** The markers of a JPEG and the segments that some of them have (ITU-T T.81 B.1.1). */
final class JpegSegments {
    static final int SOI = 0xd8;
    static final int EOI = 0xd9;
    static final int SOS = 0xda;
    static final int DQT = 0xdb;
    static final int DHT = 0xc4;
    static final int JPG = 0xc8;
    static final int DAC = 0xcc;
    static final int DHP = 0xde;
    static final int APP0 = 0xe0;
    static final int APP1 = 0xe1;
    static final int APP2 = 0xe2;
    static final int APP13 = 0xed;
    static final int APP14 = 0xee;
    /** The frame header of JPEG-LS (ITU-T T.87). */
    static final int SOF55 = 0xf7;

    /** Holds a frame header of three components, a scan header, and the beginning of any other segment. */
    private static final int HEADER = 64;

    private static final int FIRST = 0xc0;
    private static final int TEM = 0x01;
    private static final int RST0 = 0xd0;
    private static final int RST7 = 0xd7;
    private static final int COM = 0xfe;

    /** Bytes after FF from this value on are markers in JPEG-LS, whose data have a zero bit after each FF (T.87 A.1). */
    private static final int FIRST_LS = 0x80;

    private final ByteWindow in;
    private final PictureFaults faults;
    private final boolean ls;

    private JpegSegments(ByteWindow in, PictureFaults faults, boolean ls) {
        this.in = in;
        this.faults = faults;
        this.ls = ls;
    }

    static JpegSegments ofJpeg(ByteWindow in) {
        String remedy = "export it again, or write it anew if a viewer shows it: {RUN:REWRITE_JPEG}";
        return new JpegSegments(in, new PictureFaults(in.source(), "JPEG", remedy), false);
    }

    static JpegSegments ofJpegLs(ByteWindow in) {
        return new JpegSegments(in, new PictureFaults(in.source(), "JPEG-LS image", "export it again"), true);
    }

    PictureFaults faults() {
        return faults;
    }

    /**
     * A marker and its segment.
     *
     * @param marker the byte after FF
     * @param start where it begins, with the fill bytes before it
     * @param body where its parameters begin, after the length
     * @param end the offset of the first byte after it
     */
    record Segment(int marker, long start, long body, long end) {
        int length() {
            return (int) (end - body);
        }

        boolean isFrame() {
            return marker >= 0xc0 && marker <= 0xcf && marker != DHT && marker != JPG && marker != DAC;
        }

        boolean isApplication() {
            return marker >= APP0 && marker <= 0xef;
        }
    }

    /** The segment at an offset, fill bytes before its marker skipped (T.81 B.1.1.2). */
    Segment at(long start) throws IOException {
        if (start >= in.size()) {
            throw cutOff(start, "a marker");
        }
        in.near(start, HEADER);
        if (in.u8(start) != 0xff) {
            throw malformed(start, "a marker, which begins with FF", Printable.hex(in.u8(start)));
        }
        long at = start;
        int marker = 0xff;
        while (marker == 0xff) {
            at++;
            if (at >= in.size()) {
                throw cutOff(at, "a marker");
            }
            marker = in.u8(at);
        }
        if (marker == TEM || (marker >= RST0 && marker <= EOI)) {
            return new Segment(marker, start, at + 1, at + 1);
        }
        if (!hasSegment(marker)) {
            throw malformed(start, "a marker of T.81 table B.1", "FF " + Printable.hex(marker));
        }
        return withLength(marker, start, at + 1);
    }

    private Segment withLength(int marker, long start, long at) throws IOException {
        if (at + 2 > in.size()) {
            throw cutOff(in.size(), "the length of a segment");
        }
        int length = in.u16(at);
        if (length < 2) {
            throw malformed(at, "a segment's length of 2 or more", Integer.toString(length));
        }
        if (at + length > in.size()) {
            throw cutOff(in.size(), "a segment of " + length + " bytes from byte " + at + " on");
        }
        return new Segment(marker, start, at + 2, at + length);
    }

    private static boolean hasSegment(int marker) {
        return marker >= FIRST && marker <= COM;
    }

    /**
     * The segment that ends the entropy-coded data of a scan: zeros after FF and restart markers belong to the data (T.81
     * B.1.1.5).
     *
     * @param from the first byte after the scan's header
     */
    Segment behindScan(long from) throws IOException {
        long at = from;
        while (true) {
            long start = in.indexOfFf(at);
            at = start + 1;
            while (at < in.size() && in.u8(at) == 0xff) {
                at++;
            }
            if (at >= in.size()) {
                throw cutOff(in.size(), "more picture data and the end of image, FF D9");
            }
            int marker = in.u8(at);
            boolean data = ls ? marker < FIRST_LS : marker == 0;
            if (!data && (marker < RST0 || marker > RST7)) {
                return at(start);
            }
            at++;
        }
    }

    MediaException cutOff(long offset, String expected) {
        return faults.cutOff(offset, expected);
    }

    MediaException malformed(long offset, String expected, String found) {
        return faults.malformed(offset, expected, found);
    }
}
