package io.github.stowc.media.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes JPEGs segment by segment, sound ones and broken ones. */
public final class JpegBytes {
    public static final int SOF0 = 0xc0;
    static final int SOF1 = 0xc1;
    public static final int SOF2 = 0xc2;
    public static final int SOF3 = 0xc3;
    static final int SUBSAMPLED = 0x22;
    public static final int FULL = 0x11;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Start of image. */
    public static JpegBytes start() {
        return new JpegBytes().raw(0xff, 0xd8);
    }

    /** A sound JPEG of one process. */
    public static byte[] sound(int sof, int precision, int... ids) {
        return start().tables()
                .frame(sof, precision, 16, 24, SUBSAMPLED, ids)
                .scan(sof == SOF2 ? 0 : 1, ids)
                .end();
    }

    public JpegBytes raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    JpegBytes bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public JpegBytes segment(int marker, byte[] body) {
        int length = body.length + 2;
        return raw(0xff, marker, length >> 8, length).bytes(body);
    }

    public JpegBytes segment(int marker, String latin1) {
        return segment(marker, latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    JpegBytes jfif() {
        return segment(0xe0, "JFIF\0\1\1\0\0\1\0\1\0\0");
    }

    JpegBytes adobe(int transform) {
        return segment(0xee, "Adobe\0\144\0\0\0\0" + (char) transform);
    }

    JpegBytes exif(byte[] tiff) {
        byte[] body = new byte[tiff.length + 6];
        System.arraycopy("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), 0, body, 0, 6);
        System.arraycopy(tiff, 0, body, 6, tiff.length);
        return segment(0xe1, body);
    }

    /** Quantisation and Huffman tables, of which only the presence counts here. */
    JpegBytes tables() {
        return segment(0xdb, new byte[65]).segment(0xc4, new byte[17]);
    }

    /** A frame header; the first component has the sampling factors that are given, the others 1 by 1. */
    public JpegBytes frame(int sof, int precision, int rows, int columns, int sampling, int... ids) {
        int length = 8 + 3 * ids.length;
        raw(0xff, sof, length >> 8, length, precision, rows >> 8, rows, columns >> 8, columns, ids.length);
        for (int i = 0; i < ids.length; i++) {
            raw(ids[i], i == 0 ? sampling : FULL, 0);
        }
        return this;
    }

    /** A scan header with some picture data: stuffed FFs and restart markers are among it. */
    JpegBytes scan(int predictor, int... ids) {
        int length = 6 + 2 * ids.length;
        raw(0xff, 0xda, length >> 8, length, ids.length);
        for (int id : ids) {
            raw(id, 0);
        }
        return raw(predictor, 0, 0).raw(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56);
    }

    public byte[] end() {
        return raw(0xff, 0xd9).unfinished();
    }

    byte[] unfinished() {
        return out.toByteArray();
    }
}
