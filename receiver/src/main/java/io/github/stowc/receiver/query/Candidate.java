package io.github.stowc.receiver.query;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.store.KeptAttributes;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.receiver.store.StoredSeries;
import io.github.stowc.receiver.store.StoredStudy;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A study, a series or an instance that may match; reads its file at most once. For one thread. */
final class Candidate {
    private final StoredStudy study;
    private final @Nullable StoredSeries series;
    private final @Nullable StoredFile file;
    private @Nullable Dataset read;

    /** A study, a series if one is given, an instance if one is given. */
    Candidate(StoredStudy study, @Nullable StoredSeries series, @Nullable StoredFile file) {
        this.study = study;
        this.series = series;
        this.file = file;
    }

    StoredStudy study() {
        return study;
    }

    Optional<StoredSeries> series() {
        return Optional.ofNullable(series);
    }

    Optional<StoredFile> file() {
        return Optional.ofNullable(file);
    }

    /** Whether all keys match. */
    boolean matches(SearchQuery query, Archive archive, AttributeLevels levels) throws IOException {
        for (SearchQuery.Key key : query.keys()) {
            if (!key.path().matches(get(key.path().first(), archive, levels), key.match())) {
                return false;
            }
        }
        return true;
    }

    /**
     * The value of an attribute, of the first instance where it is of several.
     *
     * @throws IOException if the file cannot be read
     */
    Optional<Element> get(Tag tag, Archive archive, AttributeLevels levels) throws IOException {
        if (tag.equals(Tags.SOP_INSTANCE_UID)) {
            return file().map(each -> Element.given(tag, VR.UI, each.uid().value()));
        }
        Level level = levels.of(tag);
        Optional<Element> counted =
                level == Level.STUDY ? Counted.of(study, tag) : series().flatMap(each -> Counted.of(each, tag));
        if (counted.isPresent()) {
            return counted;
        }
        return KeptAttributes.contains(tag)
                ? kept(level).get(tag)
                : all(archive).get(tag);
    }

    private Dataset kept(Level level) {
        if (level == Level.STUDY || series == null) {
            return study.attributes();
        }
        return level == Level.SERIES || file == null ? series.attributes() : file.attributes();
    }

    /** All attributes of the file; none if it has gone. */
    Dataset all(Archive archive) throws IOException {
        Dataset known = read;
        if (known == null) {
            try {
                known = archive.attributes(file != null ? file : first());
            } catch (NoSuchFileException e) {
                known = Dataset.EMPTY;
            }
            read = known;
        }
        return known;
    }

    private StoredFile first() {
        return (series != null ? series : study.series().get(0)).first();
    }
}
