package io.github.stowc.media.png;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNGs chunk by chunk, sound ones and broken ones. */
public final class PngBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** The signature. */
    public static PngBytes start() {
        return new PngBytes().raw("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The signature and a header. */
    public static PngBytes start(long columns, long rows, int depth, int colour, int interlace) {
        return start().header(columns, rows, depth, colour, 0, 0, interlace);
    }

    /** A sound grey picture of 3 by 2 pixels. */
    public static byte[] sound() {
        return start(3, 2, 8, 0, 0).data(0, 1, 2, 3, 0, 4, 5, 6).end();
    }

    PngBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    PngBytes header(long columns, long rows, int... rest) {
        byte[] body = new byte[8 + rest.length];
        for (int i = 0; i < 4; i++) {
            body[i] = (byte) (columns >> (24 - 8 * i));
            body[4 + i] = (byte) (rows >> (24 - 8 * i));
        }
        for (int i = 0; i < rest.length; i++) {
            body[8 + i] = (byte) rest[i];
        }
        return chunk("IHDR", body);
    }

    public PngBytes chunk(String type, byte[] body) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(body);
        return number(body.length).raw(name).raw(body).number(crc.getValue());
    }

    public PngBytes chunk(String type, int... body) {
        return chunk(type, bytes(body));
    }

    private PngBytes number(long value) {
        return raw(new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
    }

    /** A chunk IDAT with rows, each with its filter before it. */
    public PngBytes data(int... rows) {
        return chunk("IDAT", deflated(bytes(rows)));
    }

    public static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    public static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        byte[] block = new byte[1024];
        while (!deflater.finished()) {
            deflated.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        return deflated.toByteArray();
    }

    public byte[] end() {
        return chunk("IEND").unfinished();
    }

    byte[] unfinished() {
        return out.toByteArray();
    }
}
