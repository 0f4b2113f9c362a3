package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists the differences of datasets, value by value. */
final class Differences {
    private Differences() {}

    static void assertSame(Dataset expected, Dataset actual) {
        assertEquals(List.of(), between(expected, actual, ""));
        assertEquals(expected, actual);
    }

    static List<String> between(Dataset expected, Dataset actual, String path) {
        Set<Element> all = new LinkedHashSet<>(expected.elements());
        all.addAll(actual.elements());
        List<String> differences = new ArrayList<>();
        for (Element element : all) {
            Element left = expected.get(element.tag()).orElse(null);
            Element right = actual.get(element.tag()).orElse(null);
            if (left instanceof Element.Sequence some
                    && right instanceof Element.Sequence others
                    && some.valueCount() == others.valueCount()) {
                for (int i = 0; i < some.valueCount(); i++) {
                    differences.addAll(
                            between(some.items().get(i), others.items().get(i), path + element.tag() + "[" + i + "]."));
                }
            } else if (left == null || !left.equals(right)) {
                differences.add(path + "expected " + left + ", found " + right);
            }
        }
        return differences;
    }
}
