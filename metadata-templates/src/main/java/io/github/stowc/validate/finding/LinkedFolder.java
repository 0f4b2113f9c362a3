package io.github.stowc.validate.finding;

import io.github.stowc.bytes.Source;
import io.github.stowc.template.links.BulkDataLinks;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The files of a folder, found by the last segments of their paths. Immutable. */
final class LinkedFolder implements LinkedFiles {
    private final List<String> names;
    private final BulkDataLinks<String> links;

    private LinkedFolder(List<String> names) {
        this.names = List.copyOf(names);
        this.links = new BulkDataLinks<>(this.names, Function.identity());
    }

    static LinkedFolder of(Path folder, Collection<Path> except) throws IOException {
        Set<Path> left = new HashSet<>();
        for (Path path : except) {
            left.add(path.toAbsolutePath().normalize());
        }
        List<String> names = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) {
                return !found.equals(folder) && isHidden(found)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
                boolean isMeant = Files.isRegularFile(found)
                        && !isHidden(found)
                        && !left.contains(found.toAbsolutePath().normalize());
                if (isMeant) {
                    names.add(found.toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        names.sort(null);
        return new LinkedFolder(names);
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public List<String> candidates(String uri) {
        return links.candidates(uri);
    }

    @Override
    public Source source(String name) throws IOException {
        return Source.of(Path.of(name));
    }
}
