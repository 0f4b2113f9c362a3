package io.github.stowc.stow.batch.deliver;

import io.github.stowc.stow.send.NoAnswerException;
import io.github.stowc.stow.send.Sender;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Searches a server for instances (PS3.18 10.6): by a list of series at once (PS3.18 8.3.4.1), or, as long as the server has
 * not shown that it understands such lists, once more for each series of which something is missing.
 * Safe to share between threads.
 */
final class StoredSearch {
    /** Of a query: URLs of 2,000 bytes pass everywhere. */
    private static final int MAX_KEYS = 1400;

    /** Azure takes no more. */
    private static final int PAGE = 200;

    /** As many as no series of a batch has; then the server's answers lead nowhere. */
    private static final int MAX_PAGES = 1000;

    private final Sender sender;
    private volatile boolean knowsLists;

    StoredSearch(Sender sender) {
        this.sender = sender;
    }

    /** Those of some instances that the server has; empty if it does not answer. */
    Optional<Set<String>> stored(List<InstanceKey> instances) throws IOException {
        Map<String, List<InstanceKey>> series = new LinkedHashMap<>();
        for (InstanceKey instance : instances) {
            series.computeIfAbsent(instance.series(), uid -> new ArrayList<>()).add(instance);
        }
        Set<String> stored = new LinkedHashSet<>();
        try {
            for (List<List<InstanceKey>> some : lists(series)) {
                if (some.size() > 1) {
                    stored.addAll(ofList(some));
                }
                if (!knowsLists || some.size() == 1) {
                    for (List<InstanceKey> one : some) {
                        if (one.stream().anyMatch(instance -> !stored.contains(instance.sopInstance()))) {
                            stored.addAll(ofSeries(one));
                        }
                    }
                }
            }
        } catch (NoAnswerException | NoSearchException | UsageException e) {
            // A UsageException says that this server cannot be asked.
            return Optional.empty();
        }
        return Optional.of(stored);
    }

    /** The series in groups whose UIDs fit in one URL. */
    private static List<List<List<InstanceKey>>> lists(Map<String, List<InstanceKey>> series) {
        List<List<List<InstanceKey>>> lists = new ArrayList<>();
        int length = MAX_KEYS;
        for (Map.Entry<String, List<InstanceKey>> one : series.entrySet()) {
            length += one.getKey().length() + 1;
            if (length > MAX_KEYS) {
                lists.add(new ArrayList<>());
                length = one.getKey().length() + 1;
            }
            lists.get(lists.size() - 1).add(one.getValue());
        }
        return lists;
    }

    private Set<String> ofList(List<List<InstanceKey>> series) throws IOException {
        List<String> uids = series.stream().map(one -> one.get(0).series()).toList();
        List<InstanceKey> all = series.stream().flatMap(List::stream).toList();
        SearchPages pages = new SearchPages(all);
        try {
            read(pages, "/instances", "SeriesInstanceUID=" + String.join(",", uids));
        } catch (NoAnswerException e) {
            if (!isUnderstandable(e.status())) {
                throw e;
            }
            return Set.of();
        }
        if (pages.series().size() > 1) {
            knowsLists = true;
        }
        return pages.found();
    }

    private Set<String> ofSeries(List<InstanceKey> instances) throws IOException {
        String study = instances.get(0).study();
        String series = instances.get(0).series();
        SearchPages pages = new SearchPages(instances);
        try {
            read(pages, "/instances", "StudyInstanceUID=" + study + "&SeriesInstanceUID=" + series);
        } catch (NoAnswerException e) {
            if (!isUnderstandable(e.status())) {
                throw e;
            }
            // Some servers search only below a series.
            read(pages, "/studies/" + study + "/series/" + series + "/instances", "");
        }
        return pages.found();
    }

    /** Whether the server refused this kind of question rather than all. */
    private static boolean isUnderstandable(OptionalInt status) {
        int code = status.orElse(0);
        return code == 400 || code == 404 || code == 405 || code == 414 || code == 501;
    }

    private void read(SearchPages pages, String resource, String keys) throws IOException {
        String prefix = keys.isEmpty() ? "" : keys + "&";
        int offset = 0;
        for (int page = 0; page < MAX_PAGES; page++) {
            String more = offset == 0 ? "" : "&offset=" + offset;
            int count = pages.add(sender.lookUp(sender.url().search(resource, prefix + "limit=" + PAGE + more)));
            if (count == 0 || pages.isComplete()) {
                return;
            }
            offset += count;
        }
    }
}
