package io.github.stowc.receiver.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Finds the files with an ending in a tree; what begins with a dot is left out, and what cannot be read. */
final class FileFinder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final String suffix;
    private final BooleanSupplier end;
    private final List<Found> found = new ArrayList<>();

    private record Found(Path file, long nanos) {}

    private FileFinder(Path root, String suffix, BooleanSupplier end) {
        this.root = root;
        this.suffix = suffix;
        this.end = end;
    }

    /**
     * The files in the order in which they were written, so that what came first is found first each time.
     *
     * @param end whether to stop
     */
    static List<Path> find(Path root, String suffix, BooleanSupplier end) throws IOException {
        FileFinder finder = new FileFinder(root, suffix, end);
        Files.walkFileTree(root, finder);
        finder.found.sort(Comparator.comparingLong(Found::nanos).thenComparing(Found::file));
        return finder.found.stream().map(Found::file).toList();
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return isHidden(folder) && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (end.getAsBoolean()) {
            return FileVisitResult.TERMINATE;
        }
        if (attributes.isRegularFile() && !isHidden(file) && file.toString().endsWith(suffix)) {
            found.add(new Found(file, attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
        return FileVisitResult.CONTINUE;
    }
}
