package io.github.stowc.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A file, with its size and time when it was first looked at. */
record FileSource(Path file, String name, long size, FileTime written) implements Source {

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public Optional<Path> path() {
        return Optional.of(file);
    }

    @Override
    public Optional<FileTime> lastModified() {
        return Optional.of(written);
    }

    @Override
    public String toString() {
        return name;
    }
}
