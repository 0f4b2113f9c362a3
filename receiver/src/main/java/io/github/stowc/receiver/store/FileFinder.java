package io.github.stowc.receiver.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BooleanSupplier;

/** Finds the files with an ending in a tree; what begins with a dot is left out, and what cannot be read. */
final class FileFinder extends SimpleFileVisitor<Path> {
    /** Takes a file. */
    interface Sink {
        void accept(Path file) throws IOException;
    }

    private final Path root;
    private final String suffix;
    private final Sink sink;
    private final BooleanSupplier end;

    FileFinder(Path root, String suffix, Sink sink, BooleanSupplier end) {
        this.root = root;
        this.suffix = suffix;
        this.sink = sink;
        this.end = end;
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
            try {
                sink.accept(file);
            } catch (IOException e) {
                // The other files are still of use.
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
    }
}
