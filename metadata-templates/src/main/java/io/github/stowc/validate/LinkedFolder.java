package io.github.stowc.validate;

import io.github.stowc.media.Source;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of a folder, found by the last segments of their paths. Immutable. */
final class LinkedFolder implements LinkedFiles {
    private final List<String> names;
    private final Map<String, List<String>> byLastSegment = new HashMap<>();

    private LinkedFolder(List<String> names) {
        this.names = List.copyOf(names);
        for (String name : names) {
            byLastSegment
                    .computeIfAbsent(lastSegment(slashed(name)), segment -> new ArrayList<>(1))
                    .add(name);
        }
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
        Set<String> candidates = new LinkedHashSet<>();
        String decoded = decode(uri);
        addCandidates(uri, candidates);
        if (!decoded.equals(uri)) {
            addCandidates(decoded, candidates);
        }
        return List.copyOf(candidates);
    }

    private void addCandidates(String uri, Set<String> candidates) {
        String ending = uri.startsWith("./") ? uri.substring(2) : uri;
        for (String name : byLastSegment.getOrDefault(lastSegment(ending), List.of())) {
            if (endsOnSegment(slashed(name), ending)) {
                candidates.add(name);
            }
        }
    }

    private static boolean endsOnSegment(String path, String ending) {
        int start = path.length() - ending.length();
        return !ending.isEmpty()
                && path.endsWith(ending)
                && (start == 0 || path.charAt(start - 1) == '/' || ending.charAt(0) == '/');
    }

    private static String slashed(String name) {
        return File.separatorChar == '/' ? name : name.replace(File.separatorChar, '/');
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public Source source(String name) throws IOException {
        return Source.of(Path.of(name));
    }

    /** Percent-decoded as UTF-8; what is not a percent sign and two digits stays. */
    private static String decode(String uri) {
        if (uri.indexOf('%') < 0) {
            return uri;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            int high = c == '%' && i + 2 < uri.length() ? Character.digit(uri.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(uri.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
