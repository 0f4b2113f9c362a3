package io.github.stowc.media.png;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.png.PngHeader.Pass;
import java.io.Closeable;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The rows of one pass of a PNG, inflated and with their filters undone (ISO/IEC 15948 9). */
final class PngRows implements Closeable {
    private static final int BLOCK = 8192;
    private static final int AVERAGE = 3;
    private static final int PAETH = 4;

    private final ByteWindow window;
    private final PngChunks chunks;
    private final PngData data;
    private final Inflater inflater = new Inflater();
    private final byte[] block = new byte[BLOCK];
    private final Pass pass;
    private final int distance;
    private long toSkip;
    private byte[] row;
    private byte[] above;
    private int rowNumber;

    /**
     * The rows of a pass.
     *
     * @param window its own, closed with it
     * @param skip the inflated bytes before its first row
     */
    PngRows(ByteWindow window, PngChunks.Chunk firstData, PngHeader header, Pass pass, long skip) {
        this.window = window;
        this.chunks = new PngChunks(window);
        this.data = new PngData(chunks, firstData);
        this.pass = pass;
        this.distance = header.filterDistance();
        this.toSkip = skip;
        this.row = new byte[pass.rowLength()];
        this.above = new byte[pass.rowLength()];
    }

    Pass pass() {
        return pass;
    }

    /** The bytes of the next row; the array is reused for the row after it. */
    byte[] next() throws IOException {
        byte[] skipped = new byte[(int) Math.min(BLOCK, toSkip)];
        while (toSkip > 0) {
            int some = (int) Math.min(skipped.length, toSkip);
            inflate(skipped, some);
            toSkip -= some;
        }
        byte[] current = above;
        above = row;
        row = current;
        byte[] filter = new byte[1];
        inflate(filter, 1);
        inflate(row, row.length);
        undo(filter[0]);
        rowNumber++;
        return row;
    }

    /** Checks that the data end after the last row and that their checksum is right. */
    void finish() throws IOException {
        if (inflateSome(new byte[1], 0, 1) > 0) {
            throw chunks.faults()
                    .malformed(
                            data.offset(),
                            "picture data for the rows that the header names",
                            "more: the header's size is wrong");
        }
        int read;
        do {
            read = data.read(block);
        } while (read >= 0);
    }

    private void inflate(byte[] into, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int some = inflateSome(into, done, count - done);
            if (some < 0) {
                throw chunks.faults()
                        .malformed(
                                data.offset(),
                                "picture data for " + pass.rows() + " rows",
                                "the end of them in row " + rowNumber
                                        + ": the header's size is wrong, or data are missing");
            }
            done += some;
        }
    }

    /** Inflates 1 byte or more; -1 if the compressed data have ended. */
    private int inflateSome(byte[] into, int from, int count) throws IOException {
        try {
            while (true) {
                int some = inflater.inflate(into, from, count);
                if (some > 0) {
                    return some;
                }
                if (inflater.finished()) {
                    return -1;
                }
                if (inflater.needsInput()) {
                    int read = data.read(block);
                    if (read < 0) {
                        throw chunks.faults()
                                .malformed(
                                        data.offset(),
                                        "more compressed data (IDAT)",
                                        "the end of them: the PNG is cut");
                    }
                    inflater.setInput(block, 0, read);
                } else if (inflater.needsDictionary()) {
                    throw broken();
                }
            }
        } catch (DataFormatException e) {
            throw broken();
        }
    }

    private MediaException broken() {
        return chunks.faults()
                .malformed(data.offset(), "compressed data (RFC 1950) in the chunk IDAT", "others in row " + rowNumber);
    }

    private void undo(int filter) throws MediaException {
        switch (filter) {
            case 0 -> {
                // The row is not filtered.
            }
            case 1 -> {
                for (int i = distance; i < row.length; i++) {
                    row[i] += row[i - distance];
                }
            }
            case 2 -> {
                for (int i = 0; i < row.length; i++) {
                    row[i] += above[i];
                }
            }
            case AVERAGE -> {
                for (int i = 0; i < row.length; i++) {
                    row[i] += (byte) ((left(row, i) + (above[i] & 0xff)) / 2);
                }
            }
            case PAETH -> {
                for (int i = 0; i < row.length; i++) {
                    row[i] += (byte) paeth(left(row, i), above[i] & 0xff, left(above, i));
                }
            }
            default ->
                throw chunks.faults()
                        .malformed(
                                data.offset(),
                                "a filter of 0 to 4 (ISO/IEC 15948 9.2) before row " + rowNumber,
                                filter & 0xff);
        }
    }

    private int left(byte[] bytes, int i) {
        return i < distance ? 0 : bytes[i - distance] & 0xff;
    }

    private static int paeth(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        window.close();
    }
}
