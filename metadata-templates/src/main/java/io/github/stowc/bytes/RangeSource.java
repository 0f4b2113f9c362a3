package io.github.stowc.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;

/**
 * A range of a source, in which readers can jump if they can in the source.
 *
 * @param whole the source
 * @param name the name of the range
 * @param from its first byte
 * @param size the number of its bytes
 */
record RangeSource(Source whole, String name, long from, long size) implements Source {
    RangeSource {
        Objects.checkFromIndexSize(from, size, whole.size());
    }

    @Override
    public InputStream open() throws IOException {
        return CountedStream.range(whole.open(), whole, from, size);
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
