package io.github.stowc.receiver.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The files that one page has dropped, and the last message that was compiled of them. Safe to share between threads. */
final class Draft {
    private final String id;
    private final List<DraftFile> files = new ArrayList<>();
    private final AtomicLong wanted = new AtomicLong();
    private int lastNumber;
    private long builds;
    private @Nullable Build build;
    private volatile Instant used;
    private boolean ended;

    Draft(String id, Instant now) {
        this.id = id;
        this.used = now;
    }

    /** What its page calls it by, and nobody else knows. */
    String id() {
        return id;
    }

    /** When its page last asked for it. */
    Instant used() {
        return used;
    }

    void use(Instant now) {
        used = now;
    }

    /** The files, in the order in which they came. */
    synchronized List<DraftFile> files() {
        return List.copyOf(files);
    }

    /** How many bytes the files have. */
    synchronized long size() {
        return files.stream().mapToLong(DraftFile::size).sum();
    }

    /** The file with that number. */
    synchronized Optional<DraftFile> file(int number) {
        return files.stream().filter(file -> file.number() == number).findFirst();
    }

    /**
     * Adds a file, which is removed with the draft.
     *
     * @throws DraftException if the draft has one of that name, or has ended
     */
    synchronized DraftFile add(String name, Path path, long size) throws DraftException {
        if (ended) {
            throw Drafts.gone();
        }
        if (files.stream().anyMatch(file -> file.name().equals(name))) {
            throw new DraftException(
                    409, "the draft has a file of this name; remove it first, or give the new one another name");
        }
        DraftFile file = new DraftFile(++lastNumber, name, path, size);
        files.add(file);
        return file;
    }

    /** Removes a file, and the message that was made of it. */
    synchronized void remove(DraftFile file) throws IOException {
        if (files.remove(file)) {
            build = null;
            Files.deleteIfExists(file.path());
        }
    }

    /** Removes all files. */
    synchronized void end() {
        ended = true;
        build = null;
        for (DraftFile file : files) {
            try {
                Files.deleteIfExists(file.path());
            } catch (IOException e) {
                // The end of the receiver removes it.
            }
        }
        files.clear();
    }

    /** Makes a message. */
    interface Builder {
        /**
         * Makes the build with that number; null if the files and choices make none.
         *
         * @throws IOException if a file cannot be read
         */
        @Nullable
        Build build(long number) throws IOException, DraftException;
    }

    /**
     * Makes a message, one at a time, which takes the place of the last one; if none can be made, that one stays.
     *
     * @throws DraftException if a later call waits already, so that nobody wants this one
     */
    void build(Builder builder) throws IOException, DraftException {
        long turn = wanted.incrementAndGet();
        synchronized (wanted) {
            if (turn != wanted.get()) {
                throw new DraftException(409, "a later request asks for this draft; its answer counts");
            }
            long number;
            synchronized (this) {
                number = ++builds;
            }
            Build made = builder.build(number);
            synchronized (this) {
                if (ended) {
                    build = null;
                } else if (made != null) {
                    build = made;
                }
            }
        }
    }

    /** The last message, if it has that number. */
    synchronized Optional<Build> build(long number) {
        return Optional.ofNullable(build).filter(last -> last.number() == number);
    }
}
