package io.github.stowc.media.png;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.png.PngHeader.Pass;
import io.github.stowc.media.reading.RowStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoded rows of a PNG, from top to bottom.
 *
 * <p>For an interlaced picture, one inflater per pass reads the data in parallel, each after skipping to its first row: it
 * holds only a few rows and seven inflaters, whatever the size of the picture.
 */
final class PngStream extends RowStream {
    private final PngFile file;
    private final List<PngRows> passes = new ArrayList<>();
    private final PngPixels pixels;
    private int next;

    PngStream(PngFile file) throws IOException {
        super(
                file.header().columns() * file.pixels().bytesPerPixel(),
                file.header().rows());
        this.file = file;
        this.pixels = file.pixels();
        long skip = 0;
        try {
            for (Pass pass : file.header().passes()) {
                passes.add(new PngRows(new ByteWindow(file.source()), file.firstData(), file.header(), pass, skip));
                skip += pass.length();
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    protected void fill(byte[] row) throws IOException {
        for (PngRows rows : passes) {
            if (rows.pass().has(next)) {
                int missing = pixels.convert(rows.next(), rows.pass(), row);
                if (missing >= 0) {
                    throw file.faults()
                            .malformed(
                                    file.firstData().start(),
                                    "a palette with the colours that row " + next + " names",
                                    "none for " + missing);
                }
            }
        }
        next++;
        if (next == file.header().rows()) {
            passes.get(passes.size() - 1).finish();
        }
    }

    @Override
    public void close() throws IOException {
        for (PngRows rows : passes) {
            rows.close();
        }
    }
}
