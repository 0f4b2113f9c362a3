package io.github.stowc.mime;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Files that appear together, each by a rename once all are whole, or not at all: neither a failure nor the end of the
 * process leaves one of them or a temporary file behind.
 *
 * <p>Not safe to share between threads.
 */
public final class Outputs implements Closeable {
    private final boolean overwrite;
    /** The temporary file of each target. */
    private final Map<Path, Path> files = new LinkedHashMap<>();
    /** What must go if the process ends; looked at by the thread that ends it. */
    private final Queue<Path> temporary = new ConcurrentLinkedQueue<>();

    private final Thread hook = new Thread(this::deleteTemporary, "stowc-cleanup");
    private boolean hooked;

    /**
     * No file yet.
     *
     * @param overwrite whether files that are there are replaced
     */
    public Outputs(boolean overwrite) {
        this.overwrite = overwrite;
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes to a new file, which stays open.
         *
         * @throws IOException if it cannot be written
         */
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Refuses a target that must not be written.
     *
     * @throws FileAlreadyExistsException if a file is there and must not be replaced
     * @throws FileSystemException if it is a folder, its folder is missing, or no file can have its name
     */
    public void check(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "it is a folder; name a file in it");
        }
        if (isThere(target) && !overwrite && !isDevice(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileSystemException(target.toString(), null, "its folder does not exist; make it first");
        }
    }

    /**
     * Whether there is a file, or a link that leads nowhere.
     *
     * @throws FileSystemException if no file can have that name, such as a name that is too long
     */
    private static boolean isThere(Path target) throws IOException {
        try {
            Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether a target is a pipe or device, which cannot be replaced: it is written as it is, in order. */
    public static boolean isDevice(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    /**
     * Writes a file, which appears with {@link #commit}.
     *
     * @throws IOException if it cannot be written, or {@link #check} refuses it
     */
    public void write(Path target, Content content) throws IOException {
        check(target);
        if (isDevice(target)) {
            try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
            } catch (IOException e) {
                throw e.getClass() == IOException.class ? named(target, e.getMessage(), e) : e;
            }
            return;
        }
        hookUp();
        Path temp = temporaryFor(target);
        temporary.add(temp);
        try (FileChannel channel = create(target, temp)) {
            content.writeTo(channel);
        } catch (IOException e) {
            // What the system says of a write, such as of a full disk, names no file.
            throw e.getClass() == IOException.class ? named(target, e.getMessage(), e) : e;
        }
        files.put(target, temp);
    }

    /** Nobody knows the temporary file: what is wrong with it is wrong with the target. */
    private static FileChannel create(Path target, Path temp) throws IOException {
        try {
            return FileChannel.open(temp, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        } catch (AccessDeniedException e) {
            AccessDeniedException denied = new AccessDeniedException(target.toString());
            denied.initCause(e);
            throw denied;
        } catch (FileSystemException e) {
            throw named(target, e instanceof NoSuchFileException ? "no file can be made there" : e.getReason(), e);
        }
    }

    private static FileSystemException named(Path target, @Nullable String reason, IOException cause) {
        FileSystemException named = new FileSystemException(target.toString(), null, reason);
        named.initCause(cause);
        return named;
    }

    /** Writes a file of bytes; see {@link #write(Path, Content)}. */
    public void write(Path target, byte[] bytes) throws IOException {
        write(target, channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }

    private static Path temporaryFor(Path target) {
        String name = "." + target.getFileName();
        // File systems take 255 bytes of UTF-8 for a name.
        int end = Math.min(name.length(), 60);
        String kept = name.substring(0, end - (Character.isHighSurrogate(name.charAt(end - 1)) ? 1 : 0));
        String unique = Long.toString(System.currentTimeMillis(), 36) + "-" + Long.toString(System.nanoTime(), 36);
        return target.resolveSibling(kept + "." + unique + ".tmp");
    }

    /**
     * Lets all files appear.
     *
     * @throws IOException if one cannot be renamed
     */
    public void commit() throws IOException {
        for (Path target : files.keySet()) {
            check(target);
        }
        for (Map.Entry<Path, Path> file : files.entrySet()) {
            rename(file.getValue(), file.getKey());
            temporary.remove(file.getValue());
        }
        files.clear();
    }

    private static void rename(Path temp, Path target) throws IOException {
        try {
            Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temp, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void hookUp() {
        if (!hooked) {
            Runtime.getRuntime().addShutdownHook(hook);
            hooked = true;
        }
    }

    private void deleteTemporary() {
        for (Path temp : temporary) {
            try {
                Files.deleteIfExists(temp);
            } catch (IOException e) {
                // Nobody is left to be told; the file's name says what it is.
            }
        }
    }

    /** Deletes what has been written and not committed. */
    @Override
    public void close() {
        deleteTemporary();
        temporary.clear();
        if (hooked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is about to end, and the hook is already at work.
            }
        }
    }
}
