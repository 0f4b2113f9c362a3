package io.github.stowc.media.jpeg;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.jpeg.JpegSegments.Segment;
import java.io.IOException;

/**
 * Checks the tables and the scans of a JPEG for what no decoder can use (ITU-T T.81 B.2.3, B.2.4, C.2, G.1.1.1); what decoders
 * overlook passes.
 */
final class JpegTables {
    private static final int TABLES = 4;
    private static final int LENGTHS = 16;
    private static final int MOST_CODES = 256;
    private static final int VALUES = 64;
    private static final int LAST = 63;
    private static final int MOST_SHIFT = 13;

    private final ByteWindow in;
    private final JpegSegments segments;

    JpegTables(ByteWindow in, JpegSegments segments) {
        this.in = in;
        this.segments = segments;
    }

    /** Tables of 64 values of 8 or 16 bits. */
    void quantisation(Segment segment) throws IOException {
        long at = segment.body();
        while (at < segment.end()) {
            int kind = in.u8(at);
            long next = at + 1 + (long) VALUES * (kind >> 4 == 0 ? 1 : 2);
            if ((kind & 15) >= TABLES || next > segment.end()) {
                throw segments.malformed(
                        at, "quantisation tables 0 to 3 of 64 values (T.81 B.2.4.1)", found(kind & 15, segment, at));
            }
            at = next;
        }
    }

    /** Tables of at most 256 codes. */
    void huffman(Segment segment) throws IOException {
        long at = segment.body();
        while (at < segment.end()) {
            int kind = in.u8(at);
            int codes = 0;
            for (int i = 1; i <= LENGTHS && at + i < segment.end(); i++) {
                codes += in.u8(at + i);
            }
            long next = at + 1 + LENGTHS + codes;
            if ((kind & 15) >= TABLES || kind >> 4 > 1 || codes > MOST_CODES || next > segment.end()) {
                throw segments.malformed(
                        at, "Huffman tables 0 to 3 of at most 256 codes (T.81 B.2.4.2)", found(kind & 15, segment, at));
            }
            at = next;
        }
    }

    private static String found(int number, Segment segment, long at) {
        return "table " + number + " in the last " + (segment.end() - at) + " bytes of the segment";
    }

    /** The part of the coefficients that a scan of a progressive JPEG brings. */
    void progression(Segment scan, int components) throws IOException {
        long at = scan.body() + 1 + 2L * components;
        int first = in.u8(at);
        int last = in.u8(at + 1);
        int high = in.u8(at + 2) >> 4;
        int low = in.u8(at + 2) & 15;
        boolean band = first == 0 ? last == 0 : first <= last && last <= LAST && components == 1;
        if (!band || (high != 0 && low != high - 1) || low > MOST_SHIFT) {
            throw segments.malformed(
                    at,
                    "a scan of coefficient 0 alone or of 1 to 63 of one component, and a bit more than before (T.81"
                            + " G.1.1.1)",
                    first + " to " + last + " of " + components + ", bits " + high + " and " + low);
        }
    }
}
