package io.github.stowc.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Reads a file whose size and time are known, and notices where it is no longer the same. */
public final class FileRangeReader implements Closeable {
    private final Body.FileRange range;
    private final FileChannel channel;

    public FileRangeReader(Body.FileRange range) throws IOException {
        this.range = range;
        this.channel = FileChannel.open(range.file(), StandardOpenOption.READ);
    }

    /**
     * Reads at least one byte.
     *
     * @param position counted from the beginning of the range
     * @throws SourceChangedException if the file ends there
     */
    public int read(ByteBuffer buffer, long position) throws IOException {
        int count = readAt(buffer, range.offset() + position);
        if (count < 0) {
            throw new SourceChangedException(
                    range.file().toString(), range.fileSize() + " bytes", "its end after " + channel.size());
        }
        return count;
    }

    /** What the system says of a read names no file. */
    private int readAt(ByteBuffer buffer, long place) throws IOException {
        try {
            return channel.read(buffer, place);
        } catch (IOException e) {
            if (e.getClass() != IOException.class) {
                throw e;
            }
            FileSystemException named = new FileSystemException(range.file().toString(), null, e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    /**
     * Holds the file against what it was.
     *
     * @throws SourceChangedException if its size or time differ
     */
    public void checkUnchanged() throws IOException {
        BasicFileAttributes now = Files.readAttributes(range.file(), BasicFileAttributes.class);
        long size = now.size();
        if (size != range.fileSize()) {
            throw new SourceChangedException(range.file().toString(), range.fileSize() + " bytes", size + " bytes");
        }
        FileTime time = now.lastModifiedTime();
        if (!time.equals(range.lastModified())) {
            throw new SourceChangedException(
                    range.file().toString(), "it to be written last at " + range.lastModified(), time.toString());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
