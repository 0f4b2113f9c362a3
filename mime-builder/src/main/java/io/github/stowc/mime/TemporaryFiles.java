package io.github.stowc.mime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that outputs are until they are complete: {@code .NAME.TIME-NUMBER.tmp} in the folder of NAME. */
final class TemporaryFiles {
    private static final String SUFFIX = ".tmp";
    /** Nobody writes to a file that has not changed for so long. */
    private static final long OLD_MILLIS = 3_600_000;

    private final Map<Path, Map<String, List<String>>> folders = new HashMap<>();

    /** A new name for a target. */
    static Path of(Path target) {
        String unique = Long.toString(System.currentTimeMillis(), 36) + "-" + Long.toString(System.nanoTime(), 36);
        return target.resolveSibling(prefix(target) + unique + SUFFIX);
    }

    private static String prefix(Path target) {
        String name = "." + target.getFileName();
        // File systems allow 255 bytes of UTF-8 for a name.
        int end = Math.min(name.length(), 60);
        return name.substring(0, end - (Character.isHighSurrogate(name.charAt(end - 1)) ? 1 : 0)) + '.';
    }

    /** Removes those of a target that runs left which were killed, at least an hour ago. */
    void removeOld(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        // A folder is looked at once, since a run may write thousands of files.
        Map<String, List<String>> left = folders.get(folder);
        if (left == null) {
            left = left(folder);
            folders.put(folder, left);
        }
        for (String name : left.getOrDefault(prefix(target), List.of())) {
            removeIfOld(target.resolveSibling(name));
        }
    }

    /** The names of a folder that look like ours, by what comes before time and number. */
    private static Map<String, List<String>> left(Path folder) {
        Map<String, List<String>> left = new HashMap<>();
        String[] names = folder.toFile().list();
        if (names != null) {
            for (String name : names) {
                int end = name.lastIndexOf('.', name.length() - SUFFIX.length() - 1) + 1;
                if (name.startsWith(".") && name.endsWith(SUFFIX) && end > 0 && isUnique(name, end)) {
                    left.computeIfAbsent(name.substring(0, end), prefix -> new ArrayList<>())
                            .add(name);
                }
            }
        }
        return left;
    }

    /** Whether a name ends as {@link #of} ends it. */
    private static boolean isUnique(String name, int from) {
        int dashes = 0;
        int end = name.length() - SUFFIX.length();
        for (int i = from; i < end; i++) {
            char c = name.charAt(i);
            dashes += c == '-' ? 1 : 0;
            if (c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return dashes >= 1 && dashes <= 2 && end - from >= 10;
    }

    private static void removeIfOld(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            long age =
                    System.currentTimeMillis() - attributes.lastModifiedTime().toMillis();
            if (attributes.isRegularFile() && age > OLD_MILLIS) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It stays, as it would have without us.
        }
    }

    /** Opens a new file, which has the permissions of the target that it will replace, if there is one. */
    static FileChannel open(Path temp, Path target) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        Set<PosixFilePermission> kept = permissions(target);
        if (kept == null) {
            return FileChannel.open(temp, options);
        }
        FileChannel channel = FileChannel.open(temp, options, PosixFilePermissions.asFileAttribute(kept));
        try {
            // The umask may have taken some away.
            Files.setPosixFilePermissions(temp, kept);
        } catch (IOException e) {
            // Then it has fewer.
        }
        return channel;
    }

    /** The permissions of a file; null if there is none, or the system has no such permissions. */
    private static @Nullable Set<PosixFilePermission> permissions(Path target) {
        try {
            return Files.isRegularFile(target) ? Files.getPosixFilePermissions(target) : null;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }
}
