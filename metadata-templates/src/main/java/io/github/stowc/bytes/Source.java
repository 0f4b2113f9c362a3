package io.github.stowc.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * Bytes with a name that can be opened again and again, each time with the same content.
 *
 * <p>The sources made here are immutable and safe to share between threads.
 */
public interface Source {

    /** Opens a stream at the first byte of a source. */
    @FunctionalInterface
    interface StreamOpener {
        /**
         * A new stream, which the caller closes.
         *
         * @throws IOException if it cannot be opened
         */
        InputStream open() throws IOException;
    }

    /** The name that people see: the path as it was given, with its folders. */
    String name();

    /** The number of bytes when the source was made. */
    long size();

    /**
     * A new stream at the first byte, which the caller closes.
     *
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;

    /**
     * A new channel at the first byte, which the caller closes: it jumps over bytes that nobody wants.
     *
     * @return empty for a source that only has streams
     * @throws IOException if it cannot be opened
     */
    default Optional<SeekableByteChannel> channel() throws IOException {
        Path path = path().orElse(null);
        return path == null ? Optional.empty() : Optional.of(Files.newByteChannel(path));
    }

    /**
     * A range of the bytes as a source of its own.
     *
     * @param name the name that people see
     * @param from its first byte, from 0
     * @param size the number of its bytes
     * @throws IndexOutOfBoundsException if it is not inside this source
     */
    default Source range(String name, long from, long size) {
        return new RangeSource(this, name, from, size);
    }

    /** The file that holds exactly these bytes; empty if there is none. */
    Optional<Path> path();

    /** When the file was last written to, as seen when the source was made; empty if there is no file. */
    Optional<FileTime> lastModified();

    /**
     * The file at a path, named by that path.
     *
     * @throws IOException if there is no such file, or it is not a regular one
     */
    static Source of(Path path) throws IOException {
        return of(path, path.toString());
    }

    /**
     * The file at a path, under a name of its own.
     *
     * @throws IOException if there is no such file, or it is not a regular one
     */
    static Source of(Path path, String name) throws IOException {
        return of(path, name, Files.readAttributes(path, BasicFileAttributes.class));
    }

    /**
     * The file at a path, under a name of its own, whose attributes were just read.
     *
     * @throws IOException if it is not a regular one
     */
    static Source of(Path path, String name, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile()) {
            String found = attributes.isDirectory() ? "a folder" : "a device or pipe";
            throw new FileSystemException(name, null, "expected a file, found " + found);
        }
        return new FileSource(path, name, attributes.size(), attributes.lastModifiedTime());
    }

    /** Bytes in memory, copied. */
    static Source of(String name, byte[] bytes) {
        byte[] copy = bytes.clone();
        return new StreamSource(name, copy.length, () -> new ByteArrayInputStream(copy));
    }

    /**
     * A stream of known length that can be opened again.
     *
     * @throws IllegalArgumentException if the size is negative
     */
    static Source of(String name, long size, StreamOpener opener) {
        return new StreamSource(name, size, opener);
    }
}
