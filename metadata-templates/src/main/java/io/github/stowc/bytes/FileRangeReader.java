package io.github.stowc.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Reads a file whose size and time are known, and notices if it has changed. */
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

    /** The system's message about a failed read names no file. */
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
     * Checks that the file has not changed.
     *
     * @throws SourceChangedException if its size or time differ
     */
    public void checkUnchanged() throws IOException {
        checkUnchanged(range.file(), range.file().toString(), range.fileSize(), range.lastModified());
    }

    /** Checks that the file of a source, if it has one, has not changed. */
    static void checkUnchanged(Source source) throws IOException {
        Path file = source.path().orElse(null);
        FileTime written = source.lastModified().orElse(null);
        if (file != null && written != null) {
            checkUnchanged(file, source.name(), source.size(), written);
        }
    }

    private static void checkUnchanged(Path file, String name, long size, FileTime written) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        if (now.size() != size) {
            throw new SourceChangedException(name, size + " bytes", now.size() + " bytes");
        }
        FileTime time = now.lastModifiedTime();
        if (!time.equals(written)) {
            throw new SourceChangedException(name, "it to be last written at " + written, time.toString());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
