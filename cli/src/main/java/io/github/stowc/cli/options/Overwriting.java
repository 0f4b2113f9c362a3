package io.github.stowc.cli.options;

import io.github.stowc.bytes.Body;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes sure that no input is overwritten, whatever name or link leads to it. */
public final class Overwriting {
    /** The targets that exist, by what identifies a file. */
    private final Map<Object, Path> targets;

    private Overwriting(Map<Object, Path> targets) {
        this.targets = targets;
    }

    public static Overwriting of(List<Path> targets) throws IOException {
        Map<Object, Path> existing = new HashMap<>();
        for (Path target : targets) {
            if (Files.exists(target)) {
                existing.put(identity(target), target);
            }
        }
        return new Overwriting(existing);
    }

    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file.toRealPath() : key;
    }

    /**
     * Refuses targets that are named as input.
     *
     * @throws UsageException if one is
     */
    public void refuseNamed(Inputs inputs) throws IOException {
        for (Inputs.Item item : inputs.files()) {
            Path path = item.source().path().orElse(null);
            if (!item.found() && path != null) {
                refuse(path);
            }
        }
    }

    /**
     * Refuses targets that were found in a folder and are part of the message, which an older message in the folder is
     * not.
     *
     * @throws UsageException if there is one
     */
    public void refuseSourcesOf(StowMessage message) throws IOException {
        if (targets.isEmpty()) {
            return;
        }
        for (Body piece : message.pieces()) {
            if (piece instanceof Body.FileRange range) {
                refuse(range.file());
            }
        }
    }

    /**
     * Refuses targets that are a source.
     *
     * @param source a file that may be missing, or null if there is none
     * @throws UsageException if one is
     */
    public void refuse(@Nullable Path source) throws IOException {
        if (targets.isEmpty() || source == null || !Files.exists(source)) {
            return;
        }
        Path target = targets.get(identity(source));
        if (target != null) {
            throw new UsageException(target + ": the output is also an input; name another one");
        }
    }
}
