package io.github.stowc.media.gif;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.gif.GifFrame.Disposal;
import io.github.stowc.media.reading.RowStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The decoded frames of a GIF, one after the other, each with what earlier pictures left on the canvas.
 *
 * <p>The canvas is white where nothing was drawn. Only the canvas is held, whatever the number of frames, and above it, in a
 * byte a pixel, a picture that is taken back before the next one.
 *
 * <p>The decoder is our own: {@code javax.imageio} loads a few hundred classes of the desktop first, holds frames as rasters
 * of up to four bytes a pixel, leaves disposal to its callers, and throws exceptions of every kind on hostile files.
 */
final class GifStream extends RowStream {
    private static final byte WHITE = (byte) 0xff;

    private final GifFile file;
    private final ByteWindow window;
    private final byte[][] canvas;
    private int row;
    private int frameNumber;
    private byte[][] above = new byte[0][];
    private byte[] colours = new byte[0];

    GifStream(GifFile file) throws IOException {
        super(3 * file.columns(), (long) file.rows() * file.frames().size());
        this.file = file;
        this.window = new ByteWindow(file.source());
        this.canvas = new byte[file.rows()][3 * file.columns()];
        for (byte[] line : canvas) {
            Arrays.fill(line, WHITE);
        }
    }

    @Override
    protected void fill(byte[] into) throws IOException {
        GifFrame frame = file.frames().get(frameNumber);
        if (row == 0) {
            draw(frame);
        }
        System.arraycopy(canvas[row], 0, into, 0, into.length);
        int lying = row - frame.y();
        if (lying >= 0 && lying < above.length) {
            paint(frame, above[lying], into);
        }
        row++;
        if (row == file.rows()) {
            dispose(frame);
            row = 0;
            frameNumber++;
        }
    }

    private void draw(GifFrame frame) throws IOException {
        colours = window.copy(frame.table(), 3 * frame.colours());
        GifCodes codes = new GifCodes(window, file.faults(), frame.data());
        if (frame.disposal() == Disposal.RESTORE) {
            above = new byte[Math.min(frame.rows(), Math.max(0, file.rows() - frame.y()))][];
        }
        byte[] line = new byte[frame.columns()];
        for (int y : frame.rowOrder()) {
            codes.read(line);
            check(frame, line);
            if (y < above.length) {
                above[y] = Arrays.copyOf(line, visible(frame));
            } else if (frame.disposal() != Disposal.RESTORE && frame.y() + y < canvas.length) {
                paint(frame, line, canvas[frame.y() + y]);
            }
        }
    }

    private void check(GifFrame frame, byte[] line) throws MediaException {
        for (byte pixel : line) {
            int colour = pixel & 0xff;
            if (colour >= frame.colours() && colour != frame.transparent()) {
                throw file.faults()
                        .malformed(
                                frame.start(),
                                "pixels with colours of a table of " + frame.colours(),
                                "one with colour " + colour);
            }
        }
    }

    /** The columns of a picture that lie on the canvas. */
    private int visible(GifFrame frame) {
        return Math.min(frame.columns(), Math.max(0, file.columns() - frame.x()));
    }

    private void paint(GifFrame frame, byte[] line, byte[] into) {
        int end = visible(frame);
        for (int x = 0; x < end; x++) {
            int colour = line[x] & 0xff;
            if (colour != frame.transparent()) {
                System.arraycopy(colours, 3 * colour, into, 3 * (frame.x() + x), 3);
            }
        }
    }

    private void dispose(GifFrame frame) {
        above = new byte[0][];
        if (frame.disposal() == Disposal.CLEAR) {
            int from = Math.min(3 * frame.x(), 3 * file.columns());
            int end = Math.min(frame.y() + frame.rows(), file.rows());
            for (int y = frame.y(); y < end; y++) {
                Arrays.fill(canvas[y], from, from + 3 * visible(frame), WHITE);
            }
        }
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
