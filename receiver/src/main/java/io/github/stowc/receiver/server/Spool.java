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
    private final SpoolMemory allowed;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private int taken;
    private volatile long size;

    /** A body that goes to that file if it is large, or if all bodies together take more memory than is allowed. */
    Spool(Path path, SpoolMemory allowed) {
        this.path = path;
        this.allowed = allowed;
    }

    void write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        long grown = size + count;
        if (file == null && grown <= IN_MEMORY && allowed.take(count)) {
            taken += count;
            byte[] copy = new byte[count];
            bytes.get(copy);
            memory.writeBytes(copy);
            size = grown;
            return;
        }
        FileChannel channel = file;
        if (channel == null) {
            channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            file = channel;
            write(channel, ByteBuffer.wrap(memory.toByteArray()));
            memory.reset();
            giveBack();
        }
        write(channel, bytes);
        size = grown;
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void giveBack() {
        allowed.give(taken);
        taken = 0;
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
        giveBack();
        FileChannel channel = file;
        if (channel != null) {
            try {
                channel.close();
            } finally {
                Files.deleteIfExists(path);
            }
        }
    }
}
