package io.github.stowc.stow.batch.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file of a journal: lines that begin at multiples of {@link #STEP} bytes, so that an int says where one is. */
final class JournalFile implements Closeable {
    /** The bytes between two places. */
    static final int STEP = 16;

    private static final int WINDOW = 64 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final byte[] window = new byte[WINDOW];
    private long windowAt = -1;
    private int windowSize;

    private JournalFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static JournalFile open(Path path) throws IOException {
        if (!Files.exists(path)
                && Files.getFileStore(path.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            // Whoever reads it can try whether a guess of a key is right.
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean isLocked = false;
        try {
            isLocked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another batch of this process has it.
        } finally {
            if (!isLocked) {
                channel.close();
            }
        }
        if (!isLocked) {
            throw new FileSystemException(path.toString(), null, "another run writes to it; wait until it ends");
        }
        return new JournalFile(path, channel);
    }

    /** Takes a line. */
    interface Taker {
        /**
         * A line.
         *
         * @param place where it is
         */
        void take(String[] fields, int place) throws IOException;
    }

    /** Reads all lines, and removes one that was not written whole. */
    void read(Taker taker) throws IOException {
        long at = 0;
        long size = channel.size();
        while (at < size) {
            int length = lineLength(at, size);
            if (length < 0) {
                int known = (int) Math.min(size, Journal.FIRST.length());
                if (at == 0 && !Journal.FIRST.startsWith(text(0, known))) {
                    throw broken(null);
                }
                channel.truncate(at);
                break;
            }
            taker.take(fields(text(at, length)), place(at));
            at += length;
        }
        channel.position(at);
    }

    private static int place(long at) {
        return Math.toIntExact(at / STEP + 1);
    }

    /** The bytes of a line with its end; -1 if it has none. */
    private int lineLength(long at, long size) throws IOException {
        int length = 0;
        while (at + length < size) {
            fill(at + length);
            int from = (int) (at + length - windowAt);
            for (int i = from; i < windowSize; i++) {
                if (window[i] == '\n') {
                    return length + i - from + 1;
                }
            }
            length += windowSize - from;
        }
        return -1;
    }

    private void fill(long at) throws IOException {
        if (windowAt >= 0 && at >= windowAt && at < windowAt + windowSize) {
            return;
        }
        windowAt = at;
        windowSize = Math.max(0, channel.read(ByteBuffer.wrap(window), at));
    }

    private String text(long at, int length) throws IOException {
        fill(at);
        int from = (int) (at - windowAt);
        if (from + length > windowSize) {
            windowAt = -1;
            fill(at);
            from = 0;
        }
        if (length > windowSize) {
            byte[] all = new byte[length];
            ByteBuffer buffer = ByteBuffer.wrap(all);
            while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
                // Until all is read.
            }
            return new String(all, StandardCharsets.UTF_8);
        }
        return new String(window, from, length, StandardCharsets.UTF_8);
    }

    private static String[] fields(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == ' ')) {
            end--;
        }
        return line.substring(0, end).split("\t", -1);
    }

    /** The fields of the line at a place. */
    String[] line(int place) throws IOException {
        long at = (long) (place - 1) * STEP;
        int length = lineLength(at, channel.size());
        if (length < 0) {
            throw broken(null);
        }
        return fields(text(at, length));
    }

    /** Adds lines at the end, and forces them to the disk. */
    synchronized void add(List<String> lines) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line : lines) {
            int length = line.getBytes(StandardCharsets.UTF_8).length + 1;
            char[] padding = new char[(STEP - length % STEP) % STEP];
            Arrays.fill(padding, ' ');
            all.append(line).append(padding).append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(all.toString().getBytes(StandardCharsets.UTF_8));
        long before = channel.position();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            // Half a line would hide those after it.
            try {
                channel.truncate(before);
            } catch (IOException closed) {
                // By an interruption; then no lines come after it, and the next run removes it.
                e.addSuppressed(closed);
            }
            throw e;
        }
    }

    /** A text without tabs and line ends. */
    static String escaped(String text) {
        return text.replace("%", "%25")
                .replace("\t", "%09")
                .replace("\n", "%0A")
                .replace("\r", "%0D")
                .replace(" ", "%20");
    }

    static String unescaped(String text) {
        return text.replace("%20", " ")
                .replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%09", "\t")
                .replace("%25", "%");
    }

    /** What is said of a file that no run has written. */
    FileSystemException broken(@Nullable Exception cause) {
        FileSystemException broken = new FileSystemException(
                path.toString(), null, "expected the journal of a batch, found another file; choose another output");
        if (cause != null) {
            broken.initCause(cause);
        }
        return broken;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
