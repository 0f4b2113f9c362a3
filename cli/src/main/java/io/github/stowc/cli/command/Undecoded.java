package io.github.stowc.cli.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds a file whose name is no text in the locale, such as one in Latin-1: of such bytes on the command line Java knows
 * only that something stood there, but a folder tells them.
 */
final class Undecoded {
    private Undecoded() {}

    /**
     * The file that looks like a path; the path itself if there is none.
     *
     * @throws FileSystemException if several files look like it
     */
    static Path found(Path path) throws FileSystemException {
        Path name = path.getFileName();
        if (name == null || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return path;
        }
        Path parent = path.getParent();
        Path folder = parent != null && parent.toString().indexOf(Options.UNREADABLE) >= 0 ? found(parent) : parent;
        @Nullable Path match = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder == null ? Path.of("") : folder)) {
            for (Path file : files) {
                if (String.valueOf(file.getFileName()).equals(name.toString())) {
                    if (match != null) {
                        throw new FileSystemException(
                                path.toString(),
                                null,
                                "several files have a name that looks like it in this locale; give their folder");
                    }
                    match = file;
                }
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            return path;
        }
        return match == null ? path : match;
    }
}
