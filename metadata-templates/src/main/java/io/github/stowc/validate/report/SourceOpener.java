package io.github.stowc.validate.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a file that was checked once more. */
@FunctionalInterface
public interface SourceOpener {

    /**
     * The bytes of a file from its beginning; empty where it cannot be read a second time.
     *
     * @param file the name as findings have it
     * @throws IOException if it cannot be opened
     */
    Optional<InputStream> open(String file) throws IOException;

    /** Takes names for paths; what is no regular file is not opened again. */
    static SourceOpener files() {
        return file -> {
            Path path = Path.of(file);
            return Files.isRegularFile(path) ? Optional.of(Files.newInputStream(path)) : Optional.empty();
        };
    }
}
