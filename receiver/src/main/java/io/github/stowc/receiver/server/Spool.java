package io.github.stowc.receiver.server;

import io.github.stowc.bytes.Source;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The body of a request while it comes in: in memory at first, in a file when it grows. For one thread at a time. */
final class Spool implements Closeable {
    /** As many bytes stay in memory. */
    private static final int IN_MEMORY = 128 * 1024;

    private final Path path;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private long size;

    /** A body that goes to that file if it is large. */
    Spool(Path path) {
        this.path = path;
    }

    void write(ByteBuffer bytes) throws IOException {
        size += bytes.remaining();
        if (file == null && size <= IN_MEMORY) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            memory.writeBytes(copy);
            return;
        }
        FileChannel channel = file;
        if (channel == null) {
            channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            file = channel;
            write(channel, ByteBuffer.wrap(memory.toByteArray()));
            memory.reset();
        }
        write(channel, bytes);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The number of bytes so far. */
    long size() {
        return size;
    }

    /** The whole body; nothing can be added any more. */
    Source source(String name) throws IOException {
        FileChannel channel = file;
        if (channel == null) {
            return Source.of(name, memory.toByteArray());
        }
        channel.close();
        return Source.of(path, name);
    }

    /** Removes what came. */
    @Override
    public void close() throws IOException {
        FileChannel channel = file;
        if (channel != null) {
            channel.close();
            Files.deleteIfExists(path);
        }
    }
}
