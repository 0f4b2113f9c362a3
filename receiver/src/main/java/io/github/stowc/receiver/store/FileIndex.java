package io.github.stowc.receiver.store;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Uid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stored instances by study, series and UID, in the order in which they came. What instances have in common is kept
 * once. Safe to share between threads.
 */
final class FileIndex {
    /** As many values are recognized when they come again. */
    private static final int COMMON = 10_000;

    private final Path root;
    private final Map<String, StoredStudy> studies = new LinkedHashMap<>();
    private final Map<String, StoredFile> instances = new HashMap<>();
    private final Map<Object, Object> common = new HashMap<>();

    /** For the files of a folder. */
    FileIndex(Path root) {
        this.root = root;
    }

    /** Adds an instance, unless its UID is there already; says whether it was added. */
    synchronized boolean add(ReadFile file) {
        InstanceUids uids = file.uids();
        String key = uids.instance().value();
        if (instances.containsKey(key)) {
            return false;
        }
        StoredStudy study = studies.get(uids.study().value());
        boolean isNewStudy = study == null;
        if (study == null) {
            study = new StoredStudy(root, uids.study(), KeptAttributes.ofStudy(file.attributes()));
        }
        StoredSeries series = study.series(uids.series().value()).orElse(null);
        boolean isNewSeries = series == null;
        if (series == null) {
            series = new StoredSeries(study, uids.series(), shared(KeptAttributes.ofSeries(file.attributes())));
        }
        StoredFile stored = stored(series, file);
        // Nobody sees a study without a series, or a series without an instance.
        series.add(stored);
        if (isNewSeries) {
            study.add(series);
        }
        if (isNewStudy) {
            studies.put(study.uid().value(), study);
        }
        instances.put(key, stored);
        return true;
    }

    private StoredFile stored(StoredSeries series, ReadFile file) {
        Uid uid = file.uids().instance();
        boolean isAtHome = file.file().equals(root.resolve(file.uids().path()));
        return new StoredFile(
                series,
                uid,
                isAtHome ? null : file.file(),
                file.size(),
                shared(file.transferSyntax()),
                shared(KeptAttributes.ofInstance(file.attributes())));
    }

    /** The dataset with elements that others have too. */
    private Dataset shared(Dataset dataset) {
        List<Element> elements = new ArrayList<>(dataset.size());
        for (Element element : dataset) {
            elements.add(shared(element));
        }
        return Dataset.of(elements);
    }

    @SuppressWarnings("unchecked")
    private <T> T shared(T value) {
        Object known = common.get(value);
        if (known != null) {
            return (T) known;
        }
        if (common.size() < COMMON) {
            common.put(value, value);
        }
        return value;
    }

    synchronized Optional<StoredFile> find(String instance) {
        return Optional.ofNullable(instances.get(instance));
    }

    synchronized List<StoredStudy> studies() {
        return new ArrayList<>(studies.values());
    }

    synchronized Optional<StoredStudy> study(String uid) {
        return Optional.ofNullable(studies.get(uid));
    }

    /** The instances of a series, of all series of a study, or of all studies, by those UIDs that are not empty. */
    List<StoredFile> files(String study, String series) {
        List<StoredFile> files = new ArrayList<>();
        for (StoredStudy each :
                study.isEmpty() ? studies() : study(study).stream().toList()) {
            for (StoredSeries one : series.isEmpty()
                    ? each.series()
                    : each.series(series).stream().toList()) {
                files.addAll(one.files());
            }
        }
        return files;
    }

    /** Removes an instance; a series without others goes with it, and a study without other series. */
    synchronized void remove(StoredFile file) {
        if (!instances.remove(file.uid().value(), file)) {
            return;
        }
        StoredSeries series = file.series();
        // Who holds a series or a study that goes still finds something in it.
        if (series.size() > 1) {
            series.remove(file);
        } else if (series.study().series().size() > 1) {
            series.study().remove(series);
        } else {
            studies.remove(series.study().uid().value());
        }
    }

    synchronized int size() {
        return instances.size();
    }
}
