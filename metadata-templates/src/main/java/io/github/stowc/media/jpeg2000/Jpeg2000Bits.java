package io.github.stowc.media.jpeg2000;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Slice;
import java.io.IOException;
import java.util.List;

/** The packets of one tile, which may lie in several tile-parts: reads the bits of their headers and skips their bodies. */
final class Jpeg2000Bits {
    private final ByteWindow in;
    private final List<Slice> parts;
    private int part;
    private long at;
    private int current;
    private int left;
    private boolean runOut;

    Jpeg2000Bits(ByteWindow in, List<Slice> parts) {
        this.in = in;
        this.parts = parts;
        this.at = parts.isEmpty() ? 0 : parts.get(0).offset();
    }

    /** Whether more was asked for than exists; zeros were given for it. */
    boolean hasRunOut() {
        return runOut;
    }

    /** Whether a byte is at the current place, perhaps the first of the next part. */
    private boolean hasMore() {
        while (part < parts.size() && at == parts.get(part).end()) {
            part++;
            at = part < parts.size() ? parts.get(part).offset() : 0;
        }
        return part < parts.size();
    }

    private int next() throws IOException {
        if (!hasMore()) {
            runOut = true;
            return 0;
        }
        return in.u8(at++);
    }

    /** The next bit of a header; a byte after FF has seven (B.10.1). */
    int bit() throws IOException {
        if (left == 0) {
            left = current == 0xff ? 7 : 8;
            current = next();
        }
        left--;
        return current >> left & 1;
    }

    int bits(int count) throws IOException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Goes to the end of a header: to the next byte, past the stuffed one if the last byte is FF. */
    void align() throws IOException {
        left = 0;
        if (current == 0xff) {
            next();
        }
        current = 0;
    }

    /** Skips a marker and its segment if it comes next: each packet may have it. */
    void passOver(int marker, int length) throws IOException {
        if (hasMore() && at + length <= parts.get(part).end() && in.u16(at) == marker) {
            at += length;
        }
    }

    /** Skips the body of a packet. */
    void skip(long count) {
        long open = count;
        while (open > 0 && hasMore()) {
            long some = Math.min(open, parts.get(part).end() - at);
            at += some;
            open -= some;
        }
        runOut |= open > 0;
    }
}
