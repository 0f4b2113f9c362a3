package io.github.stowc.media.reading;

import io.github.stowc.bytes.Source.StreamOpener;
import io.github.stowc.media.content.ImagePixel;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a turned picture. The picture is decoded as often as its rows need the memory that they get, so that the memory
 * does not grow with it.
 */
final class TurnedRows extends RowStream {
    private static final int SHARE = 6;
    private static final long LEAST = 4L << 20;
    private static final long MOST = 64L << 20;

    private final StreamOpener opener;
    private final ImagePixel from;
    private final ImagePixel to;
    private final int bytesPerPixel;
    private final boolean transposed;
    private final boolean flipsColumns;
    private final boolean flipsRows;
    private final byte[] band;
    private final byte[] sourceRow;
    private final int bandRows;
    private @Nullable InputStream in;
    private long sourceAt;
    private long next;

    TurnedRows(StreamOpener opener, ImagePixel from, ImagePixel to, int frames, int orientation) {
        super((int) (to.frameLength() / to.rows()), (long) to.rows() * frames);
        this.opener = opener;
        this.from = from;
        this.to = to;
        this.bytesPerPixel = from.samplesPerPixel() * from.bitsAllocated() / 8;
        this.transposed = orientation >= 5;
        this.flipsColumns = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        this.flipsRows = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int rowLength = to.columns() * bytesPerPixel;
        long budget = Math.max(LEAST, Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE));
        this.bandRows = (int) Math.max(1, Math.min(to.rows(), budget / rowLength));
        this.band = new byte[bandRows * rowLength];
        this.sourceRow = new byte[from.columns() * bytesPerPixel];
    }

    @Override
    protected void fill(byte[] row) throws IOException {
        int inFrame = (int) (next % to.rows());
        if (inFrame % bandRows == 0) {
            load(next / to.rows(), inFrame, Math.min(bandRows, to.rows() - inFrame));
        }
        System.arraycopy(band, inFrame % bandRows * row.length, row, 0, row.length);
        next++;
    }

    /** Makes some rows of the turned picture: all rows of the source have a part in them, or as many as they are. */
    private void load(long frame, int first, int count) throws IOException {
        int start = transposed ? 0 : flipsRows ? from.rows() - first - count : first;
        int end = transposed ? from.rows() : start + count;
        for (int y = start; y < end; y++) {
            read(frame * from.rows() + y);
            int row = flipsRows ? from.rows() - 1 - y : y;
            for (int i = 0; i < (transposed ? count : from.columns()); i++) {
                int toRow = transposed ? i : row - first;
                int toColumn = transposed ? row : i;
                int asked = transposed ? first + i : i;
                int column = flipsColumns ? from.columns() - 1 - asked : asked;
                int at = (toRow * to.columns() + toColumn) * bytesPerPixel;
                for (int b = 0; b < bytesPerPixel; b++) {
                    band[at + b] = sourceRow[column * bytesPerPixel + b];
                }
            }
        }
    }

    private void read(long row) throws IOException {
        InputStream open = in;
        if (open == null || sourceAt > row) {
            close();
            open = opener.open();
            in = open;
            sourceAt = 0;
        }
        while (sourceAt <= row) {
            if (open.readNBytes(sourceRow, 0, sourceRow.length) < sourceRow.length) {
                throw new EOFException("the decoded picture ends in row " + sourceAt);
            }
            sourceAt++;
        }
    }

    @Override
    public void close() throws IOException {
        InputStream open = in;
        if (open != null) {
            in = null;
            open.close();
        }
    }
}
