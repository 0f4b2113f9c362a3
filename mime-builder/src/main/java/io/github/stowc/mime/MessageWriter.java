package io.github.stowc.mime;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.FileRangeReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** Writes pieces to a channel in order, through one buffer, so that small pieces do not cost a write each. */
final class MessageWriter {
    private static final int BUFFER = 256 * 1024;

    private final WritableByteChannel channel;
    private final ProgressListener progress;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private MessageWriter(WritableByteChannel channel, ProgressListener progress) {
        this.channel = channel;
        this.progress = progress;
    }

    static void write(List<Body> pieces, WritableByteChannel channel, ProgressListener progress) throws IOException {
        MessageWriter writer = new MessageWriter(channel, progress);
        for (Body piece : pieces) {
            writer.add(piece);
        }
        writer.flush();
    }

    private void add(Body piece) throws IOException {
        if (piece instanceof Body.Bytes bytes) {
            addBytes(bytes.array(), bytes.array().length);
        } else if (piece instanceof Body.FileRange range) {
            addFile(range);
        } else {
            addStream(piece);
        }
    }

    private void addBytes(byte[] bytes, int length) throws IOException {
        int at = 0;
        while (at < length) {
            int count = Math.min(length - at, buffer.remaining());
            buffer.put(bytes, at, count);
            at += count;
            flushIfFull();
        }
    }

    private void addFile(Body.FileRange range) throws IOException {
        try (FileRangeReader reader = new FileRangeReader(range)) {
            long position = 0;
            while (position < range.length()) {
                long left = range.length() - position;
                buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + left));
                position += reader.read(buffer, position);
                buffer.limit(buffer.capacity());
                flushIfFull();
            }
            reader.checkUnchanged();
        }
    }

    private void addStream(Body piece) throws IOException {
        byte[] chunk = new byte[64 * 1024];
        try (InputStream in = piece.open()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                addBytes(chunk, count);
            }
        }
    }

    private void flushIfFull() throws IOException {
        if (!buffer.hasRemaining()) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        int count = buffer.remaining();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
        progress.written(count);
    }
}
