package io.github.stowc.anatomy.page;

import io.github.stowc.bytes.Source;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads short runs of bytes of a message, at offsets that grow. Not for several threads. */
final class MessageBytes implements Closeable {
    private final @Nullable SeekableByteChannel channel;
    private final InputStream in;
    private long position;

    MessageBytes(Source source) throws IOException {
        this.channel = source.channel().orElse(null);
        this.in = channel == null ? source.open() : InputStream.nullInputStream();
    }

    /** The bytes from an offset on; fewer if the message ends before. */
    byte[] read(long offset, int count) throws IOException {
        if (channel == null) {
            in.skipNBytes(offset - position);
            byte[] bytes = in.readNBytes(count);
            position = offset + bytes.length;
            return bytes;
        }
        channel.position(offset);
        ByteBuffer bytes = ByteBuffer.allocate(count);
        int last = 0;
        while (last >= 0 && bytes.hasRemaining()) {
            last = channel.read(bytes);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public void close() throws IOException {
        in.close();
        if (channel != null) {
            channel.close();
        }
    }
}
