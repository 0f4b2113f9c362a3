package io.github.stowc.media.png;

import io.github.stowc.media.png.PngChunks.Chunk;
import java.io.IOException;
import java.util.zip.CRC32;

/** The compressed picture data of a PNG, in one or more consecutive chunks. */
final class PngData {
    private final PngChunks chunks;
    private Chunk chunk;
    private long done;
    private CRC32 crc = PngChunks.begin(PngChunks.IDAT);

    PngData(PngChunks chunks, Chunk first) {
        this.chunks = chunks;
        this.chunk = first;
    }

    /** The chunk being read, for the place in errors. */
    long offset() {
        return chunk.start();
    }

    /**
     * The next bytes.
     *
     * @return how many bytes, 1 or more; -1 after the last one
     */
    int read(byte[] into) throws IOException {
        while (done == chunk.length()) {
            Chunk next = chunks.at(chunk.end());
            if (!next.type().equals(PngChunks.IDAT)) {
                return -1;
            }
            chunk = next;
            done = 0;
            crc = PngChunks.begin(PngChunks.IDAT);
            verifyAtTheEnd();
        }
        int some = chunks.read(chunk, done, into);
        crc.update(into, 0, some);
        done += some;
        verifyAtTheEnd();
        return some;
    }

    private void verifyAtTheEnd() throws IOException {
        if (done == chunk.length()) {
            chunks.verify(chunk, crc);
        }
    }
}
