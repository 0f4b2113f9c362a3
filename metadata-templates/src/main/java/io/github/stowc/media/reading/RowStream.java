package io.github.stowc.media.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A stream of rows of the same length, each made when it is asked for. */
public abstract class RowStream extends InputStream {
    private final byte[] row;
    private long rowsLeft;
    private int at;

    /** A stream of that many rows; a row has at least 1 byte. */
    public RowStream(int rowLength, long rows) {
        this.row = new byte[rowLength];
        this.rowsLeft = rows;
        this.at = rowLength;
    }

    /** Makes the next row. */
    protected abstract void fill(byte[] into) throws IOException;

    @Override
    public final int read() throws IOException {
        return isAtTheEnd() ? -1 : row[at++] & 0xff;
    }

    @Override
    public final int read(byte[] into, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, into.length);
        if (count == 0) {
            return 0;
        }
        if (isAtTheEnd()) {
            return -1;
        }
        int some = Math.min(count, row.length - at);
        System.arraycopy(row, at, into, from, some);
        at += some;
        return some;
    }

    private boolean isAtTheEnd() throws IOException {
        if (at < row.length) {
            return false;
        }
        if (rowsLeft == 0) {
            return true;
        }
        fill(row);
        rowsLeft--;
        at = 0;
        return false;
    }

    @Override
    public final int available() {
        return row.length - at;
    }
}
