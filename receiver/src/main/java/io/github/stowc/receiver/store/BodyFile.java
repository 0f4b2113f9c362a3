package io.github.stowc.receiver.store;

import io.github.stowc.bytes.Body;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes bodies to files; ranges of files are copied inside the system. */
public final class BodyFile {
    private static final int BUFFER = 64 * 1024;

    private BodyFile() {}

    /**
     * Writes a new file; if that fails, there is none.
     *
     * @throws IOException if the body cannot be read, or the file cannot be written
     */
    public static void write(Body body, Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (Body piece : body.pieces()) {
                if (piece instanceof Body.FileRange range && range.length() > BUFFER) {
                    copy(range, out);
                } else {
                    copy(piece, out);
                }
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void copy(Body.FileRange range, FileChannel out) throws IOException {
        try (FileChannel in = FileChannel.open(range.file(), StandardOpenOption.READ)) {
            long left = range.length();
            while (left > 0) {
                long count = in.transferTo(range.offset() + range.length() - left, left, out);
                if (count <= 0) {
                    throw new IOException(range.file() + ": expected " + left + " bytes more, found its end");
                }
                left -= count;
            }
        }
    }

    private static void copy(Body piece, FileChannel out) throws IOException {
        try (InputStream in = piece.open()) {
            byte[] buffer = new byte[(int) Math.min(Math.max(piece.length(), 1), BUFFER)];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
        }
    }
}
