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
 * Files that appear together, each by a rename when all are complete, or not at all: neither a failure nor the end of
 * the process leaves one of them or a temporary file.
 *
 * <p>Not safe to share between threads.
 */
public final class Outputs implements Closeable {
    private final boolean overwrite;
    /** The temporary file of each target. */
    private final Map<Path, Path> files = new LinkedHashMap<>();
    /** What to delete if the process ends; read by the thread that ends it. */
    private final Queue<Path> temporary = new ConcurrentLinkedQueue<>();

    private final TemporaryFiles old = new TemporaryFiles();

    private final Thread hook = new Thread(this::deleteTemporary, "stowc-cleanup");
    private boolean hooked;

    /**
     * Starts without files.
     *
     * @param overwrite whether to replace existing files
     */
    public Outputs(boolean overwrite) {
        this.overwrite = overwrite;
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes to a new file and leaves it open.
         *
         * @throws IOException if it cannot be written
         */
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Refuses a target that must not be written.
     *
     * @throws FileAlreadyExistsException if the file exists and must not be replaced
     * @throws FileSystemException if it is a folder, its folder is missing, or its name is not possible
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
            throw new FileSystemException(target.toString(), null, "its folder does not exist; create it first");
        }
    }

    /**
     * Whether a file exists, or a link without target.
     *
     * @throws FileSystemException if the name is not possible, such as one that is too long
     */
    private static boolean isThere(Path target) throws IOException {
        try {
            Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether a target is a pipe or device, which is written in order instead of replaced. */
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
        old.removeOld(target);
        Path temp = TemporaryFiles.of(target);
        temporary.add(temp);
        try (FileChannel channel = create(target, temp)) {
            content.writeTo(channel);
        } catch (IOException e) {
            // The system's message on a failed write, such as on a full disk, names no file.
            throw e.getClass() == IOException.class ? named(target, e.getMessage(), e) : e;
        }
        files.put(target, temp);
    }

    /** Reports trouble with the temporary file, which users do not know, as trouble with the target. */
    private static FileChannel create(Path target, Path temp) throws IOException {
        try {
            return TemporaryFiles.open(temp, target);
        } catch (AccessDeniedException e) {
            AccessDeniedException denied = new AccessDeniedException(target.toString());
            denied.initCause(e);
            throw denied;
        } catch (FileSystemException e) {
            throw named(target, e instanceof NoSuchFileException ? "no file can be created there" : e.getReason(), e);
        }
    }

    private static FileSystemException named(Path target, @Nullable String reason, IOException cause) {
        FileSystemException named = new FileSystemException(target.toString(), null, reason);
        named.initCause(cause);
        return named;
    }

    /** Writes bytes to a file; see {@link #write(Path, Content)}. */
    public void write(Path target, byte[] bytes) throws IOException {
        write(target, channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }

    /**
     * Makes all files appear.
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
                // Nobody can be told any more; the file's name says what it is.
            }
        }
    }

    /** Deletes files that were not committed. */
    @Override
    public void close() {
        deleteTemporary();
        temporary.clear();
        if (hooked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending, and the hook is running.
            }
        }
    }
}
