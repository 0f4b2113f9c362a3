package io.github.stowc.receiver.store;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Uid;
import java.util.ArrayList;
import java.util.List;

/** A series with its instances. Safe to share between threads. */
public final class StoredSeries {
    private final StoredStudy study;
    private final Uid uid;
    private final Dataset attributes;
    private final List<StoredFile> files = new ArrayList<>();

    StoredSeries(StoredStudy study, Uid uid, Dataset attributes) {
        this.study = study;
        this.uid = uid;
        this.attributes = attributes;
    }

    /** Its study. */
    public StoredStudy study() {
        return study;
    }

    /** Series Instance UID (0020,000E). */
    public Uid uid() {
        return uid;
    }

    /** The attributes of a series that are kept ({@link KeptAttributes}), as its first instance has them. */
    public Dataset attributes() {
        return attributes;
    }

    /** Its instances, in the order in which they came; one or more. */
    public List<StoredFile> files() {
        synchronized (files) {
            return List.copyOf(files);
        }
    }

    /** The instance that came first. */
    public StoredFile first() {
        synchronized (files) {
            return files.get(0);
        }
    }

    /** The number of instances. */
    public int size() {
        synchronized (files) {
            return files.size();
        }
    }

    void add(StoredFile file) {
        synchronized (files) {
            files.add(file);
        }
    }

    /** Removes an instance that is not the last one. */
    void remove(StoredFile file) {
        synchronized (files) {
            files.remove(file);
        }
    }
}
