package io.github.stowc.receiver.store;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Uid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A study with its series. Safe to share between threads. */
public final class StoredStudy {
    private final Path root;
    private final Uid uid;
    private final Dataset attributes;
    private final Map<String, StoredSeries> series = new LinkedHashMap<>(4);

    StoredStudy(Path root, Uid uid, Dataset attributes) {
        this.root = root;
        this.uid = uid;
        this.attributes = attributes;
    }

    /** The archive's folder. */
    Path root() {
        return root;
    }

    /** Study Instance UID (0020,000D). */
    public Uid uid() {
        return uid;
    }

    /** The attributes of a study that are kept ({@link KeptAttributes}), as its first instance has them. */
    public Dataset attributes() {
        return attributes;
    }

    /** Its series, in the order in which they came; one or more. */
    public List<StoredSeries> series() {
        synchronized (series) {
            return new ArrayList<>(series.values());
        }
    }

    /** The series with that UID. */
    public Optional<StoredSeries> series(String seriesUid) {
        synchronized (series) {
            return Optional.ofNullable(series.get(seriesUid));
        }
    }

    /** The number of instances in all series. */
    public int size() {
        int size = 0;
        for (StoredSeries each : series()) {
            size += each.size();
        }
        return size;
    }

    /** Adds a series that has an instance. */
    void add(StoredSeries added) {
        synchronized (series) {
            series.put(added.uid().value(), added);
        }
    }

    /** Removes a series that is not the last one. */
    void remove(StoredSeries removed) {
        synchronized (series) {
            series.remove(removed.uid().value());
        }
    }
}
