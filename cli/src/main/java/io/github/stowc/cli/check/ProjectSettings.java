package io.github.stowc.cli.check;

import io.github.stowc.dicom.text.Severity;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a project settles for {@code validate}, in its file {@code .stowc.toml}. Immutable.
 *
 * @param file the file; null if there is none
 * @param levels how grave rules count, by name or layer; empty for off
 * @param baseline the file of known findings; null if there is none
 * @param exclude the files of folders that are not checked
 */
public record ProjectSettings(
        @Nullable Path file,
        Map<String, Optional<Severity>> levels,
        @Nullable Path baseline,
        List<PathMatcher> exclude) {
    private static final String NAME = ".stowc.toml";

    /** Those of no project. */
    public static final ProjectSettings NONE = new ProjectSettings(null, Map.of(), null, List.of());

    /** Copies the collections. */
    public ProjectSettings {
        levels = Map.copyOf(levels);
        exclude = List.copyOf(exclude);
    }

    /**
     * Those of the project that a file belongs to, or else of the one that the working folder belongs to.
     *
     * @param first the first file or folder to check; null if there is none
     * @throws UsageException if the file has another form
     * @throws IOException if it cannot be read
     */
    public static ProjectSettings near(@Nullable Path first) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path file = first == null ? null : above(first.toAbsolutePath().normalize());
        file = file == null ? above(here) : file;
        return file == null ? NONE : of(file);
    }

    /** Those of a file; see {@link #near}. */
    public static ProjectSettings of(Path file) throws IOException {
        // Only this line loads the reader of TOML.
        return ProjectFile.read(file);
    }

    /** The nearest file, up to the folder that holds the repository. */
    private static @Nullable Path above(Path start) {
        for (Path folder = Files.isDirectory(start) ? start : start.getParent();
                folder != null;
                folder = folder.getParent()) {
            Path file = folder.resolve(NAME);
            if (Files.isRegularFile(file)) {
                return file;
            }
            if (Files.exists(folder.resolve(".git"))) {
                return null;
            }
        }
        return null;
    }

    /** Whether a file that was found in a folder is not checked. */
    public boolean excludes(Path found) {
        Path folder = file == null ? null : file.toAbsolutePath().normalize().getParent();
        Path absolute = found.toAbsolutePath().normalize();
        if (folder == null || !absolute.startsWith(folder)) {
            return false;
        }
        Path relative = folder.relativize(absolute);
        for (PathMatcher matcher : exclude) {
            for (Path part = relative; part != null; part = part.getParent()) {
                if (matcher.matches(part)) {
                    return true;
                }
            }
        }
        return false;
    }
}
