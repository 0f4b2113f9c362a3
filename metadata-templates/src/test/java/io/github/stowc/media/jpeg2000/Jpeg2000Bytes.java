package io.github.stowc.media.jpeg2000;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes JPEG 2000 codestreams marker by marker and JP2 files box by box, sound ones and broken ones. */
public final class Jpeg2000Bytes {
    static final int LRCP = 0;
    static final int RPCL = 2;
    static final int IRREVERSIBLE = 0;
    static final int REVERSIBLE = 1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Jpeg2000Bytes empty() {
        return new Jpeg2000Bytes();
    }

    /** Start of codestream. */
    public static Jpeg2000Bytes start() {
        return empty().raw(0xff, 0x4f);
    }

    /** A sound grey picture of 16 by 8 pixels in one tile, whose one packet is empty. */
    public static byte[] sound() {
        return start().size(0, 16, 8, 7)
                .style(LRCP, 0, 2, REVERSIBLE)
                .quantisation(0)
                .tile(0)
                .end();
    }

    /** A sound one of HTJ2K. */
    public static Jpeg2000Bytes highThroughput(int columns, int rows, int order, int levels, int wavelet) {
        return start().size(0x4000, columns, rows, 7)
                .segment(0x50, 0, 2, 0, 0, 0, 0)
                .segment(0x52, 0, order, 0, 1, 0, levels, 4, 4, 0x40, wavelet)
                .quantisation(wavelet == REVERSIBLE ? 0 : 2);
    }

    Jpeg2000Bytes raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    private Jpeg2000Bytes number(long value) {
        return raw((int) (value >> 24), (int) (value >> 16), (int) (value >> 8), (int) value);
    }

    public Jpeg2000Bytes segment(int marker, int... body) {
        int length = body.length + 2;
        return raw(0xff, marker, length >> 8, length).raw(body);
    }

    /** A size with one tile and components that have a sample for each pixel, each with its Ssiz. */
    Jpeg2000Bytes size(int capabilities, long columns, long rows, int... components) {
        return tiles(capabilities, columns, rows, columns, rows, components);
    }

    public Jpeg2000Bytes tiles(
            int capabilities, long columns, long rows, long tileWidth, long tileHeight, int... components) {
        int length = 38 + 3 * components.length;
        raw(0xff, 0x51, length >> 8, length, capabilities >> 8, capabilities);
        number(columns).number(rows).number(0).number(0);
        number(tileWidth).number(tileHeight).number(0).number(0);
        raw(components.length >> 8, components.length);
        for (int component : components) {
            raw(component, 1, 1);
        }
        return this;
    }

    /** A coding style with one layer and blocks of 64 by 64. */
    Jpeg2000Bytes style(int order, int together, int levels, int wavelet) {
        return segment(0x52, 0, order, 0, 1, together, levels, 4, 4, 0, wavelet);
    }

    /** A quantisation of a style, with guard bits and exponents enough for any number of levels. */
    public Jpeg2000Bytes quantisation(int style) {
        int[] body = new int[1 + 3 * 32 + 1];
        Arrays.fill(body, 8 << 3);
        body[0] = 2 << 5 | style;
        return segment(0x5c, body);
    }

    /** A tile with packets that are empty. */
    Jpeg2000Bytes tile(int number) {
        return tile(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public Jpeg2000Bytes tile(int number, int... packets) {
        return raw(0xff, 0x90, 0, 10, number >> 8, number)
                .number(14 + packets.length)
                .raw(0, 1, 0xff, 0x93)
                .raw(packets);
    }

    public byte[] end() {
        return raw(0xff, 0xd9).unfinished();
    }

    byte[] unfinished() {
        return out.toByteArray();
    }

    /** The signature and the type of a file in boxes. */
    static Jpeg2000Bytes file(String brand) {
        return new Jpeg2000Bytes().box("jP  ", 0x0d, 0x0a, 0x87, 0x0a).box("ftyp", latin1(brand + "\0\0\0\0" + brand));
    }

    /** A file with a sound codestream and a colour space. */
    public static byte[] wrapped(String brand, int colours, byte[] codestream) {
        return file(brand)
                .header(box(16, 8, 1).box("colr", 1, 0, 0, 0, 0, 0, colours))
                .codestream(codestream)
                .unfinished();
    }

    /** The box ihdr. */
    static Jpeg2000Bytes box(int columns, int rows, int components) {
        return new Jpeg2000Bytes()
                .box("ihdr", 0, 0, rows >> 8, rows, 0, 0, columns >> 8, columns, 0, components, 7, 7, 0, 0);
    }

    Jpeg2000Bytes header(Jpeg2000Bytes boxes) {
        return box("jp2h", ints(boxes.unfinished()));
    }

    Jpeg2000Bytes codestream(byte[] bytes) {
        return box("jp2c", ints(bytes));
    }

    Jpeg2000Bytes box(String type, int... body) {
        return number(8 + body.length).raw(latin1(type)).raw(body);
    }

    static int[] latin1(String text) {
        return ints(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static int[] ints(byte[] bytes) {
        int[] ints = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ints[i] = bytes[i] & 0xff;
        }
        return ints;
    }
}
