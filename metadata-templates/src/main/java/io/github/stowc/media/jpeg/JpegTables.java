package io.github.stowc.media.jpeg;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
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
    /** For DC and AC, bits for the tables whose codes cannot be. */
    private final int[] impossible = new int[2];

    private int[] components = {};
    private boolean stopping;

    JpegTables(ByteWindow in, JpegSegments segments) {
        this.in = in;
        this.segments = segments;
    }

    /** Whether something was found at which decoders stop. */
    boolean areStopping() {
        return stopping;
    }

    private MediaException malformed(long at, String expected, String found) {
        stopping = true;
        return segments.malformed(at, expected, found);
    }

    /** Keeps the identifiers of a frame's components. */
    void frame(Segment frame, int count) throws IOException {
        components = new int[count];
        for (int i = 0; i < count; i++) {
            components[i] = in.u8(frame.body() + 6 + 3L * i);
        }
    }

    /** Tables of 64 values of 8 or 16 bits. */
    void quantisation(Segment segment) throws IOException {
        long at = segment.body();
        while (at < segment.end()) {
            int kind = in.u8(at);
            long next = at + 1 + (long) VALUES * (kind >> 4 == 0 ? 1 : 2);
            if ((kind & 15) >= TABLES || next > segment.end()) {
                throw malformed(
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
            boolean room = true;
            long used = 0;
            for (int i = 1; i <= LENGTHS && at + i < segment.end(); i++) {
                int count = in.u8(at + i);
                codes += count;
                used = 2 * used + count;
                // Of each length there are as many codes as shorter ones leave over, and all ones is none (C.2).
                room &= count == 0 || used < 1L << i;
            }
            long next = at + 1 + LENGTHS + codes;
            if ((kind & 15) >= TABLES || kind >> 4 > 1 || codes > MOST_CODES || next > segment.end()) {
                throw malformed(
                        at, "Huffman tables 0 to 3 of at most 256 codes (T.81 B.2.4.2)", found(kind & 15, segment, at));
            }
            for (int i = 0; kind >> 4 == 0 && i < codes; i++) {
                // The size of a difference, up to 16 in lossless JPEGs (H.1.2.2).
                room &= in.u8(at + 1 + LENGTHS + i) <= LENGTHS;
            }
            int bit = 1 << (kind & 15);
            impossible[kind >> 4] = room ? impossible[kind >> 4] & ~bit : impossible[kind >> 4] | bit;
            at = next;
        }
    }

    /** The components and tables that a scan names; of a progressive one only the band tells which it uses. */
    void scan(Segment scan, int count, JpegFrame frame) throws IOException {
        for (int i = 0; i < count; i++) {
            long at = scan.body() + 1 + 2L * i;
            boolean known = false;
            for (int component : components) {
                known |= component == in.u8(at);
            }
            if (!known) {
                throw malformed(at, "a component of the frame", Integer.toString(in.u8(at)));
            }
            if (!frame.isProgressive()) {
                table(at + 1, 0, in.u8(at + 1) >> 4);
                if (!frame.isLossless()) {
                    table(at + 1, 1, in.u8(at + 1) & 15);
                }
            }
        }
        if (frame.isProgressive()) {
            progression(scan, count);
        }
    }

    private void table(long at, int kind, int number) throws IOException {
        if (number >= TABLES || (impossible[kind] >> number & 1) == 1) {
            throw malformed(
                    at, "a Huffman table 0 to 3 whose codes can be (T.81 C.2)", "the number of another: " + number);
        }
    }

    private static String found(int number, Segment segment, long at) {
        return "table " + number + " in the last " + (segment.end() - at) + " bytes of the segment";
    }

    /** The part of the coefficients that a scan of a progressive JPEG brings. */
    private void progression(Segment scan, int components) throws IOException {
        long at = scan.body() + 1 + 2L * components;
        int first = in.u8(at);
        int last = in.u8(at + 1);
        int high = in.u8(at + 2) >> 4;
        int low = in.u8(at + 2) & 15;
        boolean band = first == 0 ? last == 0 : first <= last && last <= LAST && components == 1;
        if (!band || (high != 0 && low != high - 1) || low > MOST_SHIFT) {
            throw malformed(
                    at,
                    "a scan of coefficient 0 alone or of 1 to 63 of one component, and a bit more than before (T.81"
                            + " G.1.1.1)",
                    first + " to " + last + " of " + components + ", bits " + high + " and " + low);
        }
    }
}
