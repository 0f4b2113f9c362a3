package io.github.stowc.media.png;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.media.reading.PictureFaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The chunks of a PNG (ISO/IEC 15948 5.3). */
final class PngChunks {
    /** The signature before the first chunk. */
    static final int SIGNATURE = 8;

    static final String IHDR = "IHDR";
    static final String PLTE = "PLTE";
    static final String IDAT = "IDAT";
    static final String IEND = "IEND";

    private static final int TYPE = 4;
    private static final int CRC = 4;
    private static final int OVERHEAD = 12;
    private static final int BLOCK = 8192;

    private final ByteWindow in;
    private final PictureFaults faults;

    PngChunks(ByteWindow in) {
        this.in = in;
        this.faults =
                new PictureFaults(in.source(), "PNG", "write the PNG anew: {RUN:REWRITE_PNG}, or export it again");
    }

    PictureFaults faults() {
        return faults;
    }

    /**
     * A chunk.
     *
     * @param type four letters
     * @param start where its length is
     * @param length the number of bytes between its type and its CRC
     */
    record Chunk(String type, long start, long length) {
        long body() {
            return start + 4 + TYPE;
        }

        /** The offset of the CRC. */
        long crc() {
            return body() + length;
        }

        long end() {
            return crc() + CRC;
        }

        /** Whether a decoder that does not know it cannot show the picture (ISO/IEC 15948 5.4). */
        boolean isCritical() {
            return Character.isUpperCase(type.charAt(0));
        }
    }

    /** The whole chunk at an offset; its CRC has not been checked. */
    Chunk at(long start) throws IOException {
        if (start + OVERHEAD > in.size()) {
            throw faults.cutOff(in.size(), "a chunk at byte " + start + " or the last one, IEND");
        }
        long length = in.u32(start);
        String type = new String(in.copy(start + 4, TYPE), StandardCharsets.ISO_8859_1);
        for (int i = 0; i < TYPE; i++) {
            char c = type.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
                throw faults.malformed(start + 4, "the type of a chunk, which is four letters", found(start + 4));
            }
        }
        Chunk chunk = new Chunk(type, start, length);
        if (chunk.end() > in.size()) {
            throw faults.cutOff(in.size(), "a chunk " + type + " of " + length + " bytes from byte " + start + " on");
        }
        return chunk;
    }

    private String found(long at) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < TYPE; i++) {
            text.append(i == 0 ? "" : " ").append(Printable.hex(in.u8(at + i)));
        }
        return text.toString();
    }

    /** Checks that the bytes of a chunk are those that were written. */
    void verify(Chunk chunk) throws IOException {
        CRC32 crc = new CRC32();
        long from = chunk.body() - TYPE;
        byte[] block = new byte[(int) Math.min(BLOCK, chunk.crc() - from)];
        while (from < chunk.crc()) {
            int some = (int) Math.min(block.length, chunk.crc() - from);
            in.copy(from, block, 0, some);
            crc.update(block, 0, some);
            from += some;
        }
        verify(chunk, crc);
    }

    /** Compares the CRC of a chunk's type and bytes with the one after them. */
    void verify(Chunk chunk, CRC32 crc) throws IOException {
        if (in.u32(chunk.crc()) != crc.getValue()) {
            throw faults.malformed(
                    chunk.crc(),
                    "the CRC of the chunk " + chunk.type() + " at byte " + chunk.start(),
                    "another: the file is damaged");
        }
    }

    /** A CRC that has seen a chunk's type. */
    static CRC32 begin(String type) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
        return crc;
    }

    int read(Chunk chunk, long done, byte[] into) throws IOException {
        int some = (int) Math.min(into.length, chunk.length() - done);
        in.copy(chunk.body() + done, into, 0, some);
        return some;
    }
}
