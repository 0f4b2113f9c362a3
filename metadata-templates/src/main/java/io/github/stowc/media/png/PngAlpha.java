package io.github.stowc.media.png;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.png.PngHeader.Pass;
import java.io.IOException;

/** Looks whether a picture with an alpha channel has a transparent pixel: most screenshots have none. */
final class PngAlpha {
    private PngAlpha() {}

    /** Whether some pixel is transparent; also if the data are broken, of which decoding tells more. */
    static boolean isTransparent(PngFile file) throws IOException {
        PngHeader header = file.header();
        int sample = header.depth() / 8;
        int pixel = header.channels() * sample;
        long skip = 0;
        for (Pass pass : header.passes()) {
            try (PngRows rows = new PngRows(new ByteWindow(file.source()), file.firstData(), header, pass, skip)) {
                for (int i = 0; i < pass.rows(); i++) {
                    if (!isOpaque(rows.next(), pixel, sample)) {
                        return true;
                    }
                }
            }
            skip += pass.length();
        }
        return false;
    }

    private static boolean isOpaque(byte[] row, int pixel, int sample) {
        for (int at = pixel - sample; at < row.length; at += pixel) {
            if (row[at] != -1 || row[at + sample - 1] != -1) {
                return false;
            }
        }
        return true;
    }
}
