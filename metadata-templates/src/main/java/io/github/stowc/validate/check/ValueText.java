package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.ItemStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value that a finding is about, as text. */
final class ValueText {
    private ValueText() {}

    /** The value at the end of a path; empty if there is none. */
    static String at(@Nullable Dataset instance, String path) {
        Dataset dataset = instance;
        if (dataset == null || path.isEmpty()) {
            return "";
        }
        for (ItemStep step : Paths.parse(Paths.parent(path))) {
            List<Dataset> items = dataset.items(step.sequence());
            if (step.item() >= items.size()) {
                return "";
            }
            dataset = items.get(step.item());
        }
        String last = path.substring(path.lastIndexOf('.') + 1);
        Element element = Tag.parse(last.substring(0, Math.min(8, last.length())))
                .flatMap(dataset::get)
                .orElse(null);
        if (element instanceof Element.BulkData bulk) {
            return bulk.uri();
        }
        return element == null ? "" : String.join("\\", element.texts());
    }
}
