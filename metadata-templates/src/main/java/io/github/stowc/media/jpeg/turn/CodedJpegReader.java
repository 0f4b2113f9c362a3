package io.github.stowc.media.jpeg.turn;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.jpeg.turn.CodedJpeg.Component;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the tables and the picture data of a JPEG whose segments are known to be sound. */
final class CodedJpegReader {
    /**
     * Bytes of picture data: they and what becomes of them are in memory at the same time, perhaps those of two pictures.
     * It is no share of the heap, since the same files are to give the same message on every machine.
     */
    private static final long MOST_DATA = 16L << 20;
    /** The place and the level of each block are in memory too, 6 bytes. */
    private static final int BLOCK = 6;

    private static final long MOST_BYTES_OF_BLOCKS = 24L << 20;

    private static final int SOF0 = 0xc0;
    private static final int SOF1 = 0xc1;
    private static final int DHT = 0xc4;
    private static final int RST0 = 0xd0;
    private static final int RST7 = 0xd7;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int DRI = 0xdd;
    private static final int APP0 = 0xe0;
    private static final int APP15 = 0xef;
    private static final int COM = 0xfe;
    private static final int TABLES = 4;
    private static final int COEFFICIENTS = 64;
    private static final int MOST_BLOCKS = 10;

    private final ByteWindow in;
    private final int[][] quantisation = new int[TABLES][0];
    private final boolean[] wide = new boolean[TABLES];
    private final @Nullable HuffmanDecoder[] dc = new HuffmanDecoder[TABLES];
    private final @Nullable HuffmanDecoder[] ac = new HuffmanDecoder[TABLES];
    private final List<byte[]> kept = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private int restartInterval;
    private int frameMarker;
    private long frame;

    private CodedJpegReader(ByteWindow in) {
        this.in = in;
    }

    /** Reads it; null if it is progressive or lossless, has several scans, lacks a table, or is too large for the memory. */
    static @Nullable CodedJpeg read(ByteWindow in) throws IOException {
        return new CodedJpegReader(in).read();
    }

    private @Nullable CodedJpeg read() throws IOException {
        long at = 2;
        while (true) {
            while (in.u8(at + 1) == 0xff) {
                at++;
            }
            int marker = in.u8(at + 1);
            long body = at + 4;
            long end = at + 2 + in.u16(at + 2);
            switch (marker) {
                case SOF0, SOF1 -> {
                    frameMarker = marker;
                    frame = body;
                }
                case DQT -> quantisation(body, end);
                case DHT -> huffman(body, end);
                case DRI -> restartInterval = in.u16(body);
                case SOS -> {
                    return scan(body) ? data(end) : null;
                }
                default -> {
                    if ((marker >= APP0 && marker <= APP15) || marker == COM) {
                        kept.add(in.copy(at, (int) (end - at)));
                    }
                }
            }
            at = end;
        }
    }

    private void quantisation(long from, long end) throws IOException {
        long at = from;
        while (at < end) {
            int head = in.u8(at++);
            int width = head >> 4 == 0 ? 1 : 2;
            if ((head & 15) >= TABLES || at + (long) COEFFICIENTS * width > end) {
                return;
            }
            int[] table = new int[COEFFICIENTS];
            for (int i = 0; i < COEFFICIENTS; i++) {
                table[i] = width == 1 ? in.u8(at + i) : in.u16(at + 2L * i);
            }
            quantisation[head & 15] = table;
            wide[head & 15] = width == 2;
            at += (long) COEFFICIENTS * width;
        }
    }

    private void huffman(long from, long end) throws IOException {
        long at = from;
        while (at + 17 <= end) {
            int head = in.u8(at);
            byte[] counts = in.copy(at + 1, 16);
            int sum = 0;
            for (byte count : counts) {
                sum += count & 0xff;
            }
            at += 17;
            if ((head & 15) >= TABLES || head >> 4 > 1 || sum > 256 || at + sum > end) {
                return;
            }
            (head >> 4 == 0 ? dc : ac)[head & 15] = new HuffmanDecoder(counts, in.copy(at, sum));
            at += sum;
        }
    }

    /** Whether the scan has all components, each with its tables. */
    private boolean scan(long scan) throws IOException {
        int count = frameMarker == 0 ? 0 : in.u8(frame + 5);
        if (count == 0 || in.u8(scan) != count) {
            return false;
        }
        int blocks = 0;
        for (int i = 0; i < count; i++) {
            long said = frame + 6 + 3L * i;
            int tables = in.u8(scan + 2 + 2L * i);
            boolean known = in.u8(scan + 1 + 2L * i) == in.u8(said) && tables >> 4 < TABLES && (tables & 15) < TABLES;
            HuffmanDecoder first = known ? dc[tables >> 4] : null;
            HuffmanDecoder others = known ? ac[tables & 15] : null;
            int table = in.u8(said + 2);
            if (first == null || others == null || table >= TABLES || quantisation[table].length == 0) {
                return false;
            }
            // The blocks of a single component are in the order of the rows (T.81 A.2.2).
            int sampling = count == 1 ? 0x11 : in.u8(said + 1);
            components.add(new Component(in.u8(said), sampling >> 4, sampling & 15, table, first, others));
            blocks += (sampling >> 4) * (sampling & 15);
        }
        return blocks <= MOST_BLOCKS;
    }

    private @Nullable CodedJpeg data(long from) throws IOException {
        if (in.size() - from > MOST_DATA) {
            return null;
        }
        byte[] data = new byte[(int) (in.size() - from)];
        int[] restarts = new int[16];
        int length = 0;
        int count = 0;
        long at = from;
        while (at + 1 < in.size()) {
            int b = in.u8(at++);
            int next = b == 0xff ? in.u8(at) : 0;
            if (next == 0) {
                data[length++] = (byte) b;
                at += b == 0xff ? 1 : 0;
            } else if (next >= RST0 && next <= RST7) {
                restarts = count == restarts.length ? Arrays.copyOf(restarts, 2 * count) : restarts;
                restarts[count++] = length;
                at++;
            } else if (next != 0xff) {
                return next == EOI ? jpeg(data, length, Arrays.copyOf(restarts, count)) : null;
            }
        }
        return null;
    }

    private @Nullable CodedJpeg jpeg(byte[] data, int length, int[] restarts) throws IOException {
        CodedJpeg jpeg = new CodedJpeg(
                frameMarker,
                in.u8(frame),
                in.u16(frame + 3),
                in.u16(frame + 1),
                components,
                quantisation,
                wide,
                restartInterval,
                kept,
                data,
                length,
                restarts);
        return jpeg.blocks() * BLOCK > MOST_BYTES_OF_BLOCKS ? null : jpeg;
    }
}
