package io.github.stowc.media.jpeg.turn;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.jpeg.JpegBytes;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** JPEGs whose size is not that of their picture data. */
class JpegTurnTest {
    private static final byte[] TABLE = new byte[18];

    /** A grey JPEG with a few bytes of picture data, whose tables have one code of one bit each. */
    private static ByteWindow jpeg(int rows, int columns) throws IOException {
        return jpeg(rows, columns, 0, 0, 0, 0, 0);
    }

    /** The same with the category that the code of a level means. */
    private static ByteWindow jpeg(int rows, int columns, int category, int... data) throws IOException {
        byte[] dc = TABLE.clone();
        dc[1] = 1;
        byte[] ac = dc.clone();
        dc[17] = (byte) category;
        ac[0] = 0x10;
        byte[] bytes = JpegBytes.start()
                .segment(0xdb, new byte[65])
                .segment(0xc4, dc)
                .segment(0xc4, ac)
                .frame(JpegBytes.SOF0, 8, rows, columns, JpegBytes.FULL, 1)
                .raw(0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0)
                .raw(data)
                .end();
        return new ByteWindow(Source.of("a.jpg", bytes));
    }

    @Test
    void refusesPictureDataThatCannotHoldTheBlocks() throws IOException {
        try (ByteWindow in = jpeg(8, 8 * 17)) {
            MediaException refused = assertThrows(MediaException.class, () -> JpegTurn.of(in, 3));
            assertTrue(refused.getMessage().contains("4 bytes, too few for 17 blocks"), refused.getMessage());
        }
        try (ByteWindow in = jpeg(8, 8 * 16)) {
            assertNotNull(JpegTurn.of(in, 3));
        }
    }

    /** A decoder has no code for them, so the turned picture would be one that nobody can read. */
    @Test
    void refusesLevelsBeyondThePrecision() throws IOException {
        // Levels 4095 and 0; then 1023 and 0, which differ by no more than 11 bits.
        try (ByteWindow in = jpeg(8, 16, 12, 0x7f, 0xf8, 0, 0)) {
            MediaException refused = assertThrows(MediaException.class, () -> JpegTurn.of(in, 2));
            assertTrue(refused.getMessage().contains("levels"), refused.getMessage());
        }
        try (ByteWindow in = jpeg(8, 16, 10, 0x7f, 0xe0, 0, 0)) {
            assertNotNull(JpegTurn.of(in, 2));
        }
    }
}
