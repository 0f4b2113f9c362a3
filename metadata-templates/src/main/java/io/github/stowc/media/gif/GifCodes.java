package io.github.stowc.media.gif;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.reading.PictureFaults;
import java.io.IOException;

/** The pixels of one picture of a GIF: LZW codes of growing length in sub-blocks (GIF89a appendix F). */
final class GifCodes {
    static final int LARGEST_CODE_SIZE = 8;

    private static final int MOST_CODES = 4096;
    private static final int LONGEST_CODE = 12;
    private static final int NONE = -1;

    private final ByteWindow in;
    private final PictureFaults faults;
    private final int clear;
    private final int codeSize;
    /** For each code, the code of all its pixels except the last, and its last pixel. */
    private final short[] prefix = new short[MOST_CODES];

    private final byte[] last = new byte[MOST_CODES];
    /** The pixels of a code, the last one first. */
    private final byte[] stack = new byte[MOST_CODES + 1];

    private int stacked;
    private int next;
    private int width;
    private int previous = NONE;
    private int first;
    private long at;
    private int left;
    private int buffer;
    private int bits;

    /** The codes from an offset on, which holds their initial size. */
    GifCodes(ByteWindow in, PictureFaults faults, long start) throws IOException {
        this.in = in;
        this.faults = faults;
        this.codeSize = in.u8(start);
        this.clear = 1 << codeSize;
        this.at = start + 1;
        reset();
    }

    private void reset() {
        next = clear + 2;
        width = codeSize + 1;
        previous = NONE;
    }

    /** Fills an array with the next pixels. */
    void read(byte[] pixels) throws IOException {
        int done = 0;
        while (done < pixels.length) {
            if (stacked == 0) {
                stack(code());
            }
            int some = Math.min(stacked, pixels.length - done);
            for (int i = 0; i < some; i++) {
                pixels[done++] = stack[--stacked];
            }
        }
    }

    private void stack(int code) throws MediaException {
        if (code == clear) {
            reset();
            return;
        }
        if (code == clear + 1) {
            throw tooFew();
        }
        if (code > next || (code == next && (previous == NONE || next == MOST_CODES))) {
            throw faults.malformed(at, "an LZW code of at most " + (next - 1), code);
        }
        int rest = code;
        if (code == next) {
            // The code being made: the previous pixels and the first of them again.
            stack[stacked++] = (byte) first;
            rest = previous;
        }
        while (rest >= clear) {
            if (rest < clear + 2) {
                throw faults.malformed(at, "an LZW code that means pixels", rest);
            }
            stack[stacked++] = last[rest];
            rest = prefix[rest];
        }
        first = rest;
        stack[stacked++] = (byte) rest;
        if (previous != NONE && next < MOST_CODES) {
            prefix[next] = (short) previous;
            last[next] = (byte) first;
            next++;
            if (next == 1 << width && width < LONGEST_CODE) {
                width++;
            }
        }
        previous = code;
    }

    private int code() throws IOException {
        while (bits < width) {
            if (left == 0) {
                left = in.u8(at++);
                if (left == 0) {
                    throw tooFew();
                }
            }
            buffer |= in.u8(at++) << bits;
            bits += 8;
            left--;
        }
        int code = buffer & (1 << width) - 1;
        buffer >>>= width;
        bits -= width;
        return code;
    }

    private MediaException tooFew() {
        return faults.malformed(
                at - 1, "more pixels of the picture", "the end of its data: the size is wrong, or data are missing");
    }
}
