package io.github.stowc.receiver.store;

import io.github.stowc.dicom.Dataset;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of DICOM files, {@code STUDY/SERIES/SOP.dcm}, with an index in memory. The files are the truth: the index is
 * built from them. A file appears under its name by a rename, when it is whole. Safe to share between threads.
 */
public final class Archive implements Closeable {
    /** Where files are until they are whole. */
    private static final String INCOMING = ".incoming";

    private static final String LOCK = ".lock";
    private static final String SUFFIX = ".dcm";

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final FileIndex index;
    private final AtomicLong number = new AtomicLong();
    /** Each is for a share of the SOP Instance UIDs. */
    private final Object[] locks = Stream.generate(Object::new).limit(64).toArray();

    private volatile boolean ready;
    private volatile boolean closed;
    private @Nullable Thread reader;

    private Archive(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.index = new FileIndex(folder);
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** What became of an instance. */
    public enum Outcome {
        /** It was stored. */
        NEW,
        /** The same bytes are there already. */
        SAME,
        /** Other bytes with this SOP Instance UID are there; they stay. */
        OTHER
    }

    /**
     * Takes a folder, and begins to read its files in a thread of its own. What was incomplete when a receiver ended is
     * removed.
     *
     * @throws FileAlreadyExistsException if another receiver uses the folder
     * @throws IOException if the folder cannot be made or written to
     */
    public static Archive open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path lockPath = folder.resolve(LOCK);
        FileChannel file = FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            // The same as one of another process.
        }
        // A file that is gone was that of a receiver which ends now.
        if (lock == null || !Files.exists(lockPath)) {
            file.close();
            throw new FileAlreadyExistsException(
                    folder.toString(), null, "expected a folder of its own, found one that another receiver uses");
        }
        Archive archive = new Archive(folder.toRealPath(), file, lock);
        try {
            Path incoming = archive.folder.resolve(INCOMING);
            Files.createDirectories(incoming);
            removeAll(incoming);
        } catch (IOException e) {
            archive.letGo();
            throw e;
        }
        archive.startReading();
        return archive;
    }

    private static void removeAll(Path incoming) throws IOException {
        try (Stream<Path> left = Files.list(incoming)) {
            for (Path file : (Iterable<Path>) left::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void startReading() {
        Thread thread = new Thread(this::readFiles, "index");
        thread.setDaemon(true);
        reader = thread;
        thread.start();
    }

    private void readFiles() {
        try {
            for (Path file : FileFinder.find(folder, SUFFIX, () -> closed)) {
                if (closed) {
                    return;
                }
                readFile(file);
            }
        } catch (IOException e) {
            // What can be read is in the index.
        } finally {
            ready = true;
        }
    }

    private void readFile(Path file) {
        try {
            HeaderAttributes.read(file).ifPresent(index::add);
        } catch (IOException e) {
            // The other files are still of use.
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Whether all files of the folder are in the index. */
    public boolean isReady() {
        return ready;
    }

    /** A name for a file that is not whole yet; it does not end in {@code .dcm}, and its folder's name begins with a dot. */
    public Path temporary() {
        return folder.resolve(INCOMING).resolve(number.incrementAndGet() + ".tmp");
    }

    /**
     * Gives a whole file its name, unless its SOP Instance UID is there already. The temporary file is gone afterwards.
     *
     * @param uids where it belongs
     * @param temporary a file in the folder
     * @throws IOException if it is no DICOM file, or cannot be renamed
     */
    public Outcome add(InstanceUids uids, Path temporary) throws IOException {
        try {
            ReadFile read = HeaderAttributes.read(temporary)
                    .orElseThrow(() -> new IOException(uids.instance() + ": the file is no DICOM file"));
            Path target = folder.resolve(uids.path());
            // One at a time for each UID: the second waits until the first has its name.
            synchronized (lockOf(uids)) {
                Path known = file(uids).orElse(target);
                if (Files.exists(known)) {
                    return isSame(known, temporary) ? Outcome.SAME : Outcome.OTHER;
                }
                Files.createDirectories(target.getParent());
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                index.add(read.at(uids, target));
                return Outcome.NEW;
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Where an instance is that is in the index; one whose file somebody has removed leaves the index. */
    private Optional<Path> file(InstanceUids uids) {
        StoredFile known = index.find(uids.instance().value()).orElse(null);
        if (known != null && !Files.exists(known.file())) {
            index.remove(known);
            return Optional.empty();
        }
        return Optional.ofNullable(known).map(StoredFile::file);
    }

    private Object lockOf(InstanceUids uids) {
        return locks[Math.floorMod(uids.instance().hashCode(), locks.length)];
    }

    private static boolean isSame(Path first, Path second) throws IOException {
        try {
            return Files.mismatch(first, second) < 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The instance with that SOP Instance UID. */
    public Optional<StoredFile> find(String instance) {
        return index.find(instance);
    }

    /** The instances of a series, of all series of a study, or of all studies, by those UIDs that are not empty. */
    public List<StoredFile> files(String study, String series) {
        return index.files(study, series);
    }

    /** The studies, in the order in which they came. */
    public List<StoredStudy> studies() {
        return index.studies();
    }

    /** The study with that Study Instance UID. */
    public Optional<StoredStudy> study(String uid) {
        return index.study(uid);
    }

    /**
     * All attributes of an instance before its pixels, but for those with values longer than 16 KiB.
     *
     * @throws IOException if its file cannot be read
     */
    public Dataset attributes(StoredFile instance) throws IOException {
        return HeaderAttributes.all(instance.file());
    }

    /** The number of stored instances that are known. */
    public int size() {
        return index.size();
    }

    /**
     * Removes all stored instances that are in the index, with their files.
     *
     * @throws IOException if a file cannot be removed
     */
    public void removeStored() throws IOException {
        for (StoredFile stored : index.files("", "")) {
            synchronized (lockOf(stored.uids())) {
                Files.deleteIfExists(stored.file());
                index.remove(stored);
            }
        }
    }

    /** Lets the folder go; what is incomplete is removed. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        Thread thread = reader;
        if (thread != null) {
            thread.interrupt();
        }
        try {
            Path incoming = folder.resolve(INCOMING);
            removeAll(incoming);
            Files.deleteIfExists(incoming);
        } finally {
            letGo();
        }
    }

    private void letGo() throws IOException {
        // Before the lock ends, after which the file may be another's.
        Files.deleteIfExists(folder.resolve(LOCK));
        lock.release();
        lockFile.close();
    }
}
