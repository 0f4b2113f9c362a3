package io.github.stowc.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A source without a file: bytes in memory, an entry of an archive, a record of a database. */
record StreamSource(String name, long size, StreamOpener opener) implements Source {

    StreamSource {
        if (size < 0) {
            throw new IllegalArgumentException(name + ": a size of " + size + " bytes; give 0 or more");
        }
    }

    @Override
    public InputStream open() throws IOException {
        return opener.open();
    }

    @Override
    public Optional<Path> path() {
        return Optional.empty();
    }

    @Override
    public Optional<FileTime> lastModified() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
