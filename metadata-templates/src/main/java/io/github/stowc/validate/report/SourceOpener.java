package io.github.stowc.validate.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a checked file once more. */
@FunctionalInterface
public interface SourceOpener {

    /**
     * The bytes of a file from its beginning; empty if it cannot be read a second time.
     *
     * @param file the name that findings give
     * @throws IOException if it cannot be opened
     */
    Optional<InputStream> open(String file) throws IOException;

    /** Takes names for paths; opens only regular files again. */
    static SourceOpener files() {
        return file -> {
            Path path = Path.of(file);
            return Files.isRegularFile(path) ? Optional.of(Files.newInputStream(path)) : Optional.empty();
        };
    }
}
