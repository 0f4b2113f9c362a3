package io.github.stowc.media.jpeg.turn;

import io.github.stowc.bytes.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes a JPEG of one scan (T.81 annex B). */
final class TurnedJpeg {
    private static final int DHT = 0xc4;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int COEFFICIENTS = 64;

    private final Buffer out;
    private long pending;
    private int count;

    /** Gives its bytes without copying them, since there may be many. */
    private static final class Buffer extends ByteArrayOutputStream {
        Buffer(int size) {
            super(size);
        }

        Source source(String name) {
            return Source.of(name, count, () -> new ByteArrayInputStream(buf, 0, count));
        }
    }

    TurnedJpeg(int expectedLength) {
        out = new Buffer(expectedLength + (expectedLength >> 4) + 4096);
    }

    /**
     * Writes all that comes before the picture data.
     *
     * @param jpeg the source
     * @param places where its coefficients go
     * @param codes those for the first coefficients, then those for the others; for the first component and the rest
     */
    void header(CodedJpeg jpeg, List<byte[]> segments, Turn turn, int[] places, HuffmanCode[][] codes) {
        u16(0xff00 | SOI);
        for (byte[] segment : segments) {
            out.writeBytes(segment);
        }
        for (int i = 0; i < jpeg.tables().length; i++) {
            quantisation(i, jpeg.tables()[i], jpeg.wideTables()[i], places);
        }
        u16(0xff00 | jpeg.frameMarker());
        int components = jpeg.components().size();
        u16(8 + 3 * components);
        out.write(jpeg.precision());
        u16(turn.transposed() ? jpeg.columns() : jpeg.rows());
        u16(turn.transposed() ? jpeg.rows() : jpeg.columns());
        out.write(components);
        for (CodedJpeg.Component component : jpeg.components()) {
            out.write(component.id());
            out.write(
                    turn.transposed()
                            ? component.vertical() << 4 | component.horizontal()
                            : component.horizontal() << 4 | component.vertical());
            out.write(component.table());
        }
        for (int kind = 0; kind < codes.length; kind++) {
            for (int i = 0; i < codes[kind].length; i++) {
                huffman(kind << 4 | i, codes[kind][i]);
            }
        }
        u16(0xff00 | SOS);
        u16(6 + 2 * components);
        out.write(components);
        for (int i = 0; i < components; i++) {
            out.write(jpeg.components().get(i).id());
            out.write(i == 0 ? 0 : 0x11);
        }
        out.write(0);
        out.write(COEFFICIENTS - 1);
        out.write(0);
    }

    private void quantisation(int number, int[] table, boolean wide, int[] places) {
        if (table.length == 0) {
            return;
        }
        int[] turned = new int[COEFFICIENTS];
        for (int i = 0; i < COEFFICIENTS; i++) {
            turned[places[i]] = table[i];
        }
        u16(0xff00 | DQT);
        u16(3 + COEFFICIENTS * (wide ? 2 : 1));
        out.write((wide ? 0x10 : 0) | number);
        for (int value : turned) {
            if (wide) {
                out.write(value >> 8);
            }
            out.write(value);
        }
    }

    private void huffman(int number, HuffmanCode code) {
        u16(0xff00 | DHT);
        u16(3 + 16 + code.symbols().length);
        out.write(number);
        out.writeBytes(code.counts());
        out.writeBytes(code.symbols());
    }

    private void u16(int value) {
        out.write(value >> 8);
        out.write(value);
    }

    /** Appends bits to the picture data, at most 16. */
    void bits(int value, int length) {
        pending = pending << length | value;
        count += length;
        while (count >= 8) {
            count -= 8;
            stuffed((int) (pending >> count) & 0xff);
        }
        pending &= (1L << count) - 1;
    }

    private void stuffed(int value) {
        out.write(value);
        if (value == 0xff) {
            out.write(0);
        }
    }

    /** Fills the last byte with ones, ends the image, and gives all bytes under a name. */
    Source finish(String name) {
        if (count > 0) {
            int ones = (1 << (8 - count)) - 1;
            stuffed(((int) (pending << (8 - count)) & 0xff) | ones);
        }
        u16(0xff00 | EOI);
        return out.source(name);
    }
}
