package io.github.stowc.receiver.retrieve;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.receiver.store.InstanceUids;
import io.github.stowc.receiver.web.ServiceUrl;
import java.util.ArrayList;
import java.util.List;

/**
 * The URLs of what instances have (PS3.18 10.4.1). Immutable.
 *
 * @param service where they are stored
 */
record Links(ServiceUrl service) {
    String instance(InstanceUids uids) {
        return service.instance(
                uids.study().value(), uids.series().value(), uids.instance().value());
    }

    String frame(InstanceUids uids, int number) {
        return instance(uids) + "/frames/" + number;
    }

    /** Of a value: the tags and the numbers of the items, from 1, that lead to it. */
    String bulkData(InstanceUids uids, List<String> path) {
        return instance(uids) + "/bulkdata/" + String.join("/", path);
    }

    /** A dataset of an instance whose links to bulk data are URLs. */
    Dataset linked(InstanceUids uids, Dataset dataset) {
        return linked(uids, dataset, List.of());
    }

    private Dataset linked(InstanceUids uids, Dataset dataset, List<String> path) {
        List<Element> changed = new ArrayList<>();
        for (Element element : dataset) {
            if (element instanceof Element.BulkData link) {
                List<String> place = with(path, link.tag().hex());
                changed.add(new Element.BulkData(link.tag(), link.vr(), bulkData(uids, place)));
            } else if (element instanceof Element.Sequence sequence) {
                List<Dataset> items = new ArrayList<>(sequence.items().size());
                for (Dataset item : sequence.items()) {
                    List<String> place = with(with(path, sequence.tag().hex()), Integer.toString(items.size() + 1));
                    items.add(linked(uids, item, place));
                }
                changed.add(new Element.Sequence(sequence.tag(), items));
            }
        }
        return changed.isEmpty() ? dataset : dataset.with(changed);
    }

    private static List<String> with(List<String> path, String last) {
        List<String> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }
}
