package io.github.stowc.media.gif;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes GIFs block by block, sound ones and broken ones. The colours are those of a table of four. */
public final class GifBytes {
    static final int WHITE = 0xffffff;
    static final int RED = 0xff0000;
    static final int GREEN = 0x00ff00;
    static final int BLUE = 0x0000ff;

    private static final int CODE_SIZE = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A header and a screen with the global table: red, green, blue, black. */
    public static GifBytes start(int columns, int rows) {
        return screen(columns, rows, 0x81).table(RED, GREEN, BLUE, 0);
    }

    static GifBytes screen(int columns, int rows, int packed) {
        GifBytes gif = new GifBytes();
        gif.out.writeBytes("GIF89a".getBytes(StandardCharsets.ISO_8859_1));
        return gif.number(columns).number(rows).raw(packed, 0, 0);
    }

    /** A sound animation of two frames. */
    public static byte[] sound() {
        return start(2, 1)
                .control(0, 7, -1)
                .picture(0, 0, 2, 1, 0, 1)
                .control(0, 0, -1)
                .picture(1, 0, 1, 1, 2)
                .end();
    }

    public GifBytes raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    private GifBytes number(int value) {
        return raw(value, value >> 8);
    }

    private GifBytes table(int... colours) {
        for (int colour : colours) {
            raw(colour >> 16, colour >> 8, colour);
        }
        return this;
    }

    /** A graphic control extension; the delay in hundredths of a second, -1 for no transparent colour. */
    public GifBytes control(int disposal, int delay, int transparent) {
        return raw(0x21, 0xf9, 4, disposal << 2 | (transparent < 0 ? 0 : 1))
                .number(delay)
                .raw(Math.max(0, transparent), 0);
    }

    GifBytes picture(int x, int y, int columns, int rows, int... pixels) {
        return descriptor(x, y, columns, rows, 0).data(pixels);
    }

    public GifBytes descriptor(int x, int y, int columns, int rows, int packed) {
        return raw(0x2c).number(x).number(y).number(columns).number(rows).raw(packed);
    }

    /** Pixels as codes of three bits: a clear code before every second keeps them so short. */
    GifBytes data(int... pixels) {
        int[] codes = new int[pixels.length + (pixels.length + 1) / 2 + 1];
        int count = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (i % 2 == 0) {
                codes[count++] = 4;
            }
            codes[count++] = pixels[i];
        }
        codes[count] = 5;
        return codes(codes);
    }

    GifBytes codes(int... codes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int code : codes) {
            buffer |= code << bits;
            bits += CODE_SIZE + 1;
            if (bits >= 8) {
                packed.write(buffer);
                buffer >>= 8;
                bits -= 8;
            }
        }
        packed.write(buffer);
        return raw(CODE_SIZE).subBlocks(packed.toByteArray());
    }

    public GifBytes subBlocks(byte[] bytes) {
        for (int at = 0; at < bytes.length; at += 255) {
            int length = Math.min(255, bytes.length - at);
            raw(length);
            out.write(bytes, at, length);
        }
        return raw(0);
    }

    public byte[] end() {
        return raw(0x3b).unfinished();
    }

    byte[] unfinished() {
        return out.toByteArray();
    }
}
