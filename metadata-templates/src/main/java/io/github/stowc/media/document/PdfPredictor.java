package io.github.stowc.media.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Undoes the prediction of a stream's rows (ISO 32000-2 7.4.4.4), each of which is a number of bytes. */
final class PdfPredictor extends InputStream {
    private static final int TIFF = 2;
    private static final int FIRST_PNG = 10;
    private static final int LONGEST_ROW = 1 << 20;

    private final InputStream in;
    private final boolean png;
    private final byte[] row;
    private int at;

    private PdfPredictor(InputStream in, boolean png, int columns) {
        this.in = in;
        this.png = png;
        this.row = new byte[columns];
        this.at = columns;
    }

    /**
     * The bytes as they were before prediction.
     *
     * @param columns the bytes of a row; negative for 1, as the standard says if none is named
     * @throws EOFException if no such rows can be
     */
    static InputStream undo(InputStream in, long predictor, long columns) throws EOFException {
        boolean png = predictor >= FIRST_PNG;
        if (!png && predictor != TIFF) {
            return in;
        }
        if (columns > LONGEST_ROW || columns == 0) {
            throw new EOFException();
        }
        return new PdfPredictor(in, png, columns < 0 ? 1 : (int) columns);
    }

    @Override
    public int read() throws IOException {
        if (at == row.length && !fill()) {
            return -1;
        }
        return row[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        if (count > 0 && at == row.length && !fill()) {
            return -1;
        }
        int some = Math.min(count, row.length - at);
        System.arraycopy(row, at, into, from, some);
        at += some;
        return some;
    }

    private boolean fill() throws IOException {
        int filter = png ? in.read() : 0;
        byte[] coded = new byte[row.length];
        if (filter < 0 || in.readNBytes(coded, 0, coded.length) < coded.length) {
            return false;
        }
        int left = 0;
        int aboveLeft = 0;
        for (int i = 0; i < row.length; i++) {
            int above = row[i] & 0xff;
            left = (coded[i] + (png ? predicted(filter, left, above, aboveLeft) : left)) & 0xff;
            aboveLeft = above;
            row[i] = (byte) left;
        }
        at = 0;
        return true;
    }

    private static int predicted(int filter, int left, int above, int aboveLeft) {
        return switch (filter) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> (left + above) / 2;
            case 4 -> {
                int estimate = left + above - aboveLeft;
                int toLeft = Math.abs(estimate - left);
                int toAbove = Math.abs(estimate - above);
                int toAboveLeft = Math.abs(estimate - aboveLeft);
                yield toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft;
            }
            default -> 0;
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
