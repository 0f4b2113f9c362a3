package io.github.stowc.anatomy;

import io.github.stowc.anatomy.ChunkWalk.Run;
import io.github.stowc.bytes.ByteWindow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** Reads a request decoded from chunks, and jumps in it. Not for several threads. */
final class ChunkChannel implements SeekableByteChannel {
    private static final int BUFFER = 64 * 1024;

    private final ChunkedRequest request;
    private final ByteWindow raw;
    private final ChunkWalk walk;
    private final byte[] buffer = new byte[BUFFER];
    private Run run;
    private long position;
    private boolean open = true;

    ChunkChannel(ChunkedRequest request) throws IOException {
        this.request = request;
        this.raw = new ByteWindow(request.raw());
        this.walk = new ChunkWalk(raw);
        this.run = request.before(0);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        requireOpen();
        if (position >= request.size()) {
            return -1;
        }
        int done = 0;
        while (into.hasRemaining() && position < request.size() && locate()) {
            int count = (int) Math.min(Math.min(into.remaining(), run.end() - position), buffer.length);
            raw.copy(run.from() + position - run.at(), buffer, 0, count);
            into.put(buffer, 0, count);
            position += count;
            done += count;
        }
        return done == 0 && into.hasRemaining() ? -1 : done;
    }

    /** Goes to the run with the position; false if the file no longer has it. */
    private boolean locate() throws IOException {
        Run near = request.before(position);
        if (position < run.at() || near.at() > run.at()) {
            run = near;
        }
        while (position >= run.end()) {
            @Nullable Run next = walk.next(run);
            if (next == null) {
                return false;
            }
            run = next;
        }
        return true;
    }

    private void requireOpen() throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        requireOpen();
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return request.size();
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long length) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        raw.close();
    }
}
