package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Decodes RLE Lossless (PS3.5 G): a segment for each byte of each sample. */
final class RleDecoder implements FrameDecoder {
    private static final int HEADER = 64;
    private static final int MOST_SEGMENTS = 15;

    private final PixelFormat format;
    private final int bytes;

    private RleDecoder(PixelFormat format) {
        this.format = format;
        this.bytes = format.bitsAllocated() / 8;
    }

    static Optional<RleDecoder> of(PixelFormat format) {
        int segments = format.samples() * format.bitsAllocated() / 8;
        boolean fits = format.bitsAllocated() % 8 == 0
                && segments <= MOST_SEGMENTS
                && (format.bitsAllocated() == 8 || !format.isYbr())
                && format.frameBits() == (long) format.rows() * format.columns() * segments * 8;
        return fits ? Optional.of(new RleDecoder(format)) : Optional.empty();
    }

    @Override
    public byte[] decode(Body frame) throws IOException {
        if (frame.length() > LONGEST) {
            throw new IOException("expected an RLE frame of at most " + LONGEST + " bytes, found " + frame.length());
        }
        byte[] coded;
        try (InputStream in = frame.open()) {
            coded = in.readAllBytes();
        }
        int segments = format.samples() * bytes;
        ByteBuffer header = ByteBuffer.wrap(coded).order(ByteOrder.LITTLE_ENDIAN);
        if (coded.length < HEADER || header.getInt(0) != segments) {
            throw new IOException("expected an RLE frame of " + segments + " segments, found another (PS3.5 G.5)");
        }
        byte[] decoded = new byte[(int) format.frameLength()];
        for (int segment = 0; segment < segments; segment++) {
            int start = header.getInt(4 + 4 * segment);
            int end = segment + 1 < segments ? header.getInt(8 + 4 * segment) : coded.length;
            if (start < HEADER || end < start || end > coded.length) {
                throw new IOException("expected offsets of segments inside the RLE frame, found others (PS3.5 G.5)");
            }
            // Segments have the most significant byte first; the decoded samples are little endian.
            int sample = segment / bytes;
            int place = sample * bytes + bytes - 1 - segment % bytes;
            unpack(ByteBuffer.wrap(coded, start, end - start), decoded, place, segments);
        }
        if (format.isYbr() && format.samples() == 3) {
            Colours.fromYbr(decoded);
        }
        return decoded;
    }

    /** PackBits (PS3.5 G.3). */
    private static void unpack(ByteBuffer in, byte[] out, int first, int step) throws IOException {
        int at = first;
        while (at < out.length && in.hasRemaining()) {
            int control = in.get();
            if (control == Byte.MIN_VALUE) {
                continue;
            }
            int count = control < 0 ? 1 - control : control + 1;
            if (in.remaining() < (control < 0 ? 1 : count)) {
                break;
            }
            byte same = control < 0 ? in.get() : 0;
            for (int i = 0; i < count; i++) {
                byte value = control < 0 ? same : in.get();
                if (at < out.length) {
                    out[at] = value;
                }
                at += step;
            }
        }
        if (at < out.length) {
            throw new IOException("expected an RLE segment with a byte for each pixel, found fewer (PS3.5 G.3)");
        }
    }
}
