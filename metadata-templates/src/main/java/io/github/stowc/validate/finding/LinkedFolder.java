package io.github.stowc.validate.finding;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.template.links.BulkFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Files and the files of folders, found by the last segments of their paths. For one thread. */
final class LinkedFolder implements LinkedFiles {
    private final List<String> names;
    private final Set<String> expected;
    private final BulkFiles<String> files;
    private final Map<String, List<String>> frames = new HashMap<>();

    private LinkedFolder(Collection<String> names, Set<String> expected) {
        this.names = List.copyOf(names);
        this.expected = Set.copyOf(expected);
        this.files = new BulkFiles<>(this.names, Function.identity());
    }

    static LinkedFolder of(Collection<Path> places, Collection<Path> except) throws IOException {
        Set<Path> left = new HashSet<>();
        for (Path path : except) {
            left.add(path.toAbsolutePath().normalize());
        }
        Set<String> names = new TreeSet<>();
        Set<String> expected = new HashSet<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                walk(place, left, names);
            } else {
                Files.readAttributes(place, BasicFileAttributes.class);
                names.add(place.toString());
                expected.add(place.toString());
            }
        }
        return new LinkedFolder(names, expected);
    }

    private static void walk(Path folder, Set<Path> left, Set<String> names) throws IOException {
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
    public boolean isExpected(String name) {
        return expected.contains(name);
    }

    @Override
    public List<String> candidates(String uri) {
        return named(files.candidates(uri));
    }

    @Override
    public List<String> candidates(String uri, Dataset instance) {
        String uid = instance.text(Tags.SOP_INSTANCE_UID).orElse("").strip();
        return named(files.candidates(
                uri, uid, instance.integer(Tags.NUMBER_OF_FRAMES).orElse(1)));
    }

    private List<String> named(List<BulkFiles.Value<String>> values) {
        List<String> named = new ArrayList<>(values.size());
        for (BulkFiles.Value<String> value : values) {
            String first = value.files().get(0);
            String name = value.files().size() == 1
                    ? first
                    : first + " to " + value.files().size();
            if (value.files().size() > 1) {
                frames.put(name, value.files());
            }
            named.add(name);
        }
        return named;
    }

    @Override
    public List<String> frames(String name) {
        return frames.getOrDefault(name, List.of(name));
    }

    @Override
    public Source source(String name) throws IOException {
        return Source.of(Path.of(frames(name).get(0)));
    }
}
