package io.github.stowc.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A small file that is read whole into memory, such as certificates or a template.
 *
 * <p>Pipes and devices are refused, since they may never end; except those that the process has open already, as a shell
 * passes the output of a program: {@code <(…)} is {@code /dev/fd/63}.
 */
public final class SideFile {
    private SideFile() {}

    /**
     * Its bytes.
     *
     * @param what what it should be, for errors, such as {@code a template}
     * @param limit the number of bytes that are allowed
     * @throws FileSystemException if it is a folder, a pipe or a device, or larger
     * @throws IOException if it is missing or cannot be read
     */
    public static byte[] read(Path file, String what, int limit) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw refused(file, "expected " + what + ", found a folder");
        }
        if (!attributes.isRegularFile() && !isOpen(file)) {
            throw refused(file, "expected " + what + ", found a device or pipe");
        }
        if (attributes.isRegularFile() && attributes.size() > limit) {
            throw tooLarge(file, what, limit);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw tooLarge(file, what, limit);
            }
            return bytes;
        }
    }

    private static boolean isOpen(Path file) {
        String name = file.toString();
        return name.startsWith("/dev/fd/") || name.startsWith("/proc/self/fd/") || name.equals("/dev/stdin");
    }

    private static FileSystemException tooLarge(Path file, String what, int limit) {
        return refused(file, "expected " + what + ", found more than " + limit + " bytes");
    }

    private static FileSystemException refused(Path file, String reason) {
        return new FileSystemException(file.toString(), null, reason);
    }
}
