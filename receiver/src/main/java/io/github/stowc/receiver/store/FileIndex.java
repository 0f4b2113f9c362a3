package io.github.stowc.receiver.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored instances by study, series and UID, in the order in which they came. Safe to share between threads. */
final class FileIndex {
    private final Map<String, Map<String, Map<String, StoredFile>>> studies = new LinkedHashMap<>();
    private final Map<String, StoredFile> instances = new LinkedHashMap<>();

    /** Adds an instance, unless its UID is there already; returns the one that is there. */
    synchronized Optional<StoredFile> add(StoredFile file) {
        InstanceUids uids = file.uids();
        StoredFile known = instances.putIfAbsent(uids.instance().value(), file);
        if (known == null) {
            studies.computeIfAbsent(uids.study().value(), study -> new LinkedHashMap<>())
                    .computeIfAbsent(uids.series().value(), series -> new LinkedHashMap<>())
                    .put(uids.instance().value(), file);
        }
        return Optional.ofNullable(known);
    }

    synchronized Optional<StoredFile> find(String instance) {
        return Optional.ofNullable(instances.get(instance));
    }

    /** The instances of a series, of all series of a study, or of all studies, by those UIDs that are not empty. */
    synchronized List<StoredFile> files(String study, String series) {
        List<StoredFile> files = new ArrayList<>();
        for (Map<String, Map<String, StoredFile>> allSeries : some(studies, study)) {
            for (Map<String, StoredFile> all : some(allSeries, series)) {
                files.addAll(all.values());
            }
        }
        return files;
    }

    private static <T> Collection<T> some(Map<String, T> map, String key) {
        if (key.isEmpty()) {
            return map.values();
        }
        T one = map.get(key);
        return one == null ? List.of() : List.of(one);
    }

    synchronized int size() {
        return instances.size();
    }
}
