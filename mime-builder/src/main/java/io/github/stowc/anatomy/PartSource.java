package io.github.stowc.anatomy;

import io.github.stowc.bytes.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * A range of a message as a source of its own, in which readers can jump if they can in the message.
 *
 * @param whole the message
 * @param name the name of the range
 * @param from its first byte
 * @param size the number of its bytes
 */
record PartSource(Source whole, String name, long from, long size) implements Source {
    @Override
    public InputStream open() throws IOException {
        Optional<SeekableByteChannel> channel = channel();
        if (channel.isPresent()) {
            return Channels.newInputStream(channel.get());
        }
        InputStream in = whole.open();
        in.skipNBytes(from);
        return new Limited(in, size);
    }

    @Override
    public Optional<SeekableByteChannel> channel() throws IOException {
        Optional<SeekableByteChannel> channel = whole.channel();
        return channel.isPresent() ? Optional.of(new Range(channel.get().position(from), from, size)) : channel;
    }

    @Override
    public Optional<Path> path() {
        return Optional.empty();
    }

    @Override
    public Optional<FileTime> lastModified() {
        return Optional.empty();
    }

    /** The first bytes of a stream. */
    static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long size) {
            this.in = in;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 || length == 0) {
                return length == 0 ? 0 : -1;
            }
            int count = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** The range of a channel, which is closed with it. */
    private record Range(SeekableByteChannel channel, long from, long size) implements SeekableByteChannel {
        @Override
        public int read(ByteBuffer into) throws IOException {
            long left = size - position();
            if (left <= 0) {
                return -1;
            }
            int limit = into.limit();
            into.limit((int) Math.min(limit, into.position() + left));
            int count = channel.read(into);
            into.limit(limit);
            return count;
        }

        @Override
        public int write(ByteBuffer bytes) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() throws IOException {
            return channel.position() - from;
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            if (!channel.isOpen()) {
                throw new ClosedChannelException();
            }
            channel.position(from + position);
            return this;
        }

        @Override
        public SeekableByteChannel truncate(long length) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
