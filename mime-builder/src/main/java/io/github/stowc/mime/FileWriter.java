package io.github.stowc.mime;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.FileRangeReader;
import io.github.stowc.threads.SharedWork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes pieces to a file. A large message is written by two threads, each of which takes the next range of the output,
 * reads its content and writes it at its place.
 */
final class FileWriter {
    /** Below this length a second thread costs more than it gives. */
    private static final long PARALLEL_FROM = 2 << 20;

    /**
     * The length of a range: short enough that neither thread waits long at the end, long enough to open files rarely.
     */
    private static final int CHUNKS = 32;

    private static final int MAX_CHUNK = 8 << 20;
    private static final int BUFFER = 256 * 1024;
    private static final int STREAM_BUFFER = 64 * 1024;

    private final List<Body> pieces;
    private final long[] starts;
    private final long length;
    private final FileChannel out;
    private final ProgressListener progress;
    private final int chunk;
    private final AtomicLong next = new AtomicLong();
    private final SharedWork work = new SharedWork();

    private FileWriter(List<Body> pieces, long length, FileChannel out, ProgressListener progress, int chunk) {
        this.pieces = pieces;
        this.length = length;
        this.out = out;
        this.progress = progress;
        this.chunk = chunk;
        this.starts = new long[pieces.size()];
        long at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            at += pieces.get(i).length();
        }
    }

    static void write(List<Body> pieces, long length, FileChannel out, ProgressListener progress) throws IOException {
        if (length < PARALLEL_FROM || !hasPlaces(out)) {
            MessageWriter.write(pieces, out, progress);
        } else {
            long megabytes = Math.max(1, (length / CHUNKS) >> 20);
            writeParallel(pieces, length, out, progress, (int) Math.min(MAX_CHUNK, megabytes << 20));
        }
    }

    /** A pipe, such as standard output can be, takes bytes in order only. */
    private static boolean hasPlaces(FileChannel out) {
        try {
            return out.position() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    static void writeParallel(List<Body> pieces, long length, FileChannel out, ProgressListener progress, int chunk)
            throws IOException {
        new FileWriter(pieces, length, out, progress, chunk).run();
    }

    private void run() throws IOException {
        // The caller's thread writes everything else: only that thread may open streams of the caller.
        work.run(
                "stowc-writer",
                () -> {
                    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
                    writeStreams(buffer);
                    writeRanges(buffer);
                },
                () -> writeRanges(ByteBuffer.allocateDirect(BUFFER)));
    }

    private void writeRanges(ByteBuffer buffer) throws IOException {
        for (long start = next.getAndAdd(chunk); start < length && work.goesOn(); start = next.getAndAdd(chunk)) {
            writeRange(start, Math.min(start + chunk, length), buffer);
        }
    }

    private void writeStreams(ByteBuffer buffer) throws IOException {
        for (int i = 0; i < starts.length && work.goesOn(); i++) {
            Body piece = pieces.get(i);
            if (piece instanceof Body.Streamed) {
                writeStream(piece, starts[i], buffer);
            } else if (piece instanceof Body.FileRange range && range.length() == 0) {
                // It is in no range of the output, but may have grown.
                putFile(range, 0, 0, buffer, starts[i]);
            }
        }
    }

    private void writeStream(Body piece, long start, ByteBuffer buffer) throws IOException {
        byte[] bytes = new byte[STREAM_BUFFER];
        long at = start;
        try (InputStream in = piece.open()) {
            for (int count = in.read(bytes); count >= 0 && work.goesOn(); count = in.read(bytes)) {
                at = putBytes(bytes, 0, count, buffer, at);
            }
        }
        flush(buffer, at);
    }

    private void writeRange(long start, long end, ByteBuffer buffer) throws IOException {
        long written = start;
        for (int i = firstPiece(start); i < starts.length && starts[i] < end; i++) {
            Body piece = pieces.get(i);
            long from = Math.max(start - starts[i], 0);
            long to = Math.min(end - starts[i], piece.length());
            if (piece instanceof Body.Bytes bytes) {
                written = putBytes(bytes.array(), (int) from, (int) to, buffer, written);
            } else if (piece instanceof Body.FileRange range && from < to) {
                written = putFile(range, from, to, buffer, written);
            } else if (piece instanceof Body.Streamed) {
                flush(buffer, written);
                written = starts[i] + to;
            }
        }
        flush(buffer, written);
    }

    /** The last piece that begins at a place or before it. */
    private int firstPiece(long place) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long putBytes(byte[] bytes, int from, int to, ByteBuffer buffer, long written) throws IOException {
        long at = written;
        int next = from;
        while (next < to) {
            int count = Math.min(to - next, buffer.remaining());
            buffer.put(bytes, next, count);
            next += count;
            at = flushIfFull(buffer, at);
        }
        return at;
    }

    private long putFile(Body.FileRange range, long from, long to, ByteBuffer buffer, long written) throws IOException {
        long at = written;
        try (FileRangeReader reader = new FileRangeReader(range)) {
            long next = from;
            while (next < to) {
                buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + to - next));
                next += reader.read(buffer, next);
                buffer.limit(buffer.capacity());
                at = flushIfFull(buffer, at);
            }
            reader.checkUnchanged();
        }
        return at;
    }

    private long flushIfFull(ByteBuffer buffer, long at) throws IOException {
        return buffer.hasRemaining() ? at : flush(buffer, at);
    }

    private long flush(ByteBuffer buffer, long position) throws IOException {
        buffer.flip();
        long at = position;
        while (buffer.hasRemaining()) {
            at += out.write(buffer, at);
        }
        buffer.clear();
        progress.written(at - position);
        return at;
    }
}
