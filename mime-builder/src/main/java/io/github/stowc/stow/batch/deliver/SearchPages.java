package io.github.stowc.stow.batch.deliver;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.text.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The answers to one search, page by page, in DICOM JSON (PS3.18 10.6.3). For one search. */
final class SearchPages {
    private static final Set<JsonRule> UNREADABLE = Set.of(JsonRule.SYNTAX, JsonRule.ROOT, JsonRule.LIMIT);

    private final Set<String> asked = new HashSet<>();
    private final Set<String> askedSeries = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> found = new HashSet<>();
    private final Set<String> series = new HashSet<>();

    SearchPages(List<InstanceKey> instances) {
        for (InstanceKey instance : instances) {
            asked.add(instance.sopInstance());
            askedSeries.add(instance.series());
        }
    }

    /** Those of the instances that the pages name. */
    Set<String> found() {
        return found;
    }

    /** The series of the instances on the pages. */
    Set<String> series() {
        return series;
    }

    boolean isComplete() {
        return found.size() == asked.size();
    }

    /**
     * Reads a page.
     *
     * @return how many instances it has; 0 if it has none that earlier pages have not
     * @throws NoSearchException if it is no answer to the question
     */
    int add(byte[] page) throws IOException {
        Set<Rule> broken = new HashSet<>();
        int count = 0;
        int fresh = 0;
        try (DicomJsonReader reader = DicomJsonReader.collecting(
                new ByteArrayInputStream(page),
                JsonReadOptions.of("the answer"),
                problem -> broken.add(problem.rule()))) {
            for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                fresh += add(next.get().dataset()) ? 1 : 0;
                count++;
            }
        }
        if (!Collections.disjoint(broken, UNREADABLE)) {
            throw new NoSearchException("expected DICOM JSON as the answer to a search, found something else");
        }
        return fresh == 0 ? 0 : count;
    }

    private boolean add(Dataset instance) throws NoSearchException {
        String uid = instance.text(Tags.SOP_INSTANCE_UID).orElse("");
        String its = instance.text(Tags.SERIES_INSTANCE_UID).orElse("");
        if (uid.isEmpty() || (!its.isEmpty() && !askedSeries.contains(its))) {
            throw new NoSearchException("expected instances of the series that were asked for, found others");
        }
        if (!its.isEmpty()) {
            series.add(its);
        }
        if (asked.contains(uid)) {
            found.add(uid);
        }
        return seen.add(uid);
    }
}
